import useDocusaurusContext from "@docusaurus/useDocusaurusContext";

import type { InstalledVersions } from "../../plugins/versions";

/** Versions of the documented packages, as installed when the site was built. */
export function useInstalledVersions(): InstalledVersions {
  const { customFields } = useDocusaurusContext().siteConfig;
  return customFields?.["versions"] as InstalledVersions;
}

import useDocusaurusContext from "@docusaurus/useDocusaurusContext";

/** Versions of all documented packages by name, `@auth/core` first (`plugins/versions.ts`). */
export type InstalledVersions = Record<"@auth/core", string> & Record<string, string>;

/** Versions of the documented packages, as installed when the site was built. */
export function useInstalledVersions(): InstalledVersions {
  const { customFields } = useDocusaurusContext().siteConfig;
  return customFields?.["versions"] as InstalledVersions;
}

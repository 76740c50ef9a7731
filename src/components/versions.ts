import useDocusaurusContext from "@docusaurus/useDocusaurusContext";

/** Versions of the documented packages by name. */
export type InstalledVersions = Record<
  "@auth/core" | "@auth/drizzle-adapter" | "next-auth",
  string
>;

/** Versions of the documented packages, as installed when the site was built. */
export function useInstalledVersions(): InstalledVersions {
  const { customFields } = useDocusaurusContext().siteConfig;
  return customFields?.["versions"] as InstalledVersions;
}

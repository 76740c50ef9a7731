import path from "node:path";

const standIns = path.resolve("tests/frameworks");

/** What components of the lab import of Docusaurus, for tests that draw them without a site around. */
export const docusaurus = {
  "@docusaurus/Link": path.join(standIns, "docusaurus.tsx"),
  "@docusaurus/theme-common": path.join(standIns, "docusaurus.tsx"),
  "@docusaurus/useBaseUrl": path.join(standIns, "docusaurus-base-url.ts"),
};

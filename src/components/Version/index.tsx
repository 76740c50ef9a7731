import useDocusaurusContext from "@docusaurus/useDocusaurusContext";

/**
 * The version of an installed package, read at build time (`plugins/versions.ts`).
 *
 * @throws if the package is not one of those: the build fails instead of printing "undefined".
 */
export function Version({ of: name }: { of: string }) {
  const { versions } = useDocusaurusContext().siteConfig.customFields as {
    versions: Record<string, string>;
  };
  const version = versions[name];
  if (!version) {
    const known = Object.keys(versions).join(", ");
    throw new Error(`<Version of="${name}" />: plugins/versions.ts reads only ${known}`);
  }
  return (
    <span translate="no">
      {name} {version}
    </span>
  );
}

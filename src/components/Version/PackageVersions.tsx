import Link from "@docusaurus/Link";

import { useInstalledVersions } from "../versions";

/**
 * All documented packages and their versions, as installed when the site was built. There are many
 * adapters, and few readers look for more than one: theirs unfold.
 */
export function PackageVersions() {
  const all = Object.entries(useInstalledVersions());
  const adapters = all.filter(([name]) => name.endsWith("-adapter"));
  return (
    <>
      <List packages={all.filter(([name]) => !name.endsWith("-adapter"))} folder="packages" />
      <details>
        <summary>{adapters.length} adapters</summary>
        <List packages={adapters} folder="adapters" />
      </details>
    </>
  );
}

interface ListProps {
  packages: readonly (readonly [name: string, version: string])[];
  /** Where their pages are, below `/reference`. */
  folder: string;
}

function List({ packages, folder }: ListProps) {
  return (
    <ul>
      {packages.map(([name, version]) => (
        <li key={name}>
          <Link to={`/reference/${folder}/${slugOf(name)}/`}>
            <code>{name}</code>
          </Link>{" "}
          {version}
        </li>
      ))}
    </ul>
  );
}

/** The last part of a page's address, as `plugins/package-pages` names it. */
function slugOf(name: string): string {
  return name.replace("@auth/", "").replace(/-adapter$/, "");
}

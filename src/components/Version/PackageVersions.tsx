import { useInstalledVersions } from "../versions";

/** The documented packages and their versions, as installed when the site was built. */
export function PackageVersions() {
  return (
    <ul>
      {Object.entries(useInstalledVersions()).map(([name, version]) => (
        <li key={name}>
          <code>{name}</code> {version}
        </li>
      ))}
    </ul>
  );
}

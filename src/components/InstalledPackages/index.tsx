import { ScrollableTable } from "../../hydration/ScrollableTable";

interface InstalledPackage {
  name: string;
  version: string;
  license: string;
  neededBy: string;
}

/** The packages that the site was built with (plugins/package-data). */
export function InstalledPackages({ data }: { data: string }) {
  return (
    <ScrollableTable>
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col">Version</th>
          <th scope="col">License</th>
          <th scope="col">Needed by</th>
        </tr>
      </thead>
      <tbody>
        {(JSON.parse(data) as InstalledPackage[]).map(({ name, version, license, neededBy }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{version}</td>
            <td>{license}</td>
            <td>{neededBy}</td>
          </tr>
        ))}
      </tbody>
    </ScrollableTable>
  );
}

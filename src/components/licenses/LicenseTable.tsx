import { ScrollableTable } from "../../hydration/ScrollableTable";
import { listedPackages } from "./list";

/** The packages of which something ships with the site. */
export function LicenseTable() {
  return (
    <ScrollableTable>
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col">Version</th>
          <th scope="col">License</th>
          <th scope="col">In</th>
        </tr>
      </thead>
      <tbody>
        {listedPackages().map(({ name, version, license, parts }) => (
          <tr key={`${name} ${version}`}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{version}</td>
            <td>{license}</td>
            <td>{parts.join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </ScrollableTable>
  );
}

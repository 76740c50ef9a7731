import Link from "@docusaurus/Link";

import { Prose } from "../playground/Prose";
import { ScrollableTable } from "../../hydration/ScrollableTable";
import { type AffectedRange, type Notice, notices } from "./notices";

/** Where the advisories are told. */
const PAGE = "/security";

/** The advisories, with identifiers, versions, and what their sources call them. */
export function AdvisoryTable() {
  return (
    <ScrollableTable>
      <thead>
        <tr>
          <th scope="col">Advisory</th>
          <th scope="col">What is wrong</th>
          <th scope="col">Versions with the fault</th>
          <th scope="col">Severity</th>
        </tr>
      </thead>
      <tbody>
        {notices
          .filter(({ kind }) => kind === "advisory")
          .map((notice) => (
            <Row key={notice.id} notice={notice} />
          ))}
      </tbody>
    </ScrollableTable>
  );
}

function Row({ notice: { id, cve, title, affected, severity, date } }: { notice: Notice }) {
  return (
    <tr>
      <th scope="row">
        <a href={`https://github.com/advisories/${id}`}>{id}</a>
        <br />
        {cve ?? "CVE: unknown"}
        <br />
        {date}
      </th>
      <td>
        <Link to={`${PAGE}#${id.toLowerCase()}`}>
          <Prose text={title} />
        </Link>
      </td>
      <td>
        <Versions affected={affected} />
      </td>
      <td>
        Maintainers: {severity?.maintainers}
        <br />
        GitHub: {severity?.github}
      </td>
    </tr>
  );
}

function Versions({ affected }: { affected: readonly AffectedRange[] }) {
  return affected.map((range) => (
    <div key={range.package + range.from}>
      <code>{range.package}</code> {lineOf(range)}below {range.below}
    </div>
  ));
}

/** The line of `next-auth` that a range is about. */
function lineOf({ package: name, from }: AffectedRange): string {
  if (name !== "next-auth") return "";
  return from.startsWith("5.") ? "5, " : "4, ";
}

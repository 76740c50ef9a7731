import Link from "@docusaurus/Link";
import useBrokenLinks from "@docusaurus/useBrokenLinks";
import type { ReactNode } from "react";

import { ScrollableTable } from "../../hydration/ScrollableTable";
import styles from "./provider-table.module.css";
import type { ProviderCatalog, ProviderRow, SignInProof } from "./rows";

/** What a page hands over: the data that plugins/catalog wrote. */
interface CatalogProps {
  catalog: ProviderCatalog;
}

const TYPES: Record<string, string> = {
  oauth: "OAuth 2.0",
  oidc: "OpenID Connect",
  email: "e-mail",
  credentials: "credentials",
  webauthn: "WebAuthn",
};

/** How many sign-ins complete, of how many that were tried. */
export function ProviderCounts({ catalog }: CatalogProps) {
  const tried = catalog.rows.filter(({ signsIn }) => signsIn !== null);
  const complete = tried.filter(({ signsIn }) => signsIn);
  return (
    <strong>
      {complete.length} of {tried.length}
    </strong>
  );
}

/** Every provider module, one row each. */
export function ProviderTable({ catalog }: CatalogProps) {
  return (
    <ScrollableTable className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Provider</th>
          <th scope="col">Signs in</th>
          <th scope="col">Type</th>
          <th scope="col">Checks</th>
          <th scope="col">Client</th>
          <th scope="col">Id</th>
          <th scope="col">The profile gives</th>
          <th scope="col">Requests</th>
          <th scope="col">Hosts</th>
        </tr>
      </thead>
      <tbody>
        {catalog.rows.map((row) => (
          <ProviderTableRow key={row.module} row={row} />
        ))}
      </tbody>
    </ScrollableTable>
  );
}

function ProviderTableRow({ row }: { row: ProviderRow }) {
  const { module, reference, name, type, checks, clientAuthentication, proof } = row;
  return (
    <tr>
      <th scope="row">
        <Link to={reference}>{name}</Link>
        <code className={styles.module}>{module}</code>
      </th>
      <td>
        <Verdict row={row} />
      </td>
      <td>{TYPES[type] ?? type}</td>
      <td>{checks.join(", ")}</td>
      <td>{clientAuthentication?.replace("client_secret_", "")}</td>
      <td>{proof && <code>{proof.idSource}</code>}</td>
      <td className={styles.gives}>{proof && gives(proof)}</td>
      <td>{proof && `${proof.requests.browser} + ${proof.requests.app}`}</td>
      <td className={styles.hosts}>
        {proof?.hosts.map((host) => (
          <code key={host}>{new URL(host).host}</code>
        ))}
      </td>
    </tr>
  );
}

function Verdict({ row: { module, name, signsIn, remark } }: { row: ProviderRow }): ReactNode {
  if (signsIn === null) return "not tried";
  const verdict = signsIn ? "yes" : "no";
  if (!remark) return verdict;
  const href = `#${anchor(module)}`;
  return (
    <>
      <span className={signsIn ? undefined : styles.no}>{verdict}</span>,{" "}
      {signsIn ? (
        <a href={href} aria-label={`options to mind with ${name}`}>
          options
        </a>
      ) : (
        <a href={href} aria-label={`why ${name} cannot sign in`}>
          why
        </a>
      )}
    </>
  );
}

function gives({ nameFrom, email, picture }: SignInProof): string {
  const name = nameFrom === "full name" ? "name" : nameFrom && `name (${nameFrom})`;
  return [name, email && "e-mail", picture && "picture"].filter(Boolean).join(", ");
}

/**
 * What is to be known of single providers.
 *
 * @param of `defects`: the ones that do not sign in; `options`: those that do not with some options
 */
export function ProviderRemarks({ catalog, of }: CatalogProps & { of: "defects" | "options" }) {
  const wanted = catalog.rows.filter(
    ({ signsIn, remark }) => remark && signsIn === (of === "options"),
  );
  return (
    <ul>
      {wanted.map((row) => (
        <ProviderRemark key={row.module} row={row} />
      ))}
    </ul>
  );
}

function ProviderRemark({ row: { module, name, remark } }: { row: ProviderRow }) {
  const id = anchor(module);
  useBrokenLinks().collectAnchor(id);
  if (!remark) return null;
  const { says, evidence, source, fix } = remark;
  return (
    <li id={id}>
      <strong>{name}:</strong> <Prose text={says} />{" "}
      {fix && (
        <>
          It signs in with {fix.length > 1 ? "options" : "an option"} in place of the module’s:{" "}
          <Codes values={fix} />.{" "}
        </>
      )}
      See <Codes values={evidence} /> and <Link to={source}>{new URL(source).host}</Link>.
    </li>
  );
}

/** Text in which backticks mark code. */
function Prose({ text }: { text: string }) {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

/** The providers whose `profile()` returns a number as id, where the types promise a string. */
export function NumericIds({ catalog }: CatalogProps) {
  const numeric = catalog.rows.filter(({ proof }) => proof?.idType === "number");
  return <Codes values={numeric.map(({ module }) => module)} />;
}

function Codes({ values }: { values: string[] }) {
  return values.map((value, index) => (
    <span key={value}>
      {index > 0 && ", "}
      <code>{value}</code>
    </span>
  ));
}

function anchor(module: string): string {
  return `provider-${module}`;
}

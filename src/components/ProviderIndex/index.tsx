import Link from "@docusaurus/Link";
import { useSyncExternalStore } from "react";

import { Choice, Fields, TextField } from "../fields";
import { ScrollableTable } from "../../hydration/ScrollableTable";
import styles from "./provider-index.module.css";
import { type Filter, filterRows, type ProviderIndexRow, readFilter, writeFilter } from "./rows";

const NONE: Filter = { name: "", type: "", feature: "" };

/** Who shows the filter that is in the address. */
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

function keepInAddress(filter: Filter): void {
  const { pathname, hash } = window.location;
  window.history.replaceState(window.history.state, "", pathname + writeFilter(filter) + hash);
  for (const listener of listeners) listener();
}

/** All providers in a table, with filters that the address keeps. */
export function ProviderIndex({ rows }: { rows: readonly ProviderIndexRow[] }) {
  // The address is not known where the page is built: there, nothing is filtered.
  const search = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => "",
  );
  const filter = readFilter(search);
  const change = (part: Partial<Filter>) => keepInAddress({ ...filter, ...part });
  const left = filterRows(rows, filter);
  return (
    <>
      <form
        className={styles.filters}
        role="search"
        aria-label="Filter providers"
        onSubmit={(event) => event.preventDefault()}
      >
        <Fields>
          <TextField
            label="Name"
            type="search"
            value={filter.name}
            onChange={(name) => change({ name })}
          />
          <Choice
            label="Type"
            value={filter.type}
            choices={choicesOf(rows.map(({ type }) => type))}
            onChange={(type) => change({ type })}
          />
          <Choice
            label="Feature"
            value={filter.feature}
            choices={choicesOf(rows.flatMap(({ features }) => features))}
            onChange={(feature) => change({ feature })}
          />
          <button type="button" onClick={() => change(NONE)}>
            Show all
          </button>
        </Fields>
      </form>
      <p role="status">
        {left.length === 0
          ? "No provider is left. Choose “Show all” to take the filters away."
          : `${left.length} of ${rows.length} providers`}
      </p>
      <ProviderIndexTable rows={left} />
    </>
  );
}

/** The values of a column as choices, and that of none. */
function choicesOf(values: readonly string[]): [string, string][] {
  const sorted = [...new Set(values)].sort((a, b) => a.localeCompare(b, "en"));
  return [["", "any"], ...sorted.map((value): [string, string] => [value, value])];
}

function ProviderIndexTable({ rows }: { rows: readonly ProviderIndexRow[] }) {
  return (
    <ScrollableTable>
      <thead>
        <tr>
          <th scope="col">Provider</th>
          <th scope="col">Type</th>
          <th scope="col">Checks</th>
          <th scope="col">Default scopes</th>
          <th scope="col">Remarks</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, module, url, type, checks, scopes, features }) => (
          <tr key={module}>
            <th scope="row">
              <Link to={url}>{name}</Link> <code>{module}</code>
            </th>
            <td>{type}</td>
            <td>{checks.join(", ")}</td>
            <td>{scopes.join(" ")}</td>
            <td>
              {features
                .filter((feature) => feature === "known problem" || feature === "deprecated")
                .join(", ")}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollableTable>
  );
}

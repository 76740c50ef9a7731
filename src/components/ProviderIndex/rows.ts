/** A provider in the index, as plugins/provider-pages writes it. */
export interface ProviderIndexRow {
  name: string;
  /** `github`, as in `@auth/core/providers/github`. */
  module: string;
  url: string;
  /** As readers know it: `OAuth 2.0`. */
  type: string;
  checks: string[];
  scopes: string[];
  /** What readers choose by: `PKCE`, `gives a picture`. */
  features: string[];
}

/** What a reader asks for; an empty text asks for nothing. */
export interface Filter {
  name: string;
  type: string;
  feature: string;
}

/** The rows that a filter leaves. The name also finds modules; upper and lower case are the same. */
export function filterRows(
  rows: readonly ProviderIndexRow[],
  { name, type, feature }: Filter,
): ProviderIndexRow[] {
  const wanted = name.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (type === "" || row.type === type) &&
      (feature === "" || row.features.includes(feature)) &&
      `${row.name} ${row.module}`.toLowerCase().includes(wanted),
  );
}

/** The filter in an address's query. */
export function readFilter(search: string): Filter {
  const params = new URLSearchParams(search);
  const read = (name: string) => params.get(name) ?? "";
  return { name: read("name"), type: read("type"), feature: read("feature") };
}

/** The query that keeps a filter in the address; empty for none. */
export function writeFilter(filter: Filter): string {
  const used = Object.entries(filter).filter(([, value]) => value !== "");
  return used.length === 0 ? "" : `?${new URLSearchParams(used)}`;
}

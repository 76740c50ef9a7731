import { PARAGRAPH, shown } from "../shown-text";
import { cellsOf, type Party } from "./event-kinds";
import type { EventRow, ExchangeRow, Row } from "./rows";

/** Who speaks to whom. */
export function partiesOf(row: EventRow): [from: Party, to: Party] {
  const [from, to] = cellsOf(row).parties(row);
  return [
    { ...from, name: shown(from.name) },
    { ...to, name: shown(to.name) },
  ];
}

/** What happened, in a line. Of an exchange, its address; the timeline sets that in parts. */
export function describe(row: Row): string {
  return shown(row.kind === "step" ? row.event.caption : cellsOf(row).text(row), PARAGRAPH);
}

/** How it went, in a word. */
export function statusOf(row: EventRow): string {
  return cellsOf(row).status?.(row) ?? row.kind;
}

/** What has been put together for the filter, which asks again with each key. */
const texts = new WeakMap<EventRow, string>();

/** All that the filter looks at, in lower case: what the row says, and what an exchange opens to. */
export function searchText(row: EventRow): string {
  let text = texts.get(row);
  if (text === undefined) {
    const names = partiesOf(row).map(({ name }) => name);
    const parts = [
      describe(row),
      ...names,
      statusOf(row),
      ...(row.kind === "exchange" ? within(row) : []),
    ];
    text = parts.join("\n").toLowerCase();
    texts.set(row, text);
  }
  return text;
}

/** Address, headers, bodies and cookies of an exchange. */
function within({ request, answer, cookies }: ExchangeRow): string[] {
  const messages = answer?.kind === "response" ? [request, answer] : [request];
  return [
    request.url,
    ...messages.flatMap(({ headers, body }) => [
      ...headers.map(([name, value]) => `${name}: ${value}`),
      body,
    ]),
    ...[...cookies].map(({ cookie: { name, value } }) => `${name}=${value}`),
  ];
}

/** Whether it is a refusal or a failure, which the reader looks for first. */
export function isFailure(row: EventRow): boolean {
  if (row.kind !== "exchange" || row.answer === undefined) return false;
  return row.answer.kind === "network-error" || row.answer.status >= 400;
}

/** "+1 cookie", "−2 cookies": what an answer did to the jar, and nothing if it left it alone. */
export function cookieChips({ cookies }: ExchangeRow): string[] {
  const count = (wanted: string) =>
    cookies.flatMap((one) => (one.change === wanted ? [one] : [])).length;
  return [["+", count("set")] as const, ["−", count("deleted")] as const].flatMap(
    ([sign, number]) =>
      number === 0 ? [] : [`${sign}${number} ${number === 1 ? "cookie" : "cookies"}`],
  );
}

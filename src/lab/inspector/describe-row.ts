import type { Actor } from "../../sandbox/messages";
import type { ClockRow, ExchangeRow, Row } from "./rows";

/** A row of the timeline that is no heading. */
export type EventRow = Exclude<Row, { kind: "step" }>;

/** Who takes part in a row, as its cells name them; the role decides the color. */
export interface Party {
  name: string;
  role?: Actor["role"] | "core" | "database" | "authenticator";
}

const APP: Party = { name: "Your app", role: "app" };
const CORE: Party = { name: "@auth/core", role: "core" };

/** Who speaks to whom. */
export function partiesOf(row: EventRow): [from: Party, to: Party] {
  switch (row.kind) {
    case "exchange":
      return [row.request.from, row.request.to];
    case "call":
      return [CORE, APP];
    case "sql":
      return [
        row.event.by === "app" ? APP : { name: "Operator" },
        { name: "Database", role: "database" },
      ];
    case "mail": {
      const { via, to } = row.event.mail;
      return [{ name: via, role: "mail-service" }, { name: to }];
    }
    case "authenticator":
      return [
        { name: row.browser, role: "browser" },
        { name: row.event.authenticator ?? "Authenticator", role: "authenticator" },
      ];
    case "log":
      return [row.event.source === "auth.js" ? CORE : APP, { name: "Log" }];
    case "clock":
      return [{ name: "Clock" }, { name: "everybody" }];
    case "control":
      return [{ name: row.step === undefined ? "You" : "Guided tour" }, { name: "the world" }];
  }
}

/** What happened, in a line. Of an exchange, its address; the timeline sets that in parts. */
export function describe(row: Row): string {
  switch (row.kind) {
    case "exchange":
      return `${row.request.method} ${row.request.url}`;
    case "call":
      return `${row.event.type} ${row.event.name}`;
    case "sql": {
      const { text, changes, error } = row.event;
      const did = changes.map(({ operation, table }) => `${operation} ${table}`).join(", ");
      return [did, text, error].filter(Boolean).join(": ");
    }
    case "mail":
      return withReason(row.event.mail.subject, row.event.reason);
    case "authenticator": {
      const { operation, rpId, user, counter, error } = row.event;
      const what = operation === "create" ? "A passkey is made for" : "A passkey is used for";
      const of = user === undefined ? "" : `, account ${user}`;
      const count = counter === undefined ? "" : `, counter ${counter}`;
      if (error !== undefined) return `No passkey for ${rpId}: ${error}`;
      return `${what} ${rpId}${of}${count}`;
    }
    case "log":
      return `${row.event.code ?? row.event.source}: ${row.event.message}`;
    case "clock":
      return describeMove(row);
    case "control":
      return row.event.text;
    case "step":
      return row.event.caption;
  }
}

/** How it went, in a word. */
export function statusOf(row: EventRow): string {
  switch (row.kind) {
    case "exchange":
      return exchangeStatus(row);
    case "mail":
      return row.event.change;
    case "authenticator":
      return row.event.error === undefined ? row.event.operation : "failed";
    case "control":
      return row.step === undefined ? "by hand" : "tour";
    default:
      return row.kind;
  }
}

/** All that the filter looks at, in lower case. */
export function searchText(row: EventRow): string {
  const names = partiesOf(row).map(({ name }) => name);
  return [describe(row), ...names, statusOf(row)].join(" ").toLowerCase();
}

/** "+1 cookie", "−2 cookies": what an answer did to the jar, and nothing if it left it alone. */
export function cookieChips({ cookies }: ExchangeRow): string[] {
  const count = (wanted: string) => cookies.filter(({ change }) => change === wanted).length;
  return [["+", count("set")] as const, ["−", count("deleted")] as const].flatMap(
    ([sign, number]) =>
      number === 0 ? [] : [`${sign}${number} ${number === 1 ? "cookie" : "cookies"}`],
  );
}

function exchangeStatus({ answer }: ExchangeRow): string {
  if (!answer) return "…";
  return answer.kind === "response" ? String(answer.status) : "failed";
}

/** Where the clock went, and which cookies did not live to see it. */
function describeMove({ event, cookies }: ClockRow): string {
  const move = `The clock moves to ${new Date(event.to).toUTCString()}`;
  if (cookies.length === 0) return move;
  return `${move}; expired: ${cookies.map(({ cookie }) => cookie.name).join(", ")}`;
}

function withReason(text: string, reason: string | undefined): string {
  return reason === undefined ? text : `${text}: ${reason}`;
}

import type { Actor, HeaderList, TraceEvent } from "./events";
import { notesOf } from "./notes";
import { readSetCookie } from "./read-set-cookie";
import { requestFinder, type RecordedRequest, withoutScheme } from "./summary";

/** What a diagram shows. */
export interface DiagramOptions {
  /** Pictures, style sheets and scripts too; by default they are left out, as readers do. */
  assets?: boolean;
}

/** The columns of a diagram: who starts stands on the left, who is asked last on the right. */
const ORDER: Partial<Record<string, number>> = {
  browser: 0,
  app: 1,
  site: 1.5,
  "identity-provider": 3,
  "asset-host": 4,
  nobody: 5,
};

/** For roles that are not named above. */
const BETWEEN = 2;

const ASSETS: ReadonlySet<string> = new Set(["image", "style", "script"]);

/** Characters that a text of the diagram may have. */
const LONGEST_TEXT = 120;

/**
 * A trace as a sequence diagram in Mermaid's language: a column for each party, an arrow for each
 * request and answer with the cookies that were set, and notes for steps, calls of the app's code,
 * rejected cookies, errors and moves of the clock.
 */
export function toMermaid(
  events: readonly TraceEvent[],
  { assets = false }: DiagramOptions = {},
): string {
  const requestOf = requestFinder(events);
  const isShown = (request: RecordedRequest | undefined) =>
    request !== undefined && (assets || !ASSETS.has(request.purpose));
  const columns = new Columns();
  for (const event of events) {
    if (event.kind !== "request" || !isShown(event)) continue;
    columns.add(event.from, event.browser);
    columns.add(event.to);
  }
  const lines = events.flatMap((event): string[] => {
    if (event.kind === "request") {
      if (!isShown(event)) return [];
      const path = event.method + " " + withoutScheme(event.url);
      return [arrow(columns.of(event.from), "->>", columns.of(event.to), path)];
    }
    if (event.kind === "response" || event.kind === "network-error") {
      const request = requestOf(event.request);
      if (!request || !isShown(request)) return [];
      const [from, to] = [columns.of(request.to), columns.of(request.from)];
      if (event.kind === "network-error") return [arrow(from, "--x", to, event.message)];
      return [
        arrow(from, "-->>", to, describeAnswer(event.status, event.headers)),
        ...cookieNote(to, event.headers),
      ];
    }
    return notesOf(event).map(({ at, text }) => {
      const place = at === "all" ? columns.all : columns.ofPlace(at);
      return place === undefined ? "" : `Note over ${place}: ${escape(text)}`;
    });
  });
  return ["sequenceDiagram", ...columns.declarations, ...lines.filter(Boolean)].join("\n  ") + "\n";
}

/** The participants of a diagram. */
class Columns {
  readonly #actors: Actor[] = [];
  readonly #browsers = new Map<string, Actor>();
  #sorted: Actor[] | undefined;

  add(actor: Actor, browser?: string): void {
    if (browser !== undefined) this.#browsers.set(browser, actor);
    if (!this.#actors.some((other) => isSame(other, actor))) this.#actors.push(actor);
  }

  of(actor: Actor): string {
    const index = this.#list.findIndex((other) => isSame(other, actor));
    return `p${index + 1}`;
  }

  /** The column of a browser by its id, or of the first party with a role. */
  ofPlace(place: { browser: string } | { role: Actor["role"] }): string | undefined {
    const actor =
      "browser" in place
        ? this.#browsers.get(place.browser)
        : this.#list.find(({ role }) => role === place.role);
    return actor && this.of(actor);
  }

  /** From the first column to the last. */
  get all(): string | undefined {
    const { length } = this.#list;
    if (length === 0) return undefined;
    return length === 1 ? "p1" : `p1,p${length}`;
  }

  get declarations(): string[] {
    return this.#list.map(
      ({ role, name }, index) =>
        `${role === "browser" ? "actor" : "participant"} p${index + 1} as ${escape(name)}`,
    );
  }

  get #list(): Actor[] {
    const place = ({ role }: Actor) => ORDER[role] ?? BETWEEN;
    return (this.#sorted ??= this.#actors.toSorted((a, b) => place(a) - place(b)));
  }
}

function isSame(a: Actor, b: Actor): boolean {
  return a.role === b.role && a.name === b.name;
}

function arrow(from: string, kind: "->>" | "-->>" | "--x", to: string, text: string): string {
  return `${from}${kind}${to}: ${escape(text)}`;
}

function describeAnswer(status: number, headers: HeaderList): string {
  const location = headers.find(([name]) => name === "location")?.[1];
  return location === undefined ? String(status) : `${status} to ${withoutScheme(location)}`;
}

function cookieNote(column: string, headers: HeaderList): string[] {
  const names = headers.flatMap(([name, value]) =>
    name === "set-cookie" ? [readSetCookie(value).name] : [],
  );
  return names.length > 0
    ? [`Note over ${column}: ${escape(`Set-Cookie ${names.join(", ")}`)}`]
    : [];
}

/**
 * Text as Mermaid takes it: only letters, digits and harmless signs stand for themselves. All others
 * are written as character codes (`#59;`): a semicolon or a line break would end the statement, `#`
 * would begin a code, `%%` a comment, `<` HTML.
 */
function escape(text: string): string {
  const plain = text.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
  const short =
    [...plain].length > LONGEST_TEXT ? [...plain].slice(0, LONGEST_TEXT - 1).join("") + "…" : plain;
  const escaped = short.replaceAll(
    /[^\p{L}\p{N} .,/_()=?!'-]/gu,
    (sign) => `#${sign.codePointAt(0)};`,
  );
  return escaped || "-";
}

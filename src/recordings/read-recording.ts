import { examineRecording } from "../doctor/trace/recording";
import type { LabState, TraceEvent } from "../sandbox/messages";
import type { Opened } from "./messages";
import { findParties } from "./parties";
import { type Exchange, type ReadHar, readHar } from "./read-har";
import { replay, type Replayed } from "./replay";
import { restore } from "./restore";
import { Secrets } from "./secrets";

/**
 * Makes of a HAR file what the inspector shows: a trace without secrets, the cookies at its end, and the
 * doctor's findings. Total: whatever the file is, it comes to a recording or to the reason why not.
 *
 * @param text of the file
 */
export function readRecording(text: string): Opened {
  const har = readHar(text);
  if (har.kind === "refused") return har;
  const secrets = new Secrets();
  for (const exchange of har.exchanges) secrets.learn(exchange);
  const isOurs = Array.isArray(har.log._trace);
  if (isOurs) secrets.learnText(JSON.stringify(har.log._trace));
  const exchanges = har.exchanges.map((exchange) => cleanExchange(exchange, secrets));
  const parties = findParties(exchanges);
  const clean = (value: string) => secrets.clean(value);
  const replayed = restore(har.log, exchanges, parties, clean) ?? replay(exchanges, parties);
  return {
    kind: "recording",
    events: replayed.events,
    state: stateOf(replayed, examineRecording(replayed.events, parties)),
    writer: clean(har.writer),
    replaced: secrets.count,
    notes: notesOf(har, isOurs, replayed.events),
  };
}

function cleanExchange(exchange: Exchange, secrets: Secrets): Exchange {
  return {
    ...exchange,
    url: cleanAddress(exchange.url, secrets),
    headers: secrets.cleanHeaders(exchange.headers),
    body: secrets.clean(exchange.body),
    answerHeaders: secrets.cleanHeaders(exchange.answerHeaders),
    answerBody: secrets.clean(exchange.answerBody),
    error: exchange.error === undefined ? undefined : secrets.clean(exchange.error),
  };
}

/** An address must stay one, whatever has been replaced in it. */
function cleanAddress(url: string, secrets: Secrets): string {
  const clean = secrets.clean(url);
  return URL.canParse(clean) ? clean : new URL(url).origin;
}

function stateOf({ events, browsers }: Replayed, findings: LabState["findings"]): LabState {
  return {
    now: events.at(-1)?.at ?? 0,
    browsers,
    front: browsers[0]?.id ?? "",
    tour: { done: 0, busy: false },
    sessions: {},
    tokens: [],
    providers: [],
    debugger: { isOn: false, queue: [] },
    findings,
  };
}

function notesOf(har: ReadHar, isOurs: boolean, events: readonly TraceEvent[]): string[] {
  const notes: string[] = [];
  const hasCookies = har.exchanges.some(({ headers, answerHeaders }) =>
    [...headers, ...answerHeaders].some(([name]) => /^(?:set-)?cookie$/.test(name)),
  );
  if (!hasCookies) {
    notes.push(
      "The file has no cookies at all. Chrome leaves them out of its export by default: allow “HAR with sensitive data” in the settings of its developer tools, under Network, and export once more. Without them nothing can be said about cookies.",
    );
  }
  if (!isOurs) {
    notes.push(
      "A recording of a browser has what the browser sent and got. It lacks the requests of your server, your callbacks, the database, the mails and the log of Auth.js: a cause that is only there can be narrowed down, not named.",
    );
  }
  if (har.broken > 0) {
    notes.push(
      `${count(har.broken, "entry", "entries")} without a web address or a time left out.`,
    );
  }
  if (har.left > 0) {
    notes.push(
      `${count(har.left, "entry", "entries")} at the end left out: the first ${har.exchanges.length} are shown.`,
    );
  }
  if (events.length === 0) notes.push("No event of the file could be read.");
  return notes;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? `${one} was` : `${many} were`}`;
}

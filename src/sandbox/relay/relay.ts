/**
 * The relay: the page that Sandpack takes for its bundler, and the only code between the site and
 * the reader's code. Upwards it speaks Sandpack's client protocol (sandpack-client 2.19,
 * `SandpackRuntime`); downwards it owns the realm's life: it starts one for every compile, keeps the
 * last good one on screen when the new one fails, and stops one that no longer answers.
 */
import {
  type ColorScheme,
  type Files,
  type LabCommand,
  type LabReport,
  type RelayToRealm,
  type RunError,
  STRAY_MESSAGE,
} from "../messages";
import { isFromBelow, StrayMessages } from "./flood";
import { watchReadersOwn } from "./readers-own";
import { Realm, scriptsFor, stopped } from "./realm-frame";
import { readCommand, readCompile } from "./site-messages";

/** Sandpack's id for this client; every message to the site carries it. */
let clientId: number | undefined;
let scheme: ColorScheme =
  new URLSearchParams(window.location.search).get("scheme") === "dark" ? "dark" : "light";
let files: Files | undefined;
/** The latest of them did not run. */
let hasFailed = false;
/** They did not run because the realm's own code did not load. */
let isLost = false;
/** The realm that the reader sees. */
let current: Realm | undefined;
/** The realm of the latest compile, until it runs or fails. */
let upcoming: Realm | undefined;
/** A realm that loads while nothing is to run yet, so that the next run need not wait for one. */
let spare: Realm | undefined = new Realm();

/** What the reader is told when the realm's own code did not load. */
const LOST: RunError = {
  title: "The simulated world did not load",
  message:
    "Check the connection, and press Restart; it also goes on by itself when you are back online. If that does not help, the site was updated: reload the page. Your code is kept.",
};

/** Milliseconds after a run began before the spare is made: the run's own page comes first. */
const SPARE_DELAY = 500;

const strays = new StrayMessages(() =>
  stopAll(
    stopped("It sent messages faster than the page around it can take them."),
    upcoming?.hasBegun === false,
  ),
);
window.addEventListener("message", (event) => {
  const { source, origin } = event;
  if (source === window.parent && origin === window.location.origin) {
    return receiveFromSite(event.data);
  }
  const isFirstWord = [current, upcoming, spare].some((realm) => realm?.hears(source));
  if (!isFirstWord) tellRelays(source);
});
// What cannot be read in this process, such as a module of WebAssembly, weighs as much.
window.addEventListener("messageerror", ({ source }) => tellRelays(source));
// What frames below send to the page around this one, the page stops unread; and a frame of another lab
// may send here what the relay of that lab has to count.
window.parent.addEventListener(STRAY_MESSAGE, countStray);
window.addEventListener("pagehide", () =>
  window.parent.removeEventListener(STRAY_MESSAGE, countStray),
);
// The frame may load before Sandpack does; Sandpack then takes it over by changing the fragment.
window.addEventListener("hashchange", announce);
watchReadersOwn(window, (problem) => stopAll(stopped(problem), upcoming?.hasBegun === false));
// What did not load for want of a network is loaded now.
window.addEventListener("online", () => {
  if (isLost && files) start(files);
});
announce();

function tellRelays(detail: MessageEventSource | null): void {
  window.parent.dispatchEvent(new CustomEvent(STRAY_MESSAGE, { detail }));
}

function countStray(event: Event): void {
  const { detail } = event as CustomEvent<MessageEventSource | null>;
  if (isFromBelow(detail, window)) strays.count(detail);
}

function announce(): void {
  window.parent.postMessage({ type: "initialized", codesandbox: true }, window.location.origin);
}

function receiveFromSite(data: unknown): void {
  if (typeof data !== "object" || data === null || !("type" in data)) return;
  if (data.type === "register-frame" && "id" in data) clientId = data.id as number;
  if (data.type === "compile") compile(data);
  if (data.type === "refresh" && files) start(files);
  const command = readCommand(data);
  if (command) obey(command);
}

function compile(message: object): void {
  const result = readCompile(message);
  if ("error" in result) return fail(result.error);
  const isKnown = JSON.stringify(result.files) === JSON.stringify(files);
  files = result.files;
  // Sandpack sends its first files twice, if its timer comes late.
  if (isKnown && upcoming) return;
  if (isKnown && current && !hasFailed) return tellSite({ type: "done", compilatonError: false });
  start(files);
}

function start(toRun: Files): void {
  end(upcoming);
  hasFailed = isLost = false;
  tellSite({ type: "start", firstLoad: !current });
  const realm = takeRealm(toRun);
  upcoming = realm;
  /** What it reports before it is the one that is shown: of states the newest, as that is shown. */
  let earlyReports: LabReport[] = [];
  realm.run(toRun, scheme, {
    onRunning() {
      end(current);
      current = realm;
      upcoming = undefined;
      realm.show();
      for (const report of earlyReports) tellSite(report);
      earlyReports = [];
      tellSite({ type: "success" });
      tellSite({ type: "done", compilatonError: false });
      window.setTimeout(() => (spare ??= new Realm(realm.scripts)), SPARE_DELAY);
    },
    onFailed(error) {
      end(realm);
      upcoming = undefined;
      fail(error);
    },
    onLost() {
      end(realm);
      upcoming = undefined;
      fail(LOST);
      isLost = true;
    },
    onLoopEnded: (error) => showError(error, { isRunning: true }),
    onStopped: (error) => stopAll(error, upcoming?.waitsBehind(realm) ?? false),
    onReport(report) {
      if (realm === current) return tellSite(report);
      if (report.type === "lab/state") {
        earlyReports = earlyReports.filter(({ type }) => type !== "lab/state");
      }
      earlyReports.push(report);
    },
  });
}

/**
 * Ends every realm. The browser may run them all in one process, and a process lets go of code that
 * never yields only when none of its frames is left.
 *
 * @param startsAgain whether the latest compile only waited behind the code that is ended
 */
function stopAll(error: RunError, startsAgain: boolean): void {
  for (const realm of [current, upcoming, spare]) end(realm);
  current = upcoming = spare = undefined;
  tellSite({ type: "lab/stopped" });
  if (startsAgain && files) start(files);
  else fail(error);
}

function end(realm: Realm | undefined): void {
  if (!realm) return;
  realm.remove();
  strays.expectRest();
}

/** The spare realm if it has what the files need, else a new one, and the spare is none any more. */
function takeRealm(toRun: Files): Realm {
  const scripts = scriptsFor(toRun);
  const waiting = spare;
  spare = undefined;
  if (waiting?.isUsable && waiting.scripts.join() === scripts.join()) return waiting;
  waiting?.remove();
  return new Realm(scripts);
}

/**
 * What is said about a world is meant for the one that the reader sees: one that is about to take its
 * place begins at the beginning. Only the colors are the site's, and every realm has to follow them.
 */
function obey(command: LabCommand): void {
  if (command.type !== "lab/appearance") return current?.send(command satisfies RelayToRealm);
  scheme = command.scheme;
  for (const realm of [current, upcoming]) realm?.setScheme(scheme);
}

/** The code does not run; the last good run stays on screen. */
function fail(error: RunError): void {
  hasFailed = true;
  showError(error, { isRunning: false });
  tellSite({ type: "done", compilatonError: true });
}

/** Sandpack's error overlay. @param payload whether the error came up in the run that is shown */
function showError(
  { title, message, path, line, column }: RunError,
  payload: { isRunning: boolean },
): void {
  tellSite({
    type: "action",
    action: "show-error",
    title,
    message,
    ...(path === undefined ? {} : { path: `/${path}`, line, column }),
    payload,
  });
}

function tellSite(message: object): void {
  window.parent.postMessage(
    { ...message, $id: clientId, codesandbox: true },
    window.location.origin,
  );
}

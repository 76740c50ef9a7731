import type { Files, LabReport, RealmToRelay, RelayToRealm, RunError } from "../messages";

/** Set by the build: file names of the bundles beside the relay's page. */
declare const REALM_BUNDLE: string;
declare const WEBAUTHN_BUNDLE: string;

/** How often a realm is asked whether it is alive, and how long it may take to answer. */
const PING_INTERVAL = 250;
const PATIENCE = 2_000;

interface RealmListener {
  onReady(): void;
  onRunning(): void;
  onFailed(error: RunError): void;
  onStopped(error: RunError): void;
  onReport(report: LabReport): void;
}

/** One opaque-origin frame in which one run of an example executes. */
export class Realm {
  readonly #frame = document.createElement("iframe");
  readonly #listener: RealmListener;
  readonly #receive = (event: MessageEvent) => {
    if (event.source === this.#frame.contentWindow) this.#handle(event.data as RealmToRelay);
  };
  #heartbeat: number | undefined;
  #pings = 0;
  #answered = performance.now();

  /** @param files the files it is going to run; they decide which scripts it needs */
  constructor(files: Files, listener: RealmListener) {
    this.#listener = listener;
    window.addEventListener("message", this.#receive);
    // No allow-same-origin: the realm's origin is opaque. Forms are allowed because a page's submit
    // event does not fire otherwise; the policy's form-action 'none' keeps them from being sent.
    this.#frame.setAttribute("sandbox", "allow-scripts allow-forms");
    this.#frame.title = "The page that the simulated browser shows";
    this.#frame.className = "starting";
    const scripts = scriptsFor(files).map((file) => `<script src="${file}"></script>`);
    this.#frame.srcdoc = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Realm</title><body>${scripts.join("")}`;
    document.body.append(this.#frame);
  }

  send(message: RelayToRealm): void {
    this.#frame.contentWindow?.postMessage(message, "*");
  }

  show(): void {
    this.#frame.className = "";
  }

  remove(): void {
    window.clearInterval(this.#heartbeat);
    window.removeEventListener("message", this.#receive);
    this.#frame.remove();
  }

  #handle(message: RealmToRelay): void {
    switch (message.type) {
      case "ready":
        this.#answered = performance.now();
        this.#heartbeat = window.setInterval(() => this.#ping(), PING_INTERVAL);
        return this.#listener.onReady();
      case "pong":
        this.#answered = performance.now();
        return;
      case "running":
        return this.#listener.onRunning();
      case "failed":
        return this.#listener.onFailed(message.error);
      default:
        return this.#listener.onReport(message);
    }
  }

  #ping(): void {
    // A hidden page's timers are throttled: silence proves nothing there.
    if (document.visibilityState === "hidden") this.#answered = performance.now();
    if (performance.now() - this.#answered > PATIENCE) {
      this.#listener.onStopped({
        title: "The code was stopped",
        message:
          "It did not let go for 2 seconds: an endless loop, or a promise chain without end. Change the code, or press Restart.",
      });
      return;
    }
    this.send({ type: "ping", count: ++this.#pings });
  }
}

/** Two providers need a package that is four times the size of core; other realms do without. */
function scriptsFor(files: Files): string[] {
  const needsWebAuthn = Object.values(files).some((code) =>
    /@auth\/core\/providers\/(passkey|webauthn)\b/.test(code),
  );
  const bundles = needsWebAuthn ? [WEBAUTHN_BUNDLE, REALM_BUNDLE] : [REALM_BUNDLE];
  return bundles.map((file) => new URL(file, window.location.href).href);
}

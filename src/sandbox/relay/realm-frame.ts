import type {
  ColorScheme,
  Files,
  LabReport,
  RealmToRelay,
  RelayToRealm,
  RunError,
} from "../messages";

/** Set by the build: file names of the bundles beside the relay's page. */
declare const REALM_BUNDLE: string;
declare const WEBAUTHN_BUNDLE: string;
declare const NODEMAILER_BUNDLE: string;
declare const DATABASE_BUNDLE: string;
declare const PRESETS_BUNDLE: string;

/** How often a realm is asked whether it is alive, and how long it may take to answer. */
const PING_INTERVAL = 250;
const PATIENCE = 2_000;

interface RealmListener {
  onRunning(): void;
  onFailed(error: RunError): void;
  onStopped(error: RunError): void;
  onReport(report: LabReport): void;
}

/** One opaque-origin frame in which one run of an example executes. */
export class Realm {
  /** File names of the bundles that it loads, in order. */
  readonly scripts: readonly string[];
  readonly #frame = document.createElement("iframe");
  readonly #receive = (event: MessageEvent) => {
    if (event.source === this.#frame.contentWindow) this.#handle(event.data as RealmToRelay);
  };
  #listener: RealmListener | undefined;
  /** What to run, until the realm's own code has loaded. */
  #waiting: RelayToRealm | undefined;
  #ready = false;
  #heartbeat: number | undefined;
  #answered = 0;

  constructor(scripts: readonly string[] = [REALM_BUNDLE]) {
    this.scripts = scripts;
    window.addEventListener("message", this.#receive);
    // No allow-same-origin: the realm's origin is opaque. Forms are allowed because a page's submit
    // event does not fire otherwise; the policy's form-action 'none' keeps them from being sent.
    this.#frame.setAttribute("sandbox", "allow-scripts allow-forms");
    this.#frame.title = "The page that the simulated browser shows";
    this.#frame.dataset.state = "starting";
    const elements = scripts.map(
      (file) => `<script src="${new URL(file, window.location.href).href}"></script>`,
    );
    this.#frame.srcdoc = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Realm</title><body>${elements.join("")}`;
    document.body.append(this.#frame);
  }

  /** Runs an example, once: as soon as the realm's own code has loaded. */
  run(files: Files, scheme: ColorScheme, listener: RealmListener): void {
    this.#listener = listener;
    this.#waiting = { type: "run", files, scheme };
    if (this.#ready) this.#begin();
  }

  /** The example's code has been started. */
  get hasBegun(): boolean {
    return this.#heartbeat !== undefined;
  }

  send(message: RelayToRealm): void {
    this.#frame.contentWindow?.postMessage(message, "*");
  }

  show(): void {
    this.#frame.dataset.state = "shown";
  }

  remove(): void {
    window.clearInterval(this.#heartbeat);
    window.removeEventListener("message", this.#receive);
    this.#frame.remove();
  }

  #handle(message: RealmToRelay): void {
    switch (message.type) {
      case "ready":
        this.#ready = true;
        if (this.#waiting) this.#begin();
        return;
      case "pong":
        this.#answered = performance.now();
        return;
      case "running":
        return this.#listener?.onRunning();
      case "failed":
        return this.#listener?.onFailed(message.error);
      default:
        return this.#listener?.onReport(message);
    }
  }

  #begin(): void {
    if (this.#waiting) this.send(this.#waiting);
    this.#answered = performance.now();
    this.#heartbeat = window.setInterval(() => this.#ping(), PING_INTERVAL);
  }

  #ping(): void {
    // A hidden page's timers are throttled: silence proves nothing there.
    if (document.visibilityState === "hidden") this.#answered = performance.now();
    if (performance.now() - this.#answered > PATIENCE) {
      this.#listener?.onStopped({
        title: "The code was stopped",
        message:
          "It did not let go for 2 seconds: an endless loop, or a promise chain without end. Change the code, or press Restart.",
      });
      return;
    }
    this.send({ type: "ping" });
  }
}

/** The bundles that files need, the realm's own last. Some providers want a package larger than core. */
export function scriptsFor(files: Files): string[] {
  const imports = (specifier: RegExp) => Object.values(files).some((code) => specifier.test(code));
  return [
    ...(imports(/@auth\/core\/providers\/(passkey|webauthn)\b/) ? [WEBAUTHN_BUNDLE] : []),
    ...(imports(/@auth\/core\/providers\/(nodemailer|email)\b/) ? [NODEMAILER_BUNDLE] : []),
    ...(imports(/["'](#sqlite|drizzle-orm|@auth\/drizzle-adapter)\b/) ? [DATABASE_BUNDLE] : []),
    ...(imports(/["']#presets["']/) ? [PRESETS_BUNDLE] : []),
    REALM_BUNDLE,
  ];
}

import { frameworkOf } from "../../frameworks/framework-of";
import { hasClientCode } from "../../frameworks/next/directives";
import type { ColorScheme, Files, LabReport, RelayToRealm, RunError } from "../messages";
import type { RealmMessage } from "./reader-messages";
import { ReaderThread } from "./reader-thread";

/** Set by the build: file names of the bundles beside the relay's page. */
declare const REALM_BUNDLE: string;
declare const WEBAUTHN_BUNDLE: string;
declare const NODEMAILER_BUNDLE: string;
declare const DATABASE_BUNDLE: string;
declare const SIGN_IN_BUNDLE: string;
declare const NEXT_BUNDLE: string;
declare const NEXT_CLIENT_BUNDLE: string;
declare const SVELTEKIT_BUNDLE: string;

/** How often a realm is asked whether it is alive, in milliseconds. */
const PING_INTERVAL = 250;

/**
 * How many times in a row it may leave that unanswered: for 4 seconds. Two labs that start share one
 * process, and keep it busy for half of that on a slow machine. Questions count, not time: while the
 * relay itself is kept from working it asks nothing, and reads no answers either. The reader is asked
 * as well: what is sent to it can keep it busy, too.
 */
const MOST_UNANSWERED = 16;

/** How many times a realm is asked until its example must have shown a page: for 10 seconds. */
const MOST_PINGS = 40;

/** Milliseconds after its document has loaded in which a realm must have said that it is ready. */
const GRACE = 2_000;

interface RealmListener {
  onRunning(): void;
  /** The example did not come to run. */
  onFailed(error: RunError): void;
  /** The realm's own code did not load. */
  onLost(): void;
  /** A loop of the running example was ended with an error. */
  onLoopEnded(error: RunError): void;
  /** The realm does what it must not do. */
  onStopped(error: RunError): void;
  onReport(report: LabReport): void;
}

/** How far a realm is: its own code loads, it waits for an example, which starts, and runs or does not. */
type Stage = "loading" | "ready" | "starting" | "running" | "failed";

/** One opaque-origin frame in which one run of an example executes. */
export class Realm {
  /** File names of the bundles that it loads, in order. */
  readonly scripts: readonly string[];
  readonly #frame = document.createElement("iframe");
  readonly #reader = new ReaderThread(
    {
      onAwake: () => this.#hearReader(),
      onPong: () => this.#answer(),
      onMessage: (message) => this.#handle(message),
      onProblem: (problem) => this.#stop(problem),
      onLost: () => this.#lose(),
    },
    window.parent,
  );
  #listener: RealmListener | undefined;
  /** What to run, until the realm's own code has loaded. */
  #waiting: Extract<RelayToRealm, { type: "run" }> | undefined;
  #stage: Stage = "loading";
  /** Its own code has said that it is there, and its reader has. */
  #hasSpoken = false;
  #isRead = false;
  #isLoaded = false;
  /** Its own code did not load. */
  #isLost = false;
  #grace: number | undefined;
  #heartbeat: number | undefined;
  #pings = 0;
  #unanswered = 0;
  /** Questions that its reader has not come to. */
  #unread = 0;
  /** It has said something since its example was started. */
  #isHeard = false;

  constructor(scripts: readonly string[] = [REALM_BUNDLE]) {
    this.scripts = scripts;
    // No allow-same-origin: the realm's origin is opaque. Forms are allowed because a page's submit
    // event does not fire otherwise; the policy's form-action 'none' keeps them from being sent.
    this.#frame.setAttribute("sandbox", "allow-scripts allow-forms");
    this.#frame.allow = nothing();
    this.#frame.title = "The page that the simulated browser shows";
    this.#frame.dataset.state = "starting";
    const elements = scripts.map(
      (file) => `<script src="${new URL(file, window.location.href).href}"></script>`,
    );
    this.#frame.srcdoc = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Realm</title><body>${elements.join("")}`;
    this.#frame.addEventListener("load", () => this.#load());
    document.body.append(this.#frame);
  }

  /** Runs an example, once: as soon as the realm's own code has loaded. */
  run(files: Files, scheme: ColorScheme, listener: RealmListener): void {
    this.#listener = listener;
    this.#waiting = { type: "run", files, scheme };
    if (this.#stage === "ready") this.#begin();
  }

  /** It can run an example, as far as one knows. */
  get isUsable(): boolean {
    return !this.#isLost;
  }

  /** Follows the site's colors, while its example starts, too. */
  setScheme(scheme: ColorScheme): void {
    if (this.hasBegun) this.send({ type: "lab/appearance", scheme });
    else if (this.#waiting) this.#waiting = { ...this.#waiting, scheme };
  }

  /** The example's code has been started. */
  get hasBegun(): boolean {
    return this.#heartbeat !== undefined;
  }

  /** Another realm, which was silent before, keeps this one from saying a word: they share a process. */
  waitsBehind(other: Realm): boolean {
    return !this.hasBegun || (!this.#isHeard && this.#pings < other.#unanswered);
  }

  send(message: RelayToRealm, transfer: Transferable[] = []): void {
    this.#frame.contentWindow?.postMessage(message, "*", transfer);
  }

  /**
   * Takes note that a window sent a message, which nobody has read.
   *
   * @returns whether it is this realm's own code that says in this way, once, that it has loaded: there
   *   is no other code yet
   */
  hears(source: MessageEventSource | null): boolean {
    if (source === null || source !== this.#frame.contentWindow) return false;
    if (this.#stage !== "loading" || this.#hasSpoken) return false;
    this.#hasSpoken = true;
    this.#prepare();
    return true;
  }

  #hearReader(): void {
    this.#unread = 0;
    this.#isRead = true;
    this.#prepare();
  }

  /** It is ready when its own code has loaded, and that of its reader. */
  #prepare(): void {
    if (this.#stage !== "loading" || !this.#hasSpoken || !this.#isRead) return;
    this.#stage = "ready";
    if (this.#waiting) this.#begin();
  }

  show(): void {
    this.#frame.dataset.state = "shown";
  }

  remove(): void {
    window.clearInterval(this.#heartbeat);
    window.clearTimeout(this.#grace);
    this.#reader.close();
    this.#frame.remove();
  }

  #answer(): void {
    this.#isHeard = true;
    this.#unanswered = 0;
  }

  #handle(message: RealmMessage): void {
    this.#isHeard = true;
    switch (message.type) {
      case "running":
        return this.#pass("starting", "running", () => this.#listener?.onRunning());
      case "failed":
        return this.#pass("starting", "failed", () => this.#listener?.onFailed(message.error));
      case "loop-ended":
        return this.#listener?.onLoopEnded(message.error);
      default:
        this.#listener?.onReport(message);
    }
  }

  /** Goes from one stage of a realm's life to the next. */
  #pass(from: Stage, to: Stage, then: () => void): void {
    if (this.#stage !== from) {
      return this.#stop("It told the lab that it starts, though it does not, or a second time.");
    }
    this.#stage = to;
    then();
  }

  #begin(): void {
    this.#stage = "starting";
    if (this.#waiting) this.send(this.#waiting, [this.#reader.connect()]);
    this.#heartbeat = window.setInterval(() => this.#ping(), PING_INTERVAL);
  }

  /** The frame shows the realm's document, or another one in its place. */
  #load(): void {
    if (this.#isLoaded) this.#stop("It took the frame in which it runs to another address.");
    this.#isLoaded = true;
    // Scripts that do not come hold up nothing: the document is there without them.
    this.#grace = window.setTimeout(() => this.#stage === "loading" && this.#lose(), GRACE);
  }

  #lose(): void {
    this.#isLost = true;
    this.#listener?.onLost();
  }

  #ping(): void {
    if (this.#unread === MOST_UNANSWERED) {
      return this.#stop("It sent more than the page around it can take.");
    }
    if (this.#unanswered === MOST_UNANSWERED) {
      return this.#stop(
        "It did not let go for 4 seconds: an endless loop, or a promise chain without end.",
      );
    }
    if (this.#stage === "starting" && ++this.#pings > MOST_PINGS) return this.#giveUp();
    this.#unanswered++;
    this.#unread++;
    this.#reader.ask();
    this.send({ type: "ping" });
  }

  #stop(problem: string): void {
    this.#listener?.onStopped(stopped(problem));
  }

  #giveUp(): void {
    this.#listener?.onFailed({
      title: "The example did not start",
      message:
        "After 10 seconds the first step of its tour was not done: something waits for a promise that nobody keeps. Change the code, or press Restart.",
    });
  }
}

/** Why the code was stopped, and what to do. */
export function stopped(problem: string): RunError {
  return {
    title: "The code was stopped",
    message: `${problem} Change the code, or press Restart.`,
  };
}

/**
 * Denies a frame every feature that this browser knows (Permissions Policy, the attribute `allow`).
 * Where a browser does not list them, a frame of another origin still has only those that any frame
 * may have, such as game controllers.
 */
function nothing(): string {
  const { featurePolicy } = document as Document & { featurePolicy?: { features(): string[] } };
  return (featurePolicy?.features() ?? []).map((feature) => `${feature} 'none'`).join("; ");
}

/** The bundles that files need, the realm's own last. Some providers want a package larger than core. */
export function scriptsFor(files: Files): string[] {
  const imports = (specifier: RegExp) => Object.values(files).some((code) => specifier.test(code));
  return [
    ...(imports(/(@auth\/core|@auth\/sveltekit|next-auth)\/providers\/(passkey|webauthn)\b/)
      ? [WEBAUTHN_BUNDLE]
      : []),
    ...(imports(/(@auth\/core|@auth\/sveltekit|next-auth)\/providers\/(nodemailer|email)\b/)
      ? [NODEMAILER_BUNDLE]
      : []),
    ...(imports(/["'](#sqlite|drizzle-orm|@auth\/drizzle-adapter)\b/) ? [DATABASE_BUNDLE] : []),
    ...(imports(/["']#sign-in["']/) ? [SIGN_IN_BUNDLE] : []),
    ...(frameworkOf(files) === "next" ? [NEXT_BUNDLE] : []),
    ...(frameworkOf(files) === "next" && hasClientCode(files) ? [NEXT_CLIENT_BUNDLE] : []),
    ...(frameworkOf(files) === "sveltekit" ? [SVELTEKIT_BUNDLE] : []),
    REALM_BUNDLE,
  ];
}

import type { RealmMessage, ReaderToRelay, RelayToReader } from "./reader-messages";

/** Set by the build: file name of the reader's bundle, beside the relay's page. */
declare const READER_BUNDLE: string;

/** Milliseconds after which a batch counts as shown in a page that draws nothing, because it is hidden. */
const LONGEST_FRAME = 500;

interface ReaderListener {
  /** The reader is awake: it has read what came before. */
  onAwake(): void;
  /** The realm has answered. */
  onPong(): void;
  onMessage(message: RealmMessage): void;
  onProblem(problem: string): void;
  /** The reader's own code did not load. */
  onLost(): void;
}

/** The reader of one realm, as the relay sees it. */
export class ReaderThread {
  readonly #worker = new Worker(READER_BUNDLE);
  readonly #frames: Pick<Window, "requestAnimationFrame">;
  #isClosed = false;

  /** @param frames a window that is drawn whenever the page is */
  constructor(listener: ReaderListener, frames: Pick<Window, "requestAnimationFrame">) {
    this.#frames = frames;
    this.#worker.onmessage = ({ data }: MessageEvent<ReaderToRelay>) => {
      if (this.#isClosed) return;
      if (data.type === "awake") return listener.onAwake();
      if (data.type === "pong") return listener.onPong();
      if (data.type === "problem") return listener.onProblem(data.problem);
      const began = performance.now();
      for (const message of data.messages) if (!this.#isClosed) listener.onMessage(message);
      this.#watch(began);
    };
    this.#worker.onerror = (event) => {
      // Of a script that did not come, browsers tell nothing.
      if (!("message" in event)) return listener.onLost();
      listener.onProblem("The lab cannot read what it reports.");
    };
  }

  /** The end of a new port for the realm; the reader listens to the other one. */
  connect(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#tell({ type: "listen" }, [port1]);
    return port2;
  }

  /** Asks whether it is awake; and when the realm answers after this, it says so. */
  ask(): void {
    this.#tell({ type: "ask" });
  }

  /** Ends it. What it has not read is gone. */
  close(): void {
    this.#isClosed = true;
    this.#worker.terminate();
  }

  /** Tells the reader how long the site takes for a batch: to read it, and then to draw what it shows. */
  #watch(began: number): void {
    let busy = 0;
    let hasEnded = false;
    const end = () => {
      if (!hasEnded && !this.#isClosed) this.#tell({ type: "shown", busy });
      hasEnded = true;
    };
    nextTask(() => {
      busy = performance.now() - began;
      setTimeout(end, LONGEST_FRAME);
      this.#frames.requestAnimationFrame(() => {
        const drawn = performance.now();
        nextTask(() => {
          busy += performance.now() - drawn;
          end();
        });
      });
    });
  }

  #tell(message: RelayToReader, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }
}

/** Runs after what waits already, such as messages to the site. A hidden page throttles timers, not this. */
function nextTask(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(undefined);
}

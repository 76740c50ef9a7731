/** Code that must be stopped, or must change nothing outside of its realm. */
export interface Runaway {
  /** What it does, as the end of a sentence. */
  does: string;
  /** Stands at the end of the example's `app.ts`, outside of every function. */
  code: string;
  /** What the lab says about it; absent: the example goes on. */
  alert?: string | RegExp;
}

/** Each runs in a lab of its own, one after the other, on the same page. */
export const runaways: readonly Runaway[] = [
  { does: "loops without end", code: "for (;;);", alert: "did not let go for" },
  {
    does: "chains promises without end",
    code: "void (async () => { for (;;) await null; })();",
    alert: "did not let go for",
  },
  {
    does: "fills the memory",
    code: "const hoard: unknown[] = []; for (;;) hoard.push(new Array(1e4).fill(hoard.length));",
    // Whichever comes first on this machine: the end of the memory, or of the time.
    alert: /The code was stopped|did not let go for/,
  },
  {
    does: "allocates too much at once, and goes on",
    code: `for (const allocate of [() => "x".repeat(2 ** 30), () => new ArrayBuffer(2 ** 53 - 1)]) {
      try { allocate(); } catch { /* RangeError */ }
    }`,
  },
  {
    does: "floods the relay",
    code: `for (let index = 0; index < 20_000; index++) parent.postMessage({ type: "pong" }, "*");`,
    alert: "sent messages faster",
  },
  {
    does: "floods the site past the relay, turn after turn",
    // Timers would not do: they run on the world's clock.
    code: `const turns = new MessageChannel();
    turns.port1.onmessage = () => {
      for (let index = 0; index < 500; index++) top?.postMessage({ type: "lab/events" }, "*");
      turns.port2.postMessage(null);
    };
    turns.port2.postMessage(null);`,
    alert: "sent messages faster",
  },
  {
    does: "sends the lab a message of ten million characters",
    code: `parent.postMessage({ type: "lab/events", events: [], more: "x".repeat(10_000_000) }, "*");`,
    alert: "8,000,000 characters",
  },
  {
    does: "sends the lab what it cannot read",
    code: `parent.postMessage({ type: "lab/state", browsers: "all" }, "*");`,
    alert: "cannot read what it reports",
  },
  {
    does: "forges a start",
    code: `parent.postMessage({ type: "running" }, "*"); parent.postMessage({ type: "running" }, "*");`,
    alert: "or a second time",
  },
  {
    does: "forges the relay's messages to the site",
    code: `for (let id = 0; id < 20; id++) {
      for (const target of [top, parent]) {
        for (const type of ["action", "done", "urlchange"]) {
          target?.postMessage({ type, action: "show-error", title: "Forged", message: "Forged",
            url: "https://forged.example/", compilatonError: true, payload: {}, $id: id, codesandbox: true }, "*");
        }
      }
      top?.postMessage({ type: "lab/events", $id: id, codesandbox: true, events: [
        { kind: "log", id: 1, at: 0, message: "Forged" }] }, "*");
    }`,
    alert: /cannot read what it reports|sent messages faster/,
  },
  {
    does: "pollutes the prototypes of its realm",
    code: `Object.assign(Object.prototype, { polluted: "yes", type: "running" });
    Array.prototype.map = () => ["polluted"];
    JSON.stringify = () => "polluted";`,
    alert: "The example could not start",
  },
  {
    does: "takes its frame elsewhere",
    code: `location.href = "https://elsewhere.hostile.example/";`,
    alert: /another address|did not let go/,
  },
  {
    does: "replaces its own document",
    code: `document.open(); document.write("<h1>Replaced</h1>"); document.close();`,
    alert: "requires 'TrustedHTML' assignment",
  },
];

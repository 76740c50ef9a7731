/** Code that sends more than a page can take, in messages that are few or small enough by themselves. */
export interface Freezer {
  /** What it does, as the end of a sentence. */
  does: string;
  /** Stands at the end of the example's `app.ts`, outside of every function; see `PRELUDE`. */
  code: string;
  /** What the reader sees of it. */
  shows: RegExp;
}

/** What all of them use. What it takes from the platform it takes before a world puts its own in place. */
export const PRELUDE = `// @ts-nocheck
const later = window.setTimeout.bind(window);
const often = (send, pause) => { (function again() { send(); later(again, pause); })(); };
const many = (length, make) => Array.from({ length }, (_, index) => make(index));
const state = (more) => ({ type: "lab/state", now: 0, browsers: [], front: "x",
  tour: { done: 0, busy: false }, sessions: {}, tokens: [], providers: [],
  debugger: { isOn: false, queue: [] }, findings: [], ...more });
let above;
addEventListener("message", ({ source }) => (above ??= source));
const toLab = (message) => parent.postMessage(message, "*");
`;

/** Reasons for which a realm is stopped. */
const TOO_MUCH = /The code was stopped.*It sent (messages|more)/s;
const UNREADABLE = /The code was stopped.*cannot read what it reports/s;

/** Each runs in the same lab, one after the other. */
export const freezers: readonly Freezer[] = [
  {
    does: "answers the heartbeat with 190,000 numbers, ten times a second",
    code: `const x = Array(190_000).fill(0); often(() => toLab({ type: "pong", x }), 100);`,
    shows: /It sent the lab more than a message “pong” has to say/,
  },
  {
    does: "answers the heartbeat thousands of times a second",
    code: `const turns = new MessageChannel();
    turns.port1.onmessage = () => {
      for (let count = 0; count < 100; count++) toLab({ type: "pong" });
      turns.port2.postMessage(null);
    };
    turns.port2.postMessage(null);`,
    shows: TOO_MUCH,
  },
  {
    does: "sends the site 300,000 objects past the lab, ten times a second",
    code: `const x = many(300_000, (i) => ({ i })); often(() => top.postMessage(x, "*"), 100);`,
    shows: TOO_MUCH,
  },
  {
    does: "reports a text of 7.8 million characters, again and again",
    code: `later(() => often(() => toLab(state({
      tour: { done: 0, busy: false, failure: "W ".repeat(3_900_000) } })), 20), 300);`,
    shows: TOO_MUCH,
  },
  {
    does: "starts a tour of 60,000 steps, again and again",
    code: `const steps = many(60_000, (i) => ({ caption: "c" + i, why: "w" }));
    later(() => often(() => toLab({ type: "lab/started", steps }), 20), 300);`,
    // Or its time is up before: a machine may be as busy as that.
    shows: /steps has more than 100 items|It sent more/,
  },
  {
    does: "reports a list of four billion places, and nothing in them",
    code: `later(() => toLab({ type: "lab/started", steps: new Array(4_000_000_000) }), 300);`,
    shows: /more than 200,000 values/,
  },
  {
    does: "sends the lab what cannot be read in another process, ten times a second",
    code: `const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const x = new WebAssembly.Module(empty);
    often(() => toLab({ type: "pong", x }), 100);`,
    shows: /cannot leave its process/,
  },
  {
    does: "sends the site what cannot be read in another process, past the lab",
    code: `const x = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    often(() => { top.postMessage(x, "*"); above?.postMessage(x, "*"); }, 20);`,
    shows: /It sent messages faster/,
  },
  {
    does: "hands the lab ports in which messages wait",
    code: `often(() => {
      const { port1, port2 } = new MessageChannel();
      for (let count = 0; count < 10; count++) port1.postMessage("x".repeat(100_000));
      parent.postMessage({ type: "pong" }, "*", [port2]);
    }, 50);`,
    shows: /It sent the lab a port/,
  },
  {
    does: "reports a part of a provider that is none",
    code: `const policy = { issued: "always", rotates: true, grace: 0, detectsReuse: false };
    const lifetimes = { code: 1, accessToken: 1, idToken: 1, refreshToken: 1, session: 1 };
    later(() => toLab(state({ providers: [{ id: "p", name: "P", isOpenId: true, people: [],
      parts: ["token"], asks: [], faults: { slow: { x: 5 } }, refreshTokens: policy, lifetimes,
      declared: { refreshTokens: policy, lifetimes } }] })), 300);`,
    shows: UNREADABLE,
  },
  {
    does: "reports as many cookies as it may, as fast as it can",
    code: `const cookie = { name: "n", value: "v".repeat(100), domain: "d", hostOnly: true, path: "/",
      expires: null, httpOnly: false, secure: false, sameSite: null, size: 5 };
    const full = state({ browsers: many(5, (i) => ({ id: "b" + i, name: "b", url: "", title: "",
      canGoBack: false, canGoForward: false, cookies: Array(1_000).fill(cookie) })) });
    later(() => often(() => toLab({ ...full, now: performance.now() }), 5), 300);`,
    shows: TOO_MUCH,
  },
  {
    does: "reports a failure, and a loop that was ended, 200 times a second for two seconds",
    code: `let count = 0;
    later(() => often(() => {
      if (count++ > 400) return;
      toLab(state({ tour: { done: 0, busy: false, failure: "W ".repeat(10_000) + count } }));
      toLab({ type: "loop-ended", error: { title: "Loop " + count, message: "W ".repeat(10_000) } });
    }, 5), 300);`,
    shows: /Loop 40\d/,
  },
];

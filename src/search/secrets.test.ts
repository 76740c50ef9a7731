import { expect, test } from "vitest";

import { isPlainWords } from "./plain-words";
import { withoutSecrets } from "./secrets";

const TOKEN = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0.q8Zr2LxvT0wYk3Bn.mC7dP1sVh5Jt";

test.each([
  ["refresh token rotation", "refresh token rotation"],
  ["[auth][error] MissingSecret", "[auth][error] MissingSecret"],
  ["http://localhost:3000/api/auth/error?error=Configuration", undefined],
  ["UntrustedHost: Host must be trusted. URL was: https://app.example/auth", undefined],
])("%s stays as it is", (text, kept) => {
  expect(withoutSecrets(text)).toBe(kept ?? text);
});

test.each([
  [`authjs.session-token=${TOKEN}`, TOKEN],
  ["AUTH_SECRET=kQ3xV9mTz7LpW2bN8rYc5HdJ", "kQ3xV9mTz7LpW2bN8rYc5HdJ"],
  ["/callback/google?code=4/0AVG7fiQw9xLmZ&state=abcXYZ123", "4/0AVG7fiQw9xLmZ"],
  ["/callback/google?code=4/0AVG7fiQw9xLmZ&state=abcXYZ123", "abcXYZ123"],
  ["/callback/resend?callbackUrl=x&token=0a1b2c3d4e5f&email=a@b.example", "0a1b2c3d4e5f"],
  ["postgres://app:hunter2-Zq9@db.example/app", "hunter2-Zq9"],
  ["client_secret: 'GOCSPX-9a8B7c6D5e4F3g2H1i0J'", "GOCSPX-9a8B7c6D5e4F3g2H1i0J"],
])("of %s the secret is gone", (text, secret) => {
  expect(text).toContain(secret);
  expect(withoutSecrets(text)).not.toContain(secret);
});

test("of what is long the beginning is kept", () => {
  const start = process.cpuUsage();
  const log = `[auth][error] X: https://app.example/?code=${"a1B2".repeat(9)} key=${TOKEN}\n`;
  const kept = withoutSecrets(log.repeat(2_000));
  // Microseconds of a processor; some 30 ms on one that has nothing else to do.
  expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  expect(kept.length).toBeGreaterThan(5_000);
  expect(kept).not.toContain(TOKEN.slice(0, 40));
});

test("plain words are told without knowing secrets", () => {
  expect(isPlainWords("session strategies")).toBe(true);
  expect(isPlainWords("e-mail link")).toBe(true);
  for (const text of [TOKEN, "a=b", "kQ3xV9mTz7LpW2bN", "x".repeat(90), "pass word1"]) {
    expect(isPlainWords(text), text).toBe(false);
  }
});

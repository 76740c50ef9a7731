import { expect, test } from "vitest";

import { examplesOf, findingsOf, nobodyComes } from "../clinic";
import { acme } from "../../support/world/providers";
import { bitsOf } from "../../../src/doctor/rules/secrets";

const RANDOM = "Zb0Xw1vYt2uSr3qPo4nMl5kJi6hGf7eDc8bA9zLy";

examplesOf("weak-secret", {
  found: [
    { config: () => ({ secret: "secret" }) },
    { config: () => ({ secret: "my-super-secret-key" }) },
    { config: () => ({ secret: "tr0ub4dor&3" }) },
    { config: () => ({ secret: "1234567890".repeat(4) }) },
    { config: () => ({ secret: [RANDOM, "old and short"] }) },
  ],
  expected: { severity: "danger", option: "secret" },
  healthy: [
    { config: () => ({ secret: RANDOM }) },
    { config: () => ({ secret: [RANDOM, RANDOM] }) },
  ],
});

examplesOf("jwt-secret", {
  found: { config: () => ({ jwt: { secret: RANDOM } }) },
  expected: { severity: "advice", option: "jwt.secret" },
  healthy: [{}, { config: () => ({ secret: RANDOM, jwt: { secret: RANDOM } }) }],
});

examplesOf("weak-session-token", {
  found: {
    config() {
      let count = 1000;
      return { session: { generateSessionToken: () => `session-${count++}` } };
    },
    database: true,
  },
  expected: {
    severity: "danger",
    option: "session.generateSessionToken",
    event: expect.any(Number),
  },
  healthy: [{ database: true }, {}],
});

test.each([
  ["a", 0],
  ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0],
  ["abababababababababababababababababababab", 2],
  ["0123456789abcdef", 64],
])("%j holds %i bits at most", (text, bits) => expect(bitsOf(text)).toBe(bits));

test("the doctor calls neither `encode` nor any other function of the config", async () => {
  const calls: string[] = [];
  const spy = (name: string) => () => void calls.push(name);
  await findingsOf({
    config: () => ({
      callbacks: { jwt: spy("jwt"), session: spy("session"), redirect: spy("redirect") },
      events: { signIn: spy("event") },
      jwt: { encode: spy("encode"), decode: spy("decode") },
      session: { generateSessionToken: spy("generateSessionToken") },
    }),
    visit: nobodyComes,
  });
  expect(calls).toEqual([]);
});

examplesOf("public-secret", {
  found: [
    {
      config: () => ({ secret: RANDOM }),
      environment: { NEXT_PUBLIC_AUTH_SECRET: RANDOM },
      visit: nobodyComes,
    },
    {
      config: () => ({ providers: [{ ...acme.config(), clientSecret: "fake-vite-acme-secret" }] }),
      environment: { VITE_ACME_SECRET: "fake-vite-acme-secret" },
      visit: nobodyComes,
    },
  ],
  expected: { severity: "danger", fix: expect.stringContaining("make a new secret") as string },
  healthy: [
    { config: () => ({ secret: RANDOM }), environment: { AUTH_SECRET: RANDOM } },
    // It may come from the other variable, which stays on the server.
    {
      config: () => ({ secret: RANDOM }),
      environment: { AUTH_SECRET: RANDOM, PUBLIC_TOKEN: RANDOM },
      visit: nobodyComes,
    },
    // A client's ID is no secret.
    {
      config: () => ({ providers: [{ ...acme.config(), clientId: "public-id" }] }),
      environment: { NEXT_PUBLIC_ACME_ID: "public-id" },
      visit: nobodyComes,
    },
  ],
});

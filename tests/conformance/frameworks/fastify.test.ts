import { afterAll, beforeAll, expect, test } from "vitest";

import { LOCAL, PROXIED, PUBLIC, Quickstart } from "./quickstart";

const fastify = new Quickstart("apps/fastify");
beforeAll(() => fastify.install(), 300_000);
afterAll(() => fastify.remove());

test("the app signs people in, keeps others out, and signs out", async () => {
  await fastify.walk(LOCAL);
});

test("behind a proxy its address is that of APP_ORIGIN, whatever the headers say", async () => {
  const env = { ...PROXIED, APP_ORIGIN: PUBLIC.app };
  await fastify.walk(PUBLIC, env);
  await fastify.walk(PUBLIC, env, new URL("https://evil.example"));
});

test("each page renews the session cookie", async () => {
  const set = await fastify.cookiesSetBy(["/dashboard"]);
  const renewals = set.filter((cookie) => cookie.startsWith("authjs.session-token=ey"));
  expect(renewals.length).toBeGreaterThan(0);
});

import { afterAll, beforeAll, expect, test } from "vitest";

import { LOCAL, PUBLIC, PROXIED, Quickstart } from "./quickstart";

const express = new Quickstart("docs/tutorials/express.mdx");
beforeAll(() => express.install(), 300_000);
afterAll(() => express.remove());

test("whoever follows the page word by word has an app that signs people in", async () => {
  await express.walk(LOCAL);
  expect(await express.manifest()).toMatchObject(express.committedManifest("apps/express"));
});

test("behind a proxy and in production it works with AUTH_TRUST_HOST", async () => {
  await express.walk(PUBLIC, { ...PROXIED, AUTH_TRUST_HOST: "true" });
  await expect(express.walk(PUBLIC, PROXIED)).rejects.toThrow("UntrustedHost");
});

test("no page of the app renews the session cookie", async () => {
  const set = await express.cookiesSetBy(["/", "/dashboard", "/api/me"]);
  expect(set).toEqual([]);
});

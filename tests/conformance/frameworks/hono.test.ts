import { afterAll, beforeAll, expect, test } from "vitest";

import type { Scenario } from "../../../src/scenario/types";
import { LOCAL, PUBLIC, PROXIED, Quickstart } from "./quickstart";
import { walkThrough } from "./walk";

const walk = { authPath: "/auth", buttons: "of Auth.js", refusal: "Unauthorized" } as const;
const hono = new Quickstart("docs/tutorials/hono.mdx", walk);
beforeAll(() => hono.install(), 300_000);
afterAll(() => hono.remove());

test("whoever follows the page word by word has an app that signs people in", async () => {
  await hono.walk(LOCAL);
  expect(await hono.manifest()).toMatchObject(hono.committedManifest("apps/hono"));
});

test("behind a proxy and in production it works with AUTH_TRUST_HOST", async () => {
  await hono.walk(PUBLIC, { ...PROXIED, AUTH_TRUST_HOST: "true" });
  await expect(hono.walk(PUBLIC, PROXIED)).rejects.toThrow("UntrustedHost");
});

test("AUTH_URL wins over Host and scheme of a request, and not over a port in Host", async () => {
  const env = { ...PROXIED, AUTH_URL: PUBLIC.app };
  await hono.walk(PUBLIC, env, new URL("http://localhost"));
  await expect(hono.walk(PUBLIC, env, new URL("http://localhost:3000"))).rejects.toThrow(
    "no host in this world answers at https://app.example:3000",
  );
});

test("no page of the app renews the session cookie", async () => {
  const set = await hono.cookiesSetBy(["/", "/dashboard", "/api/me"]);
  expect(set).toEqual([]);
});

test("a sign-out without the CSRF token is refused", async () => {
  let answered = "";
  await hono.play((app) => {
    const { steps, ...others } = walkThrough({ app, ...walk });
    const forged: (typeof steps)[number] = {
      caption: "A form without the token signs nobody out",
      why: "Auth.js compares the token with a cookie.",
      async act({ visitor }) {
        const { url } = await visitor.fetches("/auth/signout", { method: "POST" });
        answered = url.replace(app, "");
      },
      expect: ({ visitor }) => visitor.hasCookie("authjs.session-token"),
    };
    return { ...others, steps: [...steps.slice(0, 2), forged] } as Scenario;
  });
  expect(answered).toBe("/auth/signin?error=MissingCSRF");
});

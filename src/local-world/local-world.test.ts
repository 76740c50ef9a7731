import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { alice, github, resend, startSimulated } from ".";
import { Addresses } from "./addresses";
import { serve } from "./serve";

const original = globalThis.fetch;
let app: Server;
let appOrigin: string;
const base = 20_000 + (process.pid % 20_000);

/** A browser's request: no redirect is followed. */
const get = (url: string) => original(url, { redirect: "manual" });

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  // The app redirects as frameworks do, in each of the ways of writeHead.
  app = createServer((request, response) => {
    const location = "https://github.com/login/oauth/authorize?client_id=id";
    if (request.url === "/set") response.setHeader("location", location).writeHead(302).end();
    else if (request.url === "/object") response.writeHead(302, { Location: location }).end();
    else if (request.url === "/action") {
      response.setHeader("x-action-redirect", `${location};push`).writeHead(303).end();
    } else if (request.url === "/list") response.writeHead(302, ["Location", location]).end();
    else response.writeHead(302, "Found", { location: "https://elsewhere.example/" }).end();
  });
  await new Promise<void>((resolve) => app.listen(0, "localhost", resolve));
  const { port } = app.address() as AddressInfo;
  appOrigin = `http://localhost:${port}`;
  const client = {
    id: "id",
    secret: "fake",
    redirectUris: ["https://app.example/auth/callback/github"],
  };
  await startSimulated(
    {
      app: "https://app.example",
      identityProviders: [github({ personas: [alice], clients: [client] })],
      mail: {
        addresses: { alice: "alice@mail.example" },
        services: [resend({ apiKey: "fake-resend-key", domain: "app.example" })],
      },
    },
    {
      "https://site.example": {
        name: "A site",
        fetch: (request) =>
          new Response(`<a href="https://app.example/x">${request.url}</a>`, {
            headers: { "content-type": "text/html" },
          }),
      },
    },
    { PORT: String(port), SIMULATED_PORT: String(base), REAL_ORIGINS: "https://api.github.com" },
  );
});

afterAll(() => {
  app.close();
  globalThis.fetch = original;
  vi.restoreAllMocks();
});

test.each(["/set", "/object", "/list"])(
  "a redirect by %s leads to the local server",
  async (path) => {
    const response = await get(appOrigin + path);
    expect(response.headers.get("location")).toBe(
      `http://localhost:${base}/login/oauth/authorize?client_id=id`,
    );
  },
);

test("a redirect for the script of Next.js leads to the local server, too", async () => {
  const response = await get(`${appOrigin}/action`);
  expect(response.headers.get("x-action-redirect")).toBe(
    `http://localhost:${base}/login/oauth/authorize?client_id=id;push`,
  );
});

test("a redirect to somewhere else stays what it is", async () => {
  const response = await get(`${appOrigin}/else`);
  expect(response.headers.get("location")).toBe("https://elsewhere.example/");
});

test("a provider knows the app by its address in the world, and leads back to the local one", async () => {
  const query = new URLSearchParams({
    client_id: "id",
    response_type: "code",
    redirect_uri: `${appOrigin}/auth/callback/github`,
  });
  const url = `http://localhost:${base}/login/oauth/authorize?${query.toString()}`;
  expect(await (await get(url)).text()).toContain("Continue as Alice Example");
  query.set("redirect_uri", "http://localhost:1/auth/callback/github");
  const refused = await get(`http://localhost:${base}/login/oauth/authorize?${query.toString()}`);
  expect(refused.status).toBe(400);
});

test("fetch reaches the local server by the address in the world, and others as ever", async () => {
  const response = await fetch("https://github.com/login/oauth/access_token", {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ grant_type: "authorization_code", code: "none" }),
  });
  expect(response.url).toBe(`http://localhost:${base}/login/oauth/access_token`);
  expect(await response.json()).toHaveProperty("error");
  expect((await fetch(new Request(`${appOrigin}/else`, { redirect: "manual" }))).status).toBe(302);
});

test("sites beside the app show links that work here", async () => {
  const page = await (await fetch("https://site.example/page?of=https://app.example")).text();
  expect(page).toContain(`href="${appOrigin}/x"`);
});

test("mail that the app sends by an API can be read, with links that work here", async () => {
  const link = `${appOrigin}/auth/callback/resend?token=x`;
  await fetch("https://api.resend.com/emails", {
    method: "POST",
    headers: { authorization: "Bearer fake-resend-key", "content-type": "application/json" },
    body: JSON.stringify({
      from: "no-reply@app.example",
      to: "alice@mail.example",
      subject: "Sign in",
      html: `<a href="${link}">Sign in</a>`,
    }),
  });
  const inbox = await (await fetch("https://inbox.example/alice@mail.example/1")).text();
  expect(inbox).toContain(`href="${link}"`);
});

test("a port that is taken is named, and how to take another", async () => {
  const served = { origin: "https://id.example", port: base, answer: () => new Response() };
  await expect(serve(served, new Addresses())).rejects.toThrow(
    `Port ${base} is taken, at which https://id.example should answer. Stop what uses it, or set SIMULATED_PORT`,
  );
});

test("a second start changes nothing", async () => {
  const before = globalThis.fetch;
  await startSimulated({ app: "https://other.example", identityProviders: [] });
  expect(globalThis.fetch).toBe(before);
});

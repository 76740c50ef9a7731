import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { serveFolder, type StaticServer } from "./static-server";

let folder: string;
let server: StaticServer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "static-server-"));
  await mkdir(path.join(folder, "site/faq"), { recursive: true });
  await writeFile(path.join(folder, "secret.txt"), "outside");
  await writeFile(path.join(folder, "site/index.html"), "home");
  await writeFile(path.join(folder, "site/404.html"), "nothing here");
  await writeFile(path.join(folder, "site/faq/index.html"), "faq");
  await writeFile(path.join(folder, "site/app.js"), "1;");
  server = await serveFolder(path.join(folder, "site"));
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** The status that a raw request path gets; `fetch` would tidy the path first. */
function statusOf(rawPath: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(server.origin, { path: rawPath, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject).end();
  });
}

describe("serveFolder", () => {
  it.each([
    ["/", "home", "text/html; charset=utf-8"],
    ["/faq/?q=1", "faq", "text/html; charset=utf-8"],
    ["/app.js", "1;", "text/javascript; charset=utf-8"],
  ])("sends %s", async (url, body, type) => {
    const response = await fetch(server.origin + url);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(await response.text()).toBe(body);
  });

  it("redirects a folder to its slash and keeps the query", async () => {
    const response = await fetch(`${server.origin}/faq?run`, { redirect: "manual" });
    expect(response.status).toBe(301);
    expect(response.headers.get("location")).toBe("/faq/?run");
  });

  it.each(["/missing", "/missing/", "/app.js/", "/faq/missing.html"])(
    "has no fallback for %s",
    async (url) => {
      const response = await fetch(server.origin + url);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe("nothing here");
    },
  );

  it.each(["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%00", "/%zz"])(
    "refuses %s",
    async (url) => {
      expect(await statusOf(url)).toBe(400);
    },
  );

  it("answers 304 when the browser has the file", async () => {
    const { headers } = await fetch(`${server.origin}/app.js`);
    const etag = headers.get("etag") ?? "";
    const again = await fetch(`${server.origin}/app.js`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  });
});

import type * as fs from "node:fs/promises";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { serveFolder, type StaticServer } from "./static-server";

vi.mock("node:fs/promises", async (importOriginal) => {
  const original = await importOriginal<typeof fs>();
  return { ...original, readFile: vi.fn(original.readFile) };
});

const HEADERS = `# for all
/*
  X-Test: a
  X-Other: b

/faq/*
  X-Test: c
/app.js
  X-Exact: d
`;

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
  await writeFile(path.join(folder, "site/_headers"), HEADERS);
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

  it.each([
    ["/", "a", "b", null],
    ["/faq/?q=/app.js", "a, c", "b", null],
    ["/faq/missing", "a, c", "b", null],
    ["/appxjs", "a", "b", null],
    ["/app.js", "a", "b", "d"],
  ])("sends the headers that _headers asks for with %s", async (url, test, other, exact) => {
    const { headers } = await fetch(server.origin + url);
    expect(["x-test", "x-other", "x-exact"].map((name) => headers.get(name))).toEqual([
      test,
      other,
      exact,
    ]);
  });

  it("does not send _headers itself", async () => {
    expect((await fetch(`${server.origin}/_headers`)).status).toBe(404);
  });

  it("says which line of _headers it cannot read", async () => {
    const broken = await mkdtemp(path.join(tmpdir(), "broken-"));
    const other = await serveFolder(broken);
    await writeFile(path.join(broken, "_headers"), "/*\n  X-Test\n");
    const response = await fetch(other.origin);
    expect([response.status, await response.text()]).toEqual([
      500,
      expect.stringContaining("neither a path nor a header:   X-Test"),
    ]);
    await other.close();
    await rm(broken, { recursive: true });
  });

  it("remembers what it was asked for", async () => {
    await fetch(`${server.origin}/faq/?remember`);
    expect(server.requests).toContain("/faq/?remember");
  });

  it.each(["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%00", "/%zz"])(
    "refuses %s",
    async (url) => {
      expect(await statusOf(url)).toBe(400);
    },
  );

  it("empties what a test has no need of, for as long as it says so", async () => {
    server.emptied.push(/^\/app\./);
    const empty = await fetch(`${server.origin}/app.js`);
    expect([empty.status, empty.headers.get("content-type"), await empty.text()]).toEqual([
      200,
      "text/javascript; charset=utf-8",
      "",
    ]);
    server.emptied.length = 0;
    expect(await (await fetch(`${server.origin}/app.js`)).text()).toBe("1;");
  });

  it("answers 304 when the browser has the file", async () => {
    const { headers } = await fetch(`${server.origin}/app.js`);
    const etag = headers.get("etag") ?? "";
    const again = await fetch(`${server.origin}/app.js`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);

    await writeFile(path.join(folder, "site/app.js"), "2;");
    const changed = await fetch(`${server.origin}/app.js`, { headers: { "if-none-match": etag } });
    expect([changed.status, await changed.text()]).toEqual([200, "2;"]);
  });

  it("reads no file to say that the browser has it", async () => {
    const file = path.join(folder, "site/secret.js");
    await writeFile(file, "3;");
    const { headers } = await fetch(`${server.origin}/secret.js`);
    const read = vi.mocked(readFile);
    read.mockClear();
    const etag = headers.get("etag") ?? "";
    const again = await fetch(`${server.origin}/secret.js`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(read).not.toHaveBeenCalled();
  });
});

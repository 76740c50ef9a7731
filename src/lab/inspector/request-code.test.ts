import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import fc from "fast-check";
import { expect, test } from "vitest";

import { toCurl, toFetch } from "./request-code";

const FORM = {
  method: "POST",
  url: "https://app.example/auth/signin/github?a=b&c=%27",
  headers: [
    ["Content-Type", "application/x-www-form-urlencoded"],
    ["Cookie", "__Host-authjs.csrf-token=a%7Cb; x=it's"],
    ["Content-Length", "12"],
    ["Host", "app.example"],
  ] as [string, string][],
  body: "csrfToken=it's&x=%0A",
};

test("curl gets method, headers and body, and nothing that it writes itself", () => {
  expect(toCurl(FORM)).toMatchInlineSnapshot(`
    "curl 'https://app.example/auth/signin/github?a=b&c=%27' \\
      --header 'Content-Type: application/x-www-form-urlencoded' \\
      --header 'Cookie: __Host-authjs.csrf-token=a%7Cb; x=it'\\''s' \\
      --data-raw 'csrfToken=it'\\''s&x=%0A'"
  `);
  expect(toCurl({ method: "DELETE", url: "https://x.example/", headers: [], body: "" })).toBe(
    "curl 'https://x.example/' \\\n  --request 'DELETE'",
  );
});

test("a shell reads back what was quoted, whatever it is", () => {
  // The shell's own strings end at a zero byte.
  const word = fc
    .string({ unit: "binary" })
    .filter((text) => !text.includes("\0") && isWhole(text));
  fc.assert(
    fc.property(word, (text) => {
      const command = toCurl({ method: "GET", url: text, headers: [], body: "" });
      expect(/\p{Cc}/u.test(command)).toBe(false);
      const read = execFileSync("bash", ["-c", command.replace(/^curl/, "printf %s")]);
      expect(read.toString("utf8")).toBe(text);
    }),
    { numRuns: 20 },
  );
});

test("Node sends by fetch what the lab's browser sent", async () => {
  const requests: unknown[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      const { method, url, headers } = request;
      requests.push({ method, url, type: headers["content-type"], cookie: headers.cookie, body });
      response.writeHead(302, { location: "/nowhere" }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const code = toFetch({ ...FORM, url: FORM.url.replace("https://app.example", origin) });
  const run = new Function(
    `return (async () => { ${code} return response.status; })();`,
  ) as () => Promise<number>;
  expect(await run()).toBe(302);
  expect(requests[0]).toEqual({
    method: "POST",
    url: "/auth/signin/github?a=b&c=%27",
    type: "application/x-www-form-urlencoded",
    cookie: "__Host-authjs.csrf-token=a%7Cb; x=it's",
    body: FORM.body,
  });
  server.close();
});

/** No half of a surrogate pair, which UTF-8 cannot say. */
function isWhole(text: string): boolean {
  return text === new TextDecoder().decode(new TextEncoder().encode(text));
}

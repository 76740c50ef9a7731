import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** What a browser asks a service worker. */
interface Ask {
  mode: string;
  url: string;
}

const SCOPE = "https://site.example/base/sandbox/";
const listeners = new Map<string, (event: object) => void>();
const fetched = vi.fn<(request: Ask | string) => Promise<Response>>();

beforeEach(async () => {
  vi.resetModules();
  fetched.mockReset();
  vi.stubGlobal("SANDBOX_HEADERS", { "connection-allowlist": "(response-origin)" });
  vi.stubGlobal("PROBE_HEADERS", { "connection-allowlist": "()" });
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("self", {
    registration: { scope: SCOPE },
    skipWaiting: () => Promise.resolve(),
    addEventListener: (type: string, listener: (event: object) => void) =>
      listeners.set(type, listener),
  });
  await import("./service-worker");
});
afterEach(() => vi.unstubAllGlobals());

/** What the service worker answers; undefined if it leaves the request to the browser. */
function answerTo(request: Ask): Promise<Response> | undefined {
  let answer: Promise<Response> | undefined;
  listeners.get("fetch")?.({
    request,
    respondWith: (response: Promise<Response>) => (answer = response),
  });
  return answer;
}

test("documents of the sandbox get its headers, and are what the server sent", async () => {
  fetched.mockResolvedValue(
    new Response("relay", { status: 404, headers: { "content-type": "text/html" } }),
  );
  const request = { mode: "navigate", url: `${SCOPE}?scheme=dark` };
  const response = await answerTo(request);
  expect(fetched).toHaveBeenCalledWith(request);
  expect(response?.status).toBe(404);
  expect(Object.fromEntries(response?.headers ?? [])).toEqual({
    "content-type": "text/html",
    "connection-allowlist": "(response-origin)",
  });
  expect(await response?.text()).toBe("relay");
});

test("the probe is the one outside of the sandbox, below the site's base", async () => {
  fetched.mockResolvedValue(new Response("probe"));
  const response = await answerTo({ mode: "navigate", url: `${SCOPE}probe/` });
  expect(fetched).toHaveBeenCalledWith("https://site.example/base/sandbox-probe/");
  expect(response?.headers.get("connection-allowlist")).toBe("()");
});

test.each(["no-cors", "cors", "same-origin"])("what is no document is left alone: %s", (mode) => {
  expect(answerTo({ mode, url: `${SCOPE}relay.js` })).toBeUndefined();
  expect(fetched).not.toHaveBeenCalled();
});

test("a redirect goes to the browser as it is", async () => {
  const redirect = { type: "opaqueredirect" } as Response;
  fetched.mockResolvedValue(redirect);
  expect(await answerTo({ mode: "navigate", url: SCOPE })).toBe(redirect);
});

test("without a network a document fails, as it would without a service worker", async () => {
  fetched.mockRejectedValue(new TypeError("Failed to fetch"));
  await expect(answerTo({ mode: "navigate", url: SCOPE })).rejects.toThrow("Failed to fetch");
});

import { afterEach, describe, expect, it, vi } from "vitest";

import { adviceFor } from "./advice";
import { fetchJson, fetchText, LoadError, MissingFiles, part, preload, watchWorker } from "./part";

/** What the bundler's loader of chunks throws. */
function chunkError(request = "https://docs.example/assets/js/1.js"): Error {
  return Object.assign(new Error("Loading chunk 1 failed."), { name: "ChunkLoadError", request });
}

/** Lets the site answer each request with a status, or not at all. */
function answer(status: number | undefined) {
  const fetch = vi.fn(async (_address: string, _init?: RequestInit) => {
    if (status === undefined) throw new TypeError("Failed to fetch");
    return new Response(null, { status });
  });
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

afterEach(() => void vi.unstubAllGlobals());

describe("a part of the site", () => {
  it("is what its loader loads, with what it is given", async () => {
    expect(await part(async (name: string) => ({ name }))("lab")).toEqual({ name: "lab" });
  });

  it.each([
    ["does not answer", undefined, "unreachable"],
    ["has trouble of its own", 503, "unreachable"],
    ["has the file after all", 200, "unreachable"],
    ["has the file no longer", 404, "replaced"],
    ["has taken the file away", 410, "replaced"],
  ] as const)("says why it did not come: the site %s", async (_, status, problem) => {
    const fetch = answer(status);
    const cause = chunkError();
    const failure: unknown = await part(() => Promise.reject(cause))().catch((error) => error);
    expect(failure).toBeInstanceOf(LoadError);
    expect(failure).toMatchObject({ problem, cause });
    expect(fetch.mock.calls.map(([address]) => address)).toEqual([
      "https://docs.example/assets/js/1.js",
    ]);
  });

  it("knows styles that do not come, and does not ask where it knows no address", async () => {
    const fetch = answer(404);
    const load = part(() =>
      Promise.reject(Object.assign(new Error(), { code: "CSS_CHUNK_LOAD_FAILED" })),
    );
    await expect(load()).rejects.toMatchObject({ problem: "unreachable" });
    expect(fetch).not.toHaveBeenCalled();
  });

  it("throws what is no fault of loading as it is", async () => {
    const error = new TypeError("lab is not a function");
    await expect(part(() => Promise.reject(error))()).rejects.toBe(error);
  });

  it("is loaded again by each call", async () => {
    answer(undefined);
    const answers = [Promise.reject(chunkError()), Promise.resolve("lab")];
    const load = part(() => answers.shift() ?? Promise.reject(new Error("asked too often")));
    await expect(load()).rejects.toBeInstanceOf(LoadError);
    expect(await load()).toBe("lab");
  });

  it("can be loaded before it is needed, without a word if that fails", async () => {
    const failed = Promise.reject(new Error("offline"));
    preload(() => failed);
    await expect(failed).rejects.toThrow("offline");
  });
});

describe("a file of JSON", () => {
  it("is read", async () => {
    vi.stubGlobal("fetch", async () => Response.json({ "a.d.ts": "" }));
    expect(await fetchJson("/types.json")).toEqual({ "a.d.ts": "" });
  });

  it.each([undefined, 404])("is missing if the answer is %s", async (status) => {
    answer(status);
    await expect(fetchJson("/types.json")).rejects.toMatchObject({ addresses: ["/types.json"] });
  });
});

describe("a file of text", () => {
  it("is read", async () => {
    vi.stubGlobal("fetch", async () => new Response("# Title"));
    expect(await fetchText("/faq.md")).toBe("# Title");
  });

  it.each([undefined, 404])("is missing if the answer is %s", async (status) => {
    answer(status);
    await expect(fetchText("/faq.md")).rejects.toMatchObject({ addresses: ["/faq.md"] });
  });

  it("is missing if a page comes in its place", async () => {
    vi.stubGlobal("fetch", async () => new Response("<!doctype html><title>Not found"));
    await expect(fetchText("/faq.md")).rejects.toThrow("Did not load: /faq.md");
  });
});

describe("a worker", () => {
  class FakeWorker extends EventTarget {
    terminate = vi.fn();
  }
  const watch = (thread: FakeWorker) =>
    watchWorker(thread as unknown as Worker, ["/worker.js", "/types.json"]);
  const unanswered = new Promise<never>(() => undefined);

  it("whose script does not come fails what is asked of it, and is ended", async () => {
    const thread = new FakeWorker();
    const attempt = watch(thread).attempt(unanswered);
    thread.dispatchEvent(new Event("error"));
    await expect(attempt).rejects.toBeInstanceOf(MissingFiles);
    await expect(attempt).rejects.toMatchObject({ addresses: ["/worker.js", "/types.json"] });
    expect(thread.terminate).toHaveBeenCalledOnce();
  });

  it("that misses a file says so by name, and the addresses are added", async () => {
    const copy = Object.assign(new Error("Did not load"), { name: "MissingFiles" });
    const attempt = watch(new FakeWorker()).attempt(Promise.reject(copy));
    await expect(attempt).rejects.toMatchObject({ addresses: ["/worker.js", "/types.json"] });
  });

  it("that has a fault of its own throws it as it is", async () => {
    const error = new RangeError("too deep");
    await expect(watch(new FakeWorker()).attempt(Promise.reject(error))).rejects.toBe(error);
  });

  it("answers, and goes on", async () => {
    const thread = new FakeWorker();
    expect(await watch(thread).attempt(Promise.resolve(1))).toBe(1);
    expect(thread.terminate).not.toHaveBeenCalled();
  });
});

describe("the advice", () => {
  it("is to reload where the site has changed, and to try again elsewhere", () => {
    expect(adviceFor(new LoadError("replaced", undefined), "press Run again")).toContain("Reload");
    expect(adviceFor(new LoadError("unreachable", undefined), "press Run again")).toBe(
      "Check the connection, and press Run again.",
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { decodeShare, encodeShare, sharedWith } from "./share";

const shared = { example: "first-sign-in", files: { "auth.ts": "export default { ä: '🔑' };\n" } };

describe("share links", () => {
  it("bring back what was shared", async () => {
    const fragment = await encodeShare(shared);
    expect(fragment).toMatch(/^#code=1\.[\w-]+$/);
    expect(await decodeShare(fragment)).toEqual({ kind: "shared", ...shared });
  });

  it("hold files only, whatever else the object has", async () => {
    const fragment = await encodeShare({ ...shared, cookies: ["secret"] } as never);
    expect(await decodeShare(fragment)).toEqual({ kind: "shared", ...shared });
  });

  it("are short: code compresses", async () => {
    const code = "session({ session, token }) { return session; },\n".repeat(40);
    const fragment = await encodeShare({ example: "a", files: { "auth.ts": code } });
    expect(fragment.length).toBeLessThan(code.length / 8);
  });

  it.each(["", "#", "#step-1", "#codes=1.x", "#xcode=1.abc"])("are not: %s", async (fragment) => {
    expect(await decodeShare(fragment)).toEqual({ kind: "none" });
  });

  it.each([
    ["of a future version", "#code=2.abc", "newer version"],
    ["without a version", "#code=.abc", "not complete"],
    ["without anything", "#code=", "not complete"],
    ["of version 0", "#code=0.abc", "not complete"],
    ["with characters that do not belong", "#code=1.%%%", "cut off or changed"],
    ["of bytes that are no deflate stream", "#code=1.AAAAAAAA", "cut off or changed"],
  ])("say what is wrong when they are %s", async (_, fragment, reason) => {
    const result = await decodeShare(fragment);
    expect(result).toEqual({ kind: "broken", reason: expect.stringContaining(reason) });
  });

  it("say so when they are cut off, wherever that happens", async () => {
    const fragment = await encodeShare(shared);
    for (let length = "#code=1.".length; length < fragment.length; length++) {
      const result = await decodeShare(fragment.slice(0, length));
      expect(result.kind, `cut at ${length}`).toBe("broken");
    }
  });

  it("bring no file that stands where the lab has another one on some system", () => {
    const own = {
      slug: "first-sign-in",
      files: { "auth.ts": "", "app.ts": "", "scenario.ts": "" },
    };
    const bring = (...names: string[]) => {
      const files = Object.fromEntries(names.map((name) => [name, "1"]));
      return sharedWith({ kind: "shared", example: "first-sign-in", files }, own);
    };
    expect(bring("auth.ts", "app/page.ts", ".env")).toMatchObject({ kind: "shared" });
    for (const name of ["App.ts", "app.ts/page.ts", "SCENARIO.ts"]) {
      const reason = `It brings a file that some computers cannot tell from another one: ${name}. Ask its sender for a link in which the file has another name.`;
      expect(bring("auth.ts", name), name).toEqual({ kind: "broken", reason });
    }
    expect(sharedWith({ kind: "shared", example: "other", files: {} }, own)).toEqual({
      kind: "none",
    });
  });

  it.each([
    [1],
    ["text"],
    [null],
    [{}],
    [{ example: "a" }],
    [{ example: `provider:${"a".repeat(190_000)}`, files: {} }],
    [{ example: "a", files: [] }],
    [{ example: "a", files: { "auth.ts": 1 } }],
  ])("say so when they hold something else: %#", async (value) => {
    const result = await decodeShare(await encodeAnything(JSON.stringify(value)));
    expect(result).toEqual({
      kind: "broken",
      reason: expect.stringContaining("files of an example"),
    });
  });

  it("bring files in folders", async () => {
    const files = {
      "auth.config.ts": "",
      ".env": "A=1",
      "app/api/auth/[...nextauth]/route.ts": "export {}",
      "src/routes/+page.svelte": "<p />",
    };
    const fragment = await encodeShare({ example: "a", files });
    expect(await decodeShare(fragment)).toEqual({ kind: "shared", example: "a", files });
  });

  it("that were made before files had folders still open", async () => {
    const old =
      "#code=1.q1ZKrUjMLchJVbJSSsssKi7RLc5Mz9PNzFPSUUrLzEktVrKqVkosLcnQKylWslLS11fIzcxLjQFJ66XmlSlZKTnaGoK5uZXxIA26RhCVSrW1AA";
    expect(await decodeShare(old)).toEqual({
      kind: "shared",
      example: "first-sign-in",
      files: { "auth.ts": "// mine\n", ".env": "A=1\n", "my_file-2.ts": "" },
    });
  });

  it.each([
    "../auth.ts",
    "/auth.ts",
    "a\\b.ts",
    "CON.ts",
    "Scenario.ts",
    "scenario.ts",
    "a/../b.ts",
  ])("bring no file of the name %j", async (name) => {
    const fragment = await encodeShare({ example: "a", files: { [name]: "" } });
    expect(await decodeShare(fragment)).toEqual({
      kind: "broken",
      reason: `It brings a file that no link may bring: ${name}. Ask its sender for a link in which the file has another name.`,
    });
  });

  it("bring no two files that are one on some disks", async () => {
    const fragment = await encodeShare({ example: "a", files: { "b.ts": "", "B.ts": "" } });
    expect((await decodeShare(fragment)).kind).toBe("broken");
  });

  it("do not unfold to more than a page can bear", async () => {
    const bomb = await encodeShare({ example: "a", files: { "auth.ts": "0".repeat(50_000_000) } });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await decodeShare(bomb)).toEqual({
      kind: "broken",
      reason: expect.stringContaining("more code"),
    });
  });

  it("end in a result whatever they are: 10,000 fragments", async () => {
    const whole = await encodeShare(shared);
    const mutated = fc
      .tuple(fc.nat(whole.length - 1), fc.string({ maxLength: 3, unit: "binary" }), fc.nat(4))
      .map(([at, text, cut]) => whole.slice(0, at) + text + whole.slice(at + cut));
    const fragment = fc.oneof(
      mutated,
      fc.string({ unit: "binary" }).map((text) => `#code=1.${text}`),
      fc.base64String().map((text) => `#code=1.${text}`),
      fc.string({ unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(fragment, async (text) => {
        const result = await decodeShare(text);
        expect(["none", "shared", "broken"]).toContain(result.kind);
      }),
      { numRuns: 10_000, seed: 4 },
    );
  }, 60_000);
});

async function encodeAnything(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return `#code=1.${Buffer.from(bytes).toString("base64url")}`;
}

import { describe, expect, test } from "vitest";

import { readCommand, readCompile } from "./site-messages";

describe("Sandpack's compile message", () => {
  test("gives the files, without the leading slash of their paths", () => {
    const modules = {
      "/auth.ts": { code: "export default {}", path: "/auth.ts" },
      "/lib/app.ts": { code: "" },
      "plain.ts": { code: "1" },
    };
    expect(readCompile({ type: "compile", modules })).toEqual({
      files: { "auth.ts": "export default {}", "lib/app.ts": "", "plain.ts": "1" },
    });
  });

  test.each([
    ["without modules", {}, "no files"],
    ["with modules that are none", { modules: "auth.ts" }, "no files"],
    ["with modules null", { modules: null }, "no files"],
    ["with no module", { modules: {} }, "no files"],
    ["with a list of no module", { modules: [] }, "no files"],
    ["with a list", { modules: ["text"] }, "no text for 0"],
    ["with a module null", { modules: { "/auth.ts": null } }, "no text for /auth.ts"],
    ["with a module that is text", { modules: { "/auth.ts": "x" } }, "no text for /auth.ts"],
    ["with a module without code", { modules: { "/auth.ts": {} } }, "no text for /auth.ts"],
    ["with code null", { modules: { "/auth.ts": { code: null } } }, "no text for /auth.ts"],
    ["with code that is bytes", { modules: { "/a.ts": { code: new Uint8Array(2) } } }, "no text"],
    [
      "with one good and one bad module",
      { modules: { "/a.ts": { code: "" }, "/b.ts": { code: 7 } } },
      "no text for /b.ts",
    ],
  ])("%s is an error that says so, and what to do", (_what, message, reason) => {
    const result = readCompile(message);
    expect(result).toEqual({
      error: {
        title: "The lab could not read its files",
        message: expect.stringMatching(new RegExp(`${reason}.*Reload the page`)),
      },
    });
  });

  test("cannot reach the objects behind all objects", () => {
    const modules: unknown = JSON.parse(`{ "/__proto__": { "code": "polluted" } }`);
    const result = readCompile({ modules });
    expect("files" in result && Object.keys(result.files)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf("files" in result && result.files)).toBe(Object.prototype);
  });
});

describe("a command", () => {
  test.each([
    { type: "lab/next-step" },
    { type: "lab/navigate", browser: "visitor", address: "/protected" },
    { type: "lab/appearance", scheme: "dark" },
  ])("of the lab is passed on as it is: %j", (message) => {
    expect(readCommand(message)).toBe(message);
  });

  test.each([
    {},
    { type: "compile" },
    { type: "refresh" },
    { type: 7 },
    { type: null },
    { type: { startsWith: () => true } },
    { type: "laboratory/next-step" },
    { lab: "lab/next-step" },
  ])("of somebody else is none: %j", (message) => {
    expect(readCommand(message)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";

import { extractSnippet, RegionError } from "./regions";

const source = [
  "import a from 'a';",
  "",
  "export const config = {",
  "  // #region callbacks",
  "",
  "  callbacks: {",
  "    // #region jwt",
  "    jwt: () => null,",
  "    // #endregion jwt",
  "  },",
  "  // #endregion callbacks",
  "};",
  "",
].join("\n");

describe("extractSnippet", () => {
  it("takes the whole file without its markers and outer blank lines", () => {
    expect(extractSnippet(source)).toBe(
      "import a from 'a';\n\nexport const config = {\n\n  callbacks: {\n    jwt: () => null,\n  },\n};",
    );
  });

  it("takes a region, de-indented, without the markers of regions inside", () => {
    expect(extractSnippet(source, "callbacks")).toBe("callbacks: {\n  jwt: () => null,\n},");
    expect(extractSnippet(source, "jwt")).toBe("jwt: () => null,");
  });

  it("knows the comments of other languages, and Windows line ends", () => {
    expect(extractSnippet("# #region a\r\nnpm ci\r\n# #endregion a", "a")).toBe("npm ci");
    expect(extractSnippet("<!-- #region a -->\n<p/>\n<!-- #endregion a -->", "a")).toBe("<p/>");
    expect(extractSnippet("{/* #region a */}\n<p/>\n{/* #endregion a */}", "a")).toBe("<p/>");
  });

  it("copes with an empty file and an empty region", () => {
    expect(extractSnippet("")).toBe("");
    expect(extractSnippet("// #region a\n\n// #endregion a", "a")).toBe("");
  });

  it.each([
    ["no region", "jwt", 'no region "jwt" in the file (it has no regions)', "const a = 1;"],
    ["an unknown region", "nope", "it has: jwt, callbacks", source],
    ["a name used twice", "a", 'line 3: region "a" is named twice', repeat("a")],
    ["a region left open", "a", 'region "a" is not closed', "// #region a"],
    ["an end without a start", "a", "no region is open", "// #endregion a"],
    ["regions that overlap", "a", '"b" is open', "// #region a\n// #region b\n// #endregion a"],
    ["a marker without a name", "a", "line 1: the #region has no name", "// #region"],
  ])("refuses %s", (_what, region, message, text) => {
    expect(() => extractSnippet(text, region)).toThrow(RegionError);
    expect(() => extractSnippet(text, region)).toThrow(message);
  });
});

function repeat(name: string): string {
  return Array(2).fill(`// #region ${name}\n// #endregion ${name}`).join("\n");
}

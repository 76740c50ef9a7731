import { describe, expect, test } from "vitest";

import { removeMember, setMember } from "./object-literal";
import { apply, defaultExport, parse } from "./syntax";

function edit(
  code: string,
  change: (
    ...args: [ReturnType<typeof parse>, NonNullable<ReturnType<typeof defaultExport>>]
  ) => ReturnType<typeof setMember>,
): string | undefined {
  const source = parse(code);
  const object = defaultExport(source);
  if (!object) throw new Error("There is no default export.");
  const found = change(source, object);
  return found && apply(code, [found]);
}

const set = (code: string, path: [string, ...string[]], member: string) =>
  edit(code, (source, object) => setMember(source, object, path, member));
const remove = (code: string, path: [string, ...string[]]) =>
  edit(code, (source, object) => removeMember(source, object, path));

/** The same object in the two ways in which people write it. */
const LONG = `const config = {
  providers: [],
  session: { maxAge: 60 }, // a minute
  trustHost: true,
} satisfies AuthConfig;

export default config;
`;

describe("setting a member", () => {
  test.each<[string, [string, ...string[]], string, string]>([
    ["replaces its value", ["trustHost"], "trustHost: false", LONG.replace("true", "false")],
    ["replaces a value inside", ["session", "maxAge"], "maxAge: 90", LONG.replace("60", "90")],
    [
      "adds beside others on their line",
      ["session", "updateAge"],
      "updateAge: 0",
      LONG.replace("{ maxAge: 60 }", "{ maxAge: 60, updateAge: 0 }"),
    ],
    [
      "adds a line at the end",
      ["debug"],
      "debug: true",
      LONG.replace("trustHost: true,", "trustHost: true,\n  debug: true,"),
    ],
    [
      "makes the objects on the way",
      ["cookies", "sessionToken", "options", "domain"],
      'domain: "app.example"',
      LONG.replace(
        "trustHost: true,",
        'trustHost: true,\n  cookies: { sessionToken: { options: { domain: "app.example" } } },',
      ),
    ],
    [
      "indents what has several lines",
      ["callbacks", "jwt"],
      "jwt({ token }) {\n  return token;\n}",
      LONG.replace(
        "trustHost: true,",
        "trustHost: true,\n  callbacks: {\n    jwt({ token }) {\n      return token;\n    },\n  },",
      ),
    ],
  ])("%s", (_what, path, member, result) => {
    expect(set(LONG, path, member)).toBe(result);
  });

  test("into an object without members", () => {
    expect(set("export default {};", ["debug"], "debug: true")).toBe(
      "export default { debug: true };",
    );
    expect(set("export default {};", ["jwt"], "jwt() {\n  return null;\n}")).toBe(
      "export default {\n  jwt() {\n    return null;\n  },\n};",
    );
  });

  test("at the end of a line without a comma, and before a remark", () => {
    expect(set("export default {\n  a: 1 // one\n};", ["b"], "b: 2")).toBe(
      "export default {\n  a: 1, // one\n  b: 2,\n};",
    );
    expect(set("export default { a: 1, };", ["b"], "b: 2")).toBe("export default { a: 1, b: 2, };");
  });

  test("into an object that stands in a variable", () => {
    const code = "const session = { maxAge: 60 };\nexport default { session: session };\n";
    expect(set(code, ["session", "maxAge"], "maxAge: 1")).toBe(code.replace("60", "1"));
  });

  test("a member with quotes is the same member", () => {
    expect(set('export default { "a": 1 };', ["a"], "a: 2")).toBe("export default { a: 2 };");
  });

  test("is refused where something else than an object stands on the way", () => {
    expect(set("export default { session: make() };", ["session", "maxAge"], "maxAge: 1")).toBe(
      undefined,
    );
  });
});

describe("removing a member", () => {
  test.each<[string, string, [string, ...string[]], string]>([
    ["takes its line", LONG, ["trustHost"], LONG.replace("  trustHost: true,\n", "")],
    [
      "takes the remark with it",
      "export default {\n  a: 1, // one\n  b: 2,\n};",
      ["a"],
      "export default {\n  b: 2,\n};",
    ],
    ["first on a line", "export default { a: 1, b: 2 };", ["a"], "export default { b: 2 };"],
    ["last on a line", "export default { a: 1, b: 2 };", ["b"], "export default { a: 1 };"],
    ["the only one", "export default { a: 1 };", ["a"], "export default {};"],
    [
      "takes what has become empty",
      LONG,
      ["session", "maxAge"],
      LONG.replace("  session: { maxAge: 60 }, // a minute\n", ""),
    ],
    [
      "leaves an object in a variable",
      "const s = { a: 1 };\nexport default { s: s };",
      ["s", "a"],
      "const s = {};\nexport default { s: s };",
    ],
    [
      "of several lines",
      "export default {\n  a() {\n    return 1;\n  },\n  b: 2,\n};",
      ["a"],
      "export default {\n  b: 2,\n};",
    ],
  ])("%s", (_what, code, path, result) => {
    expect(remove(code, path)).toBe(result);
  });

  test("is nothing where there is no such member", () => {
    expect(remove(LONG, ["debug"])).toBeUndefined();
    expect(remove(LONG, ["cookies", "sessionToken"])).toBeUndefined();
    expect(remove("export default { session: make() };", ["session", "maxAge"])).toBeUndefined();
  });
});

test("setting and removing again gives the text that there was", () => {
  for (const path of [["debug"], ["session", "updateAge"], ["cookies", "x", "y"]] as const) {
    const member = `${path.at(-1)}: 1`;
    const added = set(LONG, [...path], member) ?? "";
    expect(added).not.toBe(LONG);
    expect(remove(added, [...path])).toBe(LONG);
  }
});

import { describe, expect, test } from "vitest";

import { ConfigCode } from "./config-code";

const CODE = `import type { AuthConfig } from "@auth/core";
import GitHub from "@auth/core/providers/github";
import Google from "@auth/core/providers/google";

const acme = { id: "acme", type: "oidc" } as const;

const config: AuthConfig = {
  providers: [
    GitHub,
    Google(), // with defaults
    GitHub({ clientId: "x" }),
    acme,
    { id: "inline", type: "oidc" },
    ...more,
    make("y"),
  ],
  session: { maxAge: 60 },
  callbacks: {
    jwt({ token }) {
      return token;
    },
  },
};

export default config;
`;

describe("a config's code", () => {
  test("is read where it stands", () => {
    const code = new ConfigCode(CODE);
    expect(code.isReadable).toBe(true);
    expect(code.read(["session", "maxAge"])).toBe("60");
    expect(code.read(["callbacks", "jwt"])).toContain("return token;");
    expect(code.has(["callbacks", "session"])).toBe(false);
    expect(code.read(["debug"])).toBeUndefined();
  });

  test.each([
    "export default { debug: true };",
    "export default { debug: true } satisfies AuthConfig;",
    "const a = { debug: true } as AuthConfig;\nconst b = a;\nexport default b;",
    "export default ({ debug: true });",
  ])("however it is exported: %s", (text) => {
    const code = new ConfigCode(text);
    expect(code.read(["debug"])).toBe("true");
    expect(code.set(["debug"], "debug: false")).toBe(text.replace("true", "false"));
  });

  test.each([
    "export const config = {};",
    "export default make();",
    "const a = a; export default a;",
    "",
  ])("is left alone where it is not written out: %j", (text) => {
    const code = new ConfigCode(text);
    expect(code.isReadable).toBe(false);
    expect(code.read(["debug"])).toBeUndefined();
    expect(code.set(["debug"], "debug: true")).toBeUndefined();
    expect(code.remove(["debug"])).toBeUndefined();
    expect(code.providers).toEqual([]);
  });
});

describe("a config's providers", () => {
  test("are those that are written out, by name", () => {
    expect(new ConfigCode(CODE).providers).toEqual([
      { name: "GitHub", index: 0 },
      { name: "Google", index: 1 },
      { name: "GitHub", index: 2 },
      { name: "acme", index: 3 },
      { name: "inline", index: 4 },
      { name: "make", index: 6 },
    ]);
  });

  test.each([
    [0, "    GitHub,", '    GitHub({ checks: ["state"] }),'],
    [1, "Google()", 'Google({ checks: ["state"] })'],
    [2, '{ clientId: "x" }', '{ clientId: "x", checks: ["state"] }'],
    [3, 'type: "oidc" } as', 'type: "oidc", checks: ["state"] } as'],
    [4, 'id: "inline", type: "oidc"', 'id: "inline", type: "oidc", checks: ["state"]'],
  ])("number %i gets an option", (index, before, after) => {
    const code = new ConfigCode(CODE);
    const text = code.setOption(index, "checks", 'checks: ["state"]');
    expect(text).toBe(CODE.replace(before, after));
    expect(new ConfigCode(text ?? "").readOption(index, "checks")).toBe('["state"]');
  });

  test("whose options are computed are left alone", () => {
    const code = new ConfigCode(CODE);
    expect(code.setOption(6, "checks", "checks: []")).toBeUndefined();
    expect(code.setOption(9, "checks", "checks: []")).toBeUndefined();
  });

  test("lose an option", () => {
    const code = new ConfigCode(CODE);
    expect(code.removeOption(2, "clientId")).toBe(CODE.replace('{ clientId: "x" }', "{}"));
    expect(code.removeOption(0, "checks")).toBeUndefined();
  });
});

test("an import comes after the last one, once", () => {
  const statement = 'import { db } from "./db";';
  const text = new ConfigCode(CODE).withImport(statement);
  expect(text).toContain(`providers/google";\n${statement}\n\nconst acme`);
  expect(new ConfigCode(text).withImport(statement)).toBe(text);
  expect(new ConfigCode("export default {};").withImport(statement)).toBe(
    `${statement}\nexport default {};`,
  );
});

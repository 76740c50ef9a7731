import { describe, expect, it } from "vitest";

import { typeErrors } from "../../tests/support/type-errors";

const without = (part: RegExp) => (text: string) => text.replace(part, "");

describe.each(["next-auth", "sveltekit", "express", "qwik"])(
  "auth-types.d.ts of %s",
  (name) => {
    const folder = `snippets/typescript/${name}`;

    it("gives the callbacks and the session their fields", () => {
      expect(typeErrors(folder)).toEqual([]);
    });

    it("is what does it: without one of its interfaces, the code that uses it has errors", () => {
      for (const name of ["User", "Session", "JWT"]) {
        const edit = without(
          new RegExp(`interface ${name} \\{[^]*?\\n  \\}\\n`),
        );
        expect(
          typeErrors(folder, { "auth-types.d.ts": edit }),
          name,
        ).not.toEqual([]);
      }
    });
  },
);

describe("the import of next-auth/jwt", () => {
  const folder = "snippets/typescript/next-auth";
  const noImport = { "auth-types.d.ts": without(/import "next-auth\/jwt";\n/) };

  it("is needed in a .d.ts file: without it the token has no field, and nothing is reported there", () => {
    const errors = typeErrors(folder, noImport);
    expect(errors).toContain("use.ts: TS1360");
    expect(errors.filter((error) => error.startsWith("auth-types"))).toEqual(
      [],
    );
  });

  it("is missed in a .ts file, as TS2664", () => {
    const declares = (text: string) => `${text}
      declare module "next-auth/jwt" { interface JWT { more?: string } }`;
    expect(typeErrors(folder, { ...noImport, "use.ts": declares })).toContain(
      "use.ts: TS2664",
    );
    expect(typeErrors(folder, { "use.ts": declares })).toEqual([]);
  });
});

describe("a declaration in a file that is not a module", () => {
  it("replaces the module: what it does not declare is gone", () => {
    const replaced = () =>
      'declare module "@auth/core/types" { interface Session { user: { id: string } } }';
    expect(typeErrors("snippets/typescript")).toEqual([]);
    expect(
      typeErrors("snippets/typescript", { "auth-types.d.ts": replaced }),
    ).toContain("auth.ts: TS2339");
  });
});

describe("satisfies NextAuthConfig", () => {
  it("is needed: without it strategy is a string, which NextAuth does not take", () => {
    const edits = { "auth.config.ts": without(/ satisfies NextAuthConfig/) };
    expect(typeErrors("snippets/next")).toEqual([]);
    expect(typeErrors("snippets/next", edits)).toEqual([
      "auth.config.ts: TS7031",
      "auth.ts: TS2345",
      "middleware.ts: TS2345",
    ]);
  });
});

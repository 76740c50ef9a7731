import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { scriptsFor } from "./realm-frame";

beforeAll(() => {
  vi.stubGlobal("REALM_BUNDLE", "realm.js");
  vi.stubGlobal("WEBAUTHN_BUNDLE", "webauthn.js");
  vi.stubGlobal("NODEMAILER_BUNDLE", "nodemailer.js");
  vi.stubGlobal("DATABASE_BUNDLE", "database.js");
  vi.stubGlobal("SIGN_IN_BUNDLE", "sign-in.js");
  vi.stubGlobal("NEXT_BUNDLE", "next.js");
  vi.stubGlobal("NEXT_CLIENT_BUNDLE", "next-client.js");
  vi.stubGlobal("SVELTEKIT_BUNDLE", "sveltekit.js");
});
afterAll(() => void vi.unstubAllGlobals());

test.each([
  ["passkey", "webauthn.js"],
  ["webauthn", "webauthn.js"],
  ["nodemailer", "nodemailer.js"],
  ["email", "nodemailer.js"],
])(
  "a realm whose files import the provider %s gets its large package, before the realm's own code",
  (provider, script) => {
    const files = {
      "auth.ts": `import Provider from "@auth/core/providers/${provider}";`,
      "app.ts": "",
    };
    expect(scriptsFor(files)).toEqual([script, "realm.js"]);
  },
);

test.each([
  `import { Database } from "#sqlite";`,
  `import { drizzle } from 'drizzle-orm/sql-js'`,
  `import { eq } from "drizzle-orm";`,
  `import { DrizzleAdapter } from "@auth/drizzle-adapter";`,
])("a realm whose files have %s gets SQLite and Drizzle", (code) => {
  expect(scriptsFor({ "auth.ts": "", "db.ts": code })).toEqual(["database.js", "realm.js"]);
});

test.each([`import { signInScenario } from "#sign-in";`, `import * as signIn from '#sign-in';`])(
  "a realm whose files have %s gets the vendors",
  (code) => {
    expect(scriptsFor({ "scenario.ts": code })).toEqual(["sign-in.js", "realm.js"]);
  },
);

test("a realm can need both", () => {
  const files = {
    "auth.ts": `import Passkey from "@auth/core/providers/passkey";`,
    "db.ts": `import { Database } from "#sqlite";`,
  };
  expect(scriptsFor(files)).toEqual(["webauthn.js", "database.js", "realm.js"]);
});

test.each([
  "",
  `import { db } from "./drizzle-orm";`,
  `// with drizzle-orm`,
  `import GitHub from "@auth/core/providers/github";`,
  "// a passkey, an email",
  `import { signInScenario } from "./sign-in";`,
])("a realm of other files does not: %j", (code) => {
  expect(scriptsFor({ "auth.ts": code })).toEqual(["realm.js"]);
});

test.each(["app/page.tsx", "app/api/auth/[...nextauth]/route.ts", "app/(shop)/cart/page.jsx"])(
  "a realm whose files are an app of Next.js, by %s, gets the host of Next.js",
  (file) => {
    expect(scriptsFor({ "auth.ts": "", [file]: "" })).toEqual(["next.js", "realm.js"]);
  },
);

test.each([
  ["a Client Component", { "app/x.tsx": `// A button\n"use client";\nexport const x = 1;` }],
  ["next-auth/react", { "app/layout.tsx": `import { SessionProvider } from "next-auth/react";` }],
])("a realm whose files are an app of Next.js with %s gets React for pages, too", (_, files) => {
  const all = { "app/page.tsx": `const text = "use client";`, ...files };
  expect(scriptsFor(all)).toEqual(["next.js", "next-client.js", "realm.js"]);
  expect(scriptsFor(files)).toEqual(["realm.js"]);
});

test.each([
  "src/routes/+page.svelte",
  "src/routes/api/me/+server.ts",
  "src/routes/(in)/[id]/+page.svelte",
])("a realm whose files are an app of SvelteKit, by %s, gets the host of SvelteKit", (file) => {
  expect(scriptsFor({ "src/auth.ts": "", [file]: "" })).toEqual(["sveltekit.js", "realm.js"]);
  expect(scriptsFor({ "app.ts": "", [file]: "" })).toEqual(["realm.js"]);
});

test.each(["app.ts", "app/route-table.ts", "lib/app/page.tsx", "page.tsx"])(
  "a realm without routes of Next.js, or with an app of its own, does not: %s",
  (file) => {
    expect(scriptsFor({ "auth.ts": `import NextAuth from "next-auth";`, [file]: "" })).toEqual([
      "realm.js",
    ]);
    expect(scriptsFor({ "app.ts": "", "app/page.tsx": "" })).toEqual(["realm.js"]);
  },
);

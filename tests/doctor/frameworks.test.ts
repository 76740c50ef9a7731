import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import type { AuthConfig } from "@auth/core";
import type { NextAuthConfig } from "next-auth";
import { describe, expect, test } from "vitest";

import { GROUPS, OPTIONS } from "../../src/doctor/rules/options";
import { FRAMEWORKS, type FrameworkReads } from "../../src/doctor/config/frameworks";

/** Every option of core; the compiler compares the list with the installed type. */
const CORE: Record<keyof AuthConfig, true> = {
  providers: true,
  secret: true,
  session: true,
  jwt: true,
  pages: true,
  callbacks: true,
  events: true,
  adapter: true,
  debug: true,
  logger: true,
  theme: true,
  useSecureCookies: true,
  cookies: true,
  trustHost: true,
  skipCSRFCheck: true,
  raw: true,
  redirectProxyUrl: true,
  experimental: true,
  basePath: true,
};

type Group<Name extends keyof AuthConfig> = Record<keyof NonNullable<AuthConfig[Name]>, true>;

/** The names in the groups that have no defaults of their own to look at. */
const SECTIONS: {
  session: Group<"session">;
  pages: Group<"pages">;
  callbacks: Group<"callbacks">;
  events: Group<"events">;
  cookies: Group<"cookies">;
  theme: Group<"theme">;
  logger: Group<"logger">;
  experimental: Group<"experimental">;
} = {
  session: { strategy: true, maxAge: true, updateAge: true, generateSessionToken: true },
  pages: { signIn: true, signOut: true, error: true, verifyRequest: true, newUser: true },
  callbacks: { signIn: true, redirect: true, session: true, jwt: true },
  events: {
    signIn: true,
    signOut: true,
    createUser: true,
    updateUser: true,
    linkAccount: true,
    session: true,
  },
  cookies: {
    sessionToken: true,
    callbackUrl: true,
    csrfToken: true,
    pkceCodeVerifier: true,
    state: true,
    nonce: true,
    webauthnChallenge: true,
  },
  theme: { colorScheme: true, logo: true, brandColor: true, buttonText: true },
  logger: { error: true, warn: true, debug: true },
  experimental: { enableWebAuthn: true },
};

/** The callbacks that next-auth has beside core's. */
const OF_NEXT_AUTH: Record<
  Exclude<
    keyof NonNullable<NextAuthConfig["callbacks"]>,
    keyof NonNullable<AuthConfig["callbacks"]>
  >,
  true
> = { authorized: true };

test("the doctor knows every option of the installed core, and no other", () => {
  expect([...OPTIONS].sort()).toEqual(Object.keys(CORE).sort());
  for (const [section, names] of Object.entries(SECTIONS)) {
    expect([...(GROUPS[section] ?? [])].sort(), section).toEqual(Object.keys(names).sort());
  }
});

/** Where a package has its code, if that is not everywhere. */
const CODE: Record<string, RegExp> = {
  "next-auth": /^(?:index|lib\/(?:env|index|actions))\.js$/,
  "@auth/sveltekit": /^dist\/(?:env|index|actions)\.js$/,
  "@auth/express": /^index\.js$/,
  "@auth/qwik": /^index\.qwik\.js$/,
  "@auth/solid-start": /^index\.js$/,
  "@hono/auth-js": /^dist\/index\.js$/,
};

/** What the variables are called that hold the config. */
const HOLDER = String.raw`\b(?:config|authOptions|authOpts)`;

function codeOf(name: string): string {
  const folder = path.resolve("node_modules", name);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => CODE[name]?.test(file.replaceAll("\\", "/")))
    .map((file) => readFileSync(path.join(folder, file), "utf8"))
    .join("\n")
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

function matches(code: string, pattern: RegExp): string[] {
  return [...new Set([...code.matchAll(pattern)].map(([, name = ""]) => name))].sort();
}

const installed = (Object.keys(FRAMEWORKS) as (keyof typeof FRAMEWORKS)[]).filter(
  (name) => name in CODE,
);

test("every package but those that are not installed is compared with its sources", () => {
  expect(Object.keys(FRAMEWORKS).filter((name) => !(name in CODE))).toEqual(["auth-astro"]);
});

describe.each(installed)("%s", (name) => {
  const { options, callbacks, replaces }: FrameworkReads = FRAMEWORKS[name];
  const code = codeOf(name);

  test("reads these options beside core's", () => {
    const members = matches(code, new RegExp(String.raw`${HOLDER}\??\.(\w+)`, "g"));
    const taken = matches(code, /\{\s*(\w+)(?:\s*=\s*[^,{}]+)?,\s*\.\.\.\w+\s*\}\s*=\s*config\b/g);
    const own = [...members, ...taken].filter((option) => !(option in CORE));
    expect(code).toMatch(new RegExp(HOLDER));
    expect(own).toEqual(options);
  });

  test("calls these callbacks beside core's", () => {
    const core = ["signIn", "redirect", "session", "jwt"];
    const called = matches(code, /\bcallbacks\??\.(\w+)/g).filter((one) => !core.includes(one));
    expect(called).toEqual(callbacks);
  });

  test("replaces these options", () => {
    const set = matches(code, new RegExp(String.raw`${HOLDER}\.(\w+)\s*=(?!=)`, "g"));
    // Filled in only where there is none, or made of what was there.
    const kept = matches(code, new RegExp(String.raw`${HOLDER}\.(\w+)\s*(?:\?\?|\|\|)`, "g"));
    const fills = ["secret", "trustHost", "redirectProxyUrl", "providers", ...kept];
    expect(set.filter((option) => !fills.includes(option))).toEqual(replaces);
  });
});

test("next-auth's type has the callbacks that are called", () => {
  expect(Object.keys(OF_NEXT_AUTH)).toEqual([...FRAMEWORKS["next-auth"].callbacks]);
});

import type { AuthConfig } from "@auth/core";
import { expect, test } from "vitest";

import { docLinks, GUIDES } from "./doc-links";

/** The compiler compares it with core's own type. */
const OPTIONS: Record<keyof AuthConfig, true> = {
  adapter: true,
  basePath: true,
  callbacks: true,
  cookies: true,
  debug: true,
  events: true,
  experimental: true,
  jwt: true,
  logger: true,
  pages: true,
  providers: true,
  raw: true,
  redirectProxyUrl: true,
  secret: true,
  session: true,
  skipCSRFCheck: true,
  theme: true,
  trustHost: true,
  useSecureCookies: true,
};

const CORE = "/node_modules/@auth/core";

/** Where the links of a declaration lead to. */
function linksOf(module: string, ...names: string[]): string[] {
  return docLinks({ file: `${CORE}/${module}.d.ts`, names }).map(({ to }) => to);
}

test("every option has a page that explains it", () => {
  expect(Object.keys(GUIDES).sort()).toEqual(Object.keys(OPTIONS).sort());
});

test("an option leads to its guide first, then to its types", () => {
  expect(linksOf("index", "AuthConfig", "session")).toEqual([
    "/concepts/session-strategies/",
    "/reference/core/#session",
  ]);
  expect(linksOf("index", "AuthConfig", "raw").at(-1)).toBe("/reference/core/#authconfig-raw");
});

test("a member of a group leads to its own place", () => {
  expect(linksOf("index", "AuthConfig", "session", "strategy")).toEqual([
    "/concepts/session-strategies/#choose",
    "/reference/core/#session-strategy",
  ]);
  expect(linksOf("index", "AuthConfig", "callbacks", "redirect", "params", "url")).toEqual([
    "/reference/callbacks/",
    "/concepts/what-runs-when/",
    "/reference/core/#callbacks-redirect",
  ]);
});

test("a provider leads to its page, and its options to what they mean", () => {
  expect(linksOf("providers/github", "GitHub")).toEqual([
    "/reference/providers/github/",
    "/reference/core/providers/github/",
  ]);
  expect(linksOf("providers/oauth", "OAuth2Config", "checks")).toEqual([
    "/concepts/pkce-state-nonce/",
    "/reference/core/providers/oauth/",
  ]);
  expect(linksOf("providers/index", "Provider")).toEqual(["/reference/core/providers/"]);
});

test("what the site does not describe leads nowhere", () => {
  expect(linksOf("lib/utils/merge", "merge")).toEqual([]);
  expect(docLinks({ file: "/auth.ts", names: ["config"] })).toEqual([]);
});

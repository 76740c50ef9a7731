import { Auth, type AuthConfig } from "@auth/core";

import { type Mailbox, Mailbox as MailboxOf } from "../../../src/scenario/inbox";
import { LinkScanner } from "../../../src/scenario/link-scanner";
import { Visitor } from "../../../src/scenario/visitor";
import { createWorld, type World, type WorldSetup } from "../../../src/world/world";
import { memoryAdapter, type Tables } from "./memory-adapter";

export const APP = "https://app.example";
export const SESSION_COOKIE = "__Secure-authjs.session-token";

/** A world around a site with the real core, and the people in it. */
export interface Site {
  world: World;
  alice: Visitor;
  linkScanner: LinkScanner;
  tables: Tables;
  config: AuthConfig;
  /** The session as the browser of this id gets it, read through its own cookies. */
  session: (browser?: string) => Promise<{ user?: Record<string, unknown> } | null>;
}

/**
 * Opens a site with these providers. It has an in-memory adapter with every method, and the
 * experimental flag for passkeys, because core remembers in its modules what it was once asked for
 * (`lib/utils/assert.ts`), and these tests share them.
 */
export function openSite(
  config: Partial<AuthConfig> & Pick<AuthConfig, "providers">,
  setup: Partial<WorldSetup> = {},
): Site {
  const { adapter, tables } = memoryAdapter();
  const full: AuthConfig = {
    adapter,
    secret: "a fake secret that only these tests use",
    trustHost: true,
    experimental: { enableWebAuthn: true },
    ...config,
  };
  const browsers = { alice: "Alice's laptop", ...setup.browsers };
  const world = createWorld(
    { app: APP, identityProviders: [], ...setup, browsers },
    { config: full, fetch: (request) => answer(request, full) },
  );
  const address = setup.mail?.addresses?.alice;
  const mailbox: Mailbox | undefined = address ? new MailboxOf(world.mail, address) : undefined;
  return {
    world,
    alice: new Visitor(world.browser("alice"), APP, mailbox),
    linkScanner: new LinkScanner(world),
    tables,
    config: full,
    async session(browser = "alice") {
      const response = await world.browser(browser).load({
        url: `${APP}/auth/session`,
        method: "GET",
        purpose: "fetch",
        initiator: `${APP}/`,
        navigation: false,
      });
      return (await response.json()) as { user?: Record<string, unknown> } | null;
    },
  };
}

async function answer(request: Request, config: AuthConfig): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/auth/")) return Auth(request, config);
  const html = `<h1>Home</h1><a href="/auth/signin">Sign in</a>`;
  return new Response(html, { headers: { "content-type": "text/html" } });
}

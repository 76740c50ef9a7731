import type { NextRequest } from "next/server";
import { vi } from "vitest";

import { SESSION_COOKIE } from "./person";
import { APP, SECRET } from "./site";

/** A config of next-auth, as far as tests set it. */
type Config = Record<string, unknown>;

/** A session as `auth()` gives it; null for nobody. */
type Session = Record<string, unknown> | null;

/** What a proxy or a Route Handler of the app is. */
type Handler = (request: NextRequest & { auth: Session }) => Response | undefined;

/** As much of what `NextAuth()` returns as tests use. */
interface NextAuthApp {
  handlers: Record<"GET" | "POST", (request: Request) => Promise<Response>>;
  auth: {
    /** In a Server Component. */
    (): Promise<Session>;
    /** As it is, in a proxy. */
    (request: Request): Promise<Response>;
    /** Around a function of the app's. */
    (handler: Handler): (request: Request) => Promise<Response>;
    /** In an API route. */
    (request: { headers: Headers }, response: { headers: Headers }): Promise<Session>;
  };
  signIn: (provider: string) => Promise<never>;
  signOut: () => Promise<never>;
  unstable_update: (data: object) => Promise<Session>;
}

/** Loads next-auth afresh, with the modules of Next.js, or stand-ins for them, that it then uses. */
export async function loadNextAuth() {
  vi.resetModules();
  const [{ default: NextAuth }, jwt, nextHeaders, navigation, server] = await Promise.all([
    import("next-auth"),
    import("@auth/core/jwt"),
    import("../../frameworks/next-headers"),
    import("../../frameworks/next-navigation"),
    import("next/server"),
  ]);
  const create = NextAuth as unknown as (config: Config) => NextAuthApp;
  const encode = (token: Record<string, unknown>) =>
    jwt.encode({ token, secret: SECRET, salt: SESSION_COOKIE });
  return { NextAuth: create, encode, ...nextHeaders, ...navigation, ...server };
}

/** The headers of a request that reaches a Next.js app over https. */
export function headersOf(cookie?: string): Record<string, string> {
  return {
    host: new URL(APP).host,
    "x-forwarded-proto": "https",
    ...(cookie !== undefined && { cookie: `${SESSION_COOKIE}=${cookie}` }),
  };
}

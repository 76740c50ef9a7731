import { Auth, type AuthConfig, setEnvDefaults } from "@auth/core";
import GitHub from "@auth/core/providers/github";
import type { Session } from "@auth/core/types";

/** Where people reach the app. Behind a proxy, a request does not have this address. */
export const origin = process.env.APP_ORIGIN ?? `http://localhost:${process.env.PORT ?? 3000}`;

/** A new object for each request, because Auth.js writes into it. */
function configuration(): AuthConfig {
  // The address comes from the environment, and not from a header that a visitor can send.
  const config: AuthConfig = { trustHost: true, providers: [GitHub] };
  setEnvDefaults(process.env, config);
  return config;
}

/** Answers a request below /auth. */
export function answerAuth(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  return Auth(new Request(new URL(pathname + search, origin), request), configuration());
}

/** The session that a request's cookies belong to, and the cookies that renew it. */
export async function readSession(
  cookie: string | null | undefined,
): Promise<{ session: Session | null; cookies: string[] }> {
  const headers = { cookie: cookie ?? "" };
  const response = await Auth(new Request(`${origin}/auth/session`, { headers }), configuration());
  return {
    // An error has a body, too: without this check it would count as a session.
    session: response.ok ? ((await response.json()) as Session | null) : null,
    cookies: response.headers.getSetCookie(),
  };
}

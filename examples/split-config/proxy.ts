import { Auth, type AuthConfig } from "@auth/core";

import { sharesSettings } from "./settings";
import { shared } from "./shared";

const { session, ...withoutSession } = shared;

/** Reads the session before the app does. Its answer renews the cookie, or deletes it. */
export async function readInProxy(request: Request) {
  // A config of its own, as in a process of its own.
  const config: AuthConfig = { ...withoutSession, ...(sharesSettings && { session }) };
  const url = new URL("/auth/session", request.url);
  const response = await Auth(new Request(url, { headers: request.headers }), config);
  const body = response.ok ? ((await response.json()) as unknown) : null;
  return { isSignedIn: body !== null, cookies: response.headers.getSetCookie() };
}

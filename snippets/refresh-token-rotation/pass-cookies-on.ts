import { Auth, type AuthConfig } from "@auth/core";
import type { Session } from "@auth/core/types";

// #region read-session
/** The session of a request, and the headers to put on your response. */
export async function readSession(request: Request, config: AuthConfig) {
  const url = new URL("/auth/session", request.url);
  const cookie = request.headers.get("cookie") ?? "";
  const answer = await Auth(new Request(url, { headers: { cookie } }), config);
  const session = answer.ok ? ((await answer.json()) as Session | null) : null;

  const headers = new Headers();
  for (const one of answer.headers.getSetCookie())
    headers.append("set-cookie", one);
  return { session, headers };
}
// #endregion read-session

// #region use
/** A handler of your own, for any method. */
export async function rename(
  request: Request,
  config: AuthConfig,
): Promise<Response> {
  const { session, headers } = await readSession(request, config);
  if (!session)
    return Response.json({ error: "sign in" }, { status: 401, headers });
  const form = await request.formData();
  return Response.json({ name: form.get("name") }, { headers });
}
// #endregion use

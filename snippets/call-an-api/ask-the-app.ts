import type { Session } from "@auth/core/types";

/** The session of the person whose browser sent the request, as the app sees it now. */
export async function askForSession(request: Request): Promise<Session | null> {
  // Always this address: whoever gets the cookie can use the session.
  const response = await fetch("https://app.example/auth/session", {
    headers: { cookie: request.headers.get("cookie") ?? "" },
  });
  if (!response.ok) throw new Error(`The app answered ${response.status}.`);
  return (await response.json()) as Session | null;
}

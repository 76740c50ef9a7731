import { decode } from "@auth/core/jwt";

// #region decode
/** Name of the app's session cookie on https. The key depends on it, so no request may choose it. */
const SESSION_COOKIE = "__Secure-authjs.session-token";

/** Answers a request that carries a session token of the app. */
async function answer(request: Request, salt = SESSION_COOKIE): Promise<Response> {
  const token = request.headers.get("authorization")?.replace("Bearer ", "");
  try {
    const claims = await decode({ token, salt, secret: "the old fake secret of this example" });
    return new Response(`A report for ${claims?.name ?? "nobody"}`);
  } catch (error) {
    return new Response(`No report: ${(error as Error).message}`, { status: 401 });
  }
}
// #endregion decode

/** Two services that know the secret. The second one was set up with the cookie's name on http. */
export default {
  "https://reports.example": {
    name: "Reports service",
    fetch: (request: Request) => answer(request),
  },
  "https://statistics.example": {
    name: "Statistics service",
    fetch: (request: Request) => answer(request, "authjs.session-token"),
  },
};

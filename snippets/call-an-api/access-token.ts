import { getToken } from "@auth/core/jwt";

declare module "@auth/core/jwt" {
  interface JWT {
    accessToken?: string;
  }
}

// #region read
/** The provider's access token of the person who sent the request. */
export async function getAccessToken(
  request: Request,
): Promise<string | undefined> {
  const token = await getToken({
    req: request,
    secret: process.env.AUTH_SECRET,
    // On https the cookie has another name, and its key is made from the name.
    secureCookie: new URL(request.url).protocol === "https:",
  });
  return token?.accessToken;
}
// #endregion read

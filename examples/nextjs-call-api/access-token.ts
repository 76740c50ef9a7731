import { getToken } from "next-auth/jwt";
import { headers } from "next/headers";

declare module "next-auth/jwt" {
  interface JWT {
    accessToken?: string;
  }
}

/** The provider's access token of the person whose request is being answered. */
export async function getAccessToken(): Promise<string | undefined> {
  const token = await getToken({
    req: { headers: await headers() },
    secret: process.env.AUTH_SECRET,
    // On https the cookie has another name, and its key is made from the name.
    secureCookie: process.env.NODE_ENV === "production",
  });
  return token?.accessToken;
}

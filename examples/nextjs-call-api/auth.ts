import NextAuth from "next-auth";

import { closed, keepToken, open } from "./callbacks";
import { form } from "./settings";

export const { handlers, auth } = NextAuth({
  // #region provider
  providers: [
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: "https://id.acme.example",
      // All the scopes that the app needs: this list replaces the default one.
      authorization: { params: { scope: "openid profile email photos.read" } },
    },
  ],
  // #endregion provider
  callbacks: { jwt: keepToken, session: form === "server" ? closed : open },
});

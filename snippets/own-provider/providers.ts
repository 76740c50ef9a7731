import type { AuthConfig } from "@auth/core";

/** Providers that Auth.js has no module for, as objects in `providers`. */
export const providers: AuthConfig["providers"] = [
  // #region oidc
  {
    id: "acme",
    name: "Acme ID",
    type: "oidc",
    issuer: "https://id.acme.example/tenants/blue",
    clientId: process.env.AUTH_ACME_ID,
    clientSecret: process.env.AUTH_ACME_SECRET,
  },
  // #endregion oidc

  // #region oauth
  {
    id: "beta",
    name: "Beta",
    type: "oauth",
    authorization: {
      url: "https://id.beta.example/authorize",
      params: { scope: "profile email" },
    },
    token: "https://id.beta.example/token",
    userinfo: "https://id.beta.example/userinfo",
    clientId: process.env.AUTH_BETA_ID,
    clientSecret: process.env.AUTH_BETA_SECRET,
    // The argument is the answer of the user info endpoint.
    profile(person) {
      // An answer that is an error has no id, and comes here, too.
      if (!person.user_id) throw new Error("Beta does not say who this is");
      return {
        id: String(person.user_id),
        name: person.display_name,
        email: person.mail,
        image: person.avatar_url,
      };
    },
  },
  // #endregion oauth

  {
    id: "gamma",
    name: "Gamma",
    type: "oauth",
    clientId: process.env.AUTH_GAMMA_ID,
    clientSecret: process.env.AUTH_GAMMA_SECRET,
    authorization: {
      url: "https://id.gamma.example/authorize",
      params: { scope: "profile email" },
    },
    // #region conform
    token: {
      url: "https://id.gamma.example/token",
      async conform(response: Response) {
        if (!response.ok) return undefined;
        const { token_type = "bearer", scope, ...rest } = await response.json();
        return Response.json({ ...rest, token_type, scope: scope?.join(" ") });
      },
    },
    // #endregion conform
    // #region request
    userinfo: {
      url: "https://api.gamma.example/me",
      async request({ tokens }: { tokens: { access_token?: string } }) {
        const response = await fetch("https://api.gamma.example/me", {
          headers: {
            authorization: `Bearer ${tokens.access_token}`,
            "api-version": "2",
          },
        });
        if (!response.ok)
          throw new Error(`api.gamma.example answers ${response.status}`);
        const { data } = await response.json();
        return data;
      },
    },
    // #endregion request
    profile: ({ user_id, display_name }) => ({
      id: user_id,
      name: display_name,
    }),
  },
];

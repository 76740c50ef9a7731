import { avatar } from "./consent-page";
import type { Client, ProviderFactory } from "./definition";
import type { Faults } from "./faults";
import { json } from "./identity-provider";
import { oauthProvider } from "./oauth-provider";
import type { Persona } from "./personas";

const PICTURES = "https://avatars.githubusercontent.com/u/";

/** Settings of the simulated GitHub. */
export interface GitHubOptions {
  clients: Client[];
  personas: Persona[];
  faults?: Faults;
}

/**
 * A plain OAuth 2.0 provider at GitHub's addresses, with GitHub's shapes: user and e-mail endpoints
 * on an API host, token errors with status 200 and codes of its own, access tokens without end, a
 * scope list joined by commas (docs.github.com, "Authorizing OAuth apps" and "Troubleshooting OAuth
 * app access token request errors"), and since April 2026 the issuer in each answer (RFC 9207; see
 * nextauthjs/next-auth #13410, which gave the provider of @auth/core its `issuer`).
 */
export function github({ clients, personas, faults = {} }: GitHubOptions): ProviderFactory {
  const numericId = ({ id }: Persona) => 1001 + personas.findIndex((other) => other.id === id);
  return oauthProvider({
    name: "GitHub",
    clients,
    personas,
    faults,
    issuer: "https://github.com/login/oauth",
    authorizationEndpoint: "https://github.com/login/oauth/authorize",
    tokenEndpoint: "https://github.com/login/oauth/access_token",
    tokenErrors: {
      status: 200,
      codes: {
        client: "incorrect_client_credentials",
        code: "bad_verification_code",
        redirectUri: "redirect_uri_mismatch",
      },
    },
    prompts: ["select_account"],
    lifetimes: { accessToken: Infinity },
    accessTokenPrefix: "gho_",
    tokenType: "bearer",
    scopeSeparator: ",",
    unauthorized: () => json({ message: "Bad credentials", status: "401" }, 401),
    userEndpoints: {
      "https://api.github.com/user": ({ persona }) => ({
        login: persona.username,
        id: numericId(persona),
        avatar_url: `${PICTURES}${numericId(persona)}?v=4`,
        html_url: `https://github.com/${persona.username}`,
        type: "User",
        name: persona.name,
        // Most people keep their address private; the app has to ask for it at /user/emails.
        email: null,
      }),
      "https://api.github.com/user/emails": ({ persona: { email, emailVerified } }) =>
        email === undefined
          ? []
          : [{ email, primary: true, verified: emailVerified, visibility: "private" }],
    },
    prefixes: {
      [PICTURES]: (request) => {
        const id = Number(new URL(request.url).pathname.split("/").at(-1));
        const persona = personas.find((candidate) => numericId(candidate) === id);
        return persona ? avatar(persona) : json({ message: "Not Found" }, 404);
      },
    },
  });
}

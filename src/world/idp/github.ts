import { avatar } from "./consent-page";
import {
  type Client,
  type Endpoint,
  IdentityProvider,
  json,
  type ProviderParts,
} from "./identity-provider";
import type { Grant } from "./grants";
import type { Persona } from "./personas";

const PICTURES = "https://avatars.githubusercontent.com/u/";

/**
 * A plain OAuth 2.0 provider at GitHub's addresses, with GitHub's shapes: user and e-mail endpoints
 * on an API host, token errors with status 200 and codes of its own, access tokens without end, a
 * scope list joined by commas (docs.github.com, "Authorizing OAuth apps" and "Troubleshooting OAuth
 * app access token request errors").
 */
export function github({ clients, personas }: { clients: Client[]; personas: Persona[] }) {
  const numericId = (persona: Persona) => 1001 + personas.indexOf(persona);
  const user = authorized((grant) => ({
    login: grant.persona.username,
    id: numericId(grant.persona),
    avatar_url: `${PICTURES}${numericId(grant.persona)}?v=4`,
    html_url: `https://github.com/${grant.persona.username}`,
    type: "User",
    name: grant.persona.name,
    // Most people keep their address private; the app has to ask for it at /user/emails.
    email: null,
  }));
  const emails = authorized(({ persona }) => [
    { email: persona.email, primary: true, verified: persona.emailVerified, visibility: "private" },
  ]);
  return (parts: ProviderParts) =>
    new IdentityProvider(
      {
        name: "GitHub",
        clients,
        personas,
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
        tokens: async (grant, provider) => ({
          access_token: provider.grants.issueAccessToken(grant, "gho_"),
          token_type: "bearer",
          scope: grant.scope.split(" ").join(","),
        }),
        endpoints: {
          "https://api.github.com/user": user,
          "https://api.github.com/user/emails": emails,
        },
        prefixes: {
          [PICTURES]: (request) => {
            const id = Number(new URL(request.url).pathname.split("/").at(-1));
            const persona = personas.find((candidate) => numericId(candidate) === id);
            return persona ? avatar(persona) : json({ message: "Not Found" }, 404);
          },
        },
      },
      parts,
    );
}

function authorized(answer: (grant: Grant) => unknown): Endpoint {
  return (request, provider) => {
    const grant = provider.grants.ofBearer(request);
    return grant ? json(answer(grant)) : json({ message: "Bad credentials", status: "401" }, 401);
  };
}

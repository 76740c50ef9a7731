import type { Endpoint, ProviderDefinition, ProviderFactory } from "./definition";
import type { Grant } from "./grants";
import { IdentityProvider, json } from "./identity-provider";

/** What of a definition is a plain OAuth provider's own to choose. */
type Chosen = Pick<
  ProviderDefinition,
  | "name"
  | "clients"
  | "personas"
  | "authorizationEndpoint"
  | "tokenEndpoint"
  | "tokenErrors"
  | "prefixes"
  | "issuer"
  | "scopes"
  | "prompts"
  | "allowsPlainPkce"
  | "requiresPkce"
  | "lifetimes"
  | "refreshTokens"
  | "faults"
>;

/** Settings of a simulated OAuth 2.0 provider. */
export interface OAuthProviderOptions extends Chosen {
  /**
   * What tells the app who signed in, by URL: OAuth has no standard for it, so each provider has
   * endpoints and shapes of its own. The grant holds the person as the provider knows them now.
   */
  userEndpoints: Record<string, (grant: Grant) => unknown>;
  /** The member that identifies the person in those answers. Absent: `id`. */
  identifier?: string;
  /** Answer of a user endpoint without a working access token. Absent: as in RFC 6750, section 3. */
  unauthorized?: () => Response;
  /** What access tokens begin with. */
  accessTokenPrefix?: string;
  /** Absent: `Bearer`. */
  tokenType?: string;
  /** What stands between scopes in the token response. Absent: a space, as in RFC 6749. */
  scopeSeparator?: string;
}

/**
 * A plain OAuth 2.0 provider (RFC 6749): no ID token, no discovery, user data at endpoints of its
 * own. Access tokens with the lifetime `Infinity` come without `expires_in`.
 */
export function oauthProvider(options: OAuthProviderOptions): ProviderFactory {
  const {
    userEndpoints,
    identifier = "id",
    unauthorized = invalidToken,
    accessTokenPrefix = "at_",
    tokenType = "Bearer",
    scopeSeparator = " ",
    ...chosen
  } = options;

  const userEndpoint =
    (describe: (grant: Grant) => unknown): Endpoint =>
    (request, { grants, people, faults }) => {
      const grant = grants.ofBearer(request);
      if (!grant) return unauthorized();
      const persona = people.find(grant.persona.id) ?? grant.persona;
      const answer = describe({ ...grant, persona });
      return json(faults.missingSubject ? without(answer, identifier) : answer);
    };

  return (parts) =>
    new IdentityProvider(
      {
        ...chosen,
        endpoints: Object.fromEntries(
          Object.entries(userEndpoints).map(([url, describe]) => [url, userEndpoint(describe)]),
        ),
        tokens: async (grant, { grants, lifetimes }) => {
          const lifetime = lifetimes.accessToken;
          return {
            access_token: grants.issueAccessToken(grant, accessTokenPrefix, lifetime * 1000),
            token_type: tokenType,
            ...(lifetime !== Infinity && { expires_in: lifetime }),
            scope: grant.scope.split(" ").join(scopeSeparator),
          };
        },
      },
      parts,
    );
}

function invalidToken(): Response {
  return json({ error: "invalid_token" }, 401, {
    "www-authenticate": 'Bearer error="invalid_token"',
  });
}

/** An object without one of its members; anything else as it is. */
function without(answer: unknown, member: string): unknown {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return answer;
  return Object.fromEntries(Object.entries(answer).filter(([name]) => name !== member));
}

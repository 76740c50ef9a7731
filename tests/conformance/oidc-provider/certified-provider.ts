import type { IncomingMessage, ServerResponse } from "node:http";

import { exportJWK, generateKeyPair, type JWK } from "jose";
import Provider, { type ClientMetadata, type Configuration } from "oidc-provider";

import type { Client, IdentityProvider } from "../../../src/world/idp/identity-provider";
import type { Persona } from "../../../src/world/idp/personas";
import { errorPage, interactionPage, logoutPage } from "./pages";
import { listen, type LoopbackServer } from "./loopback";
import { memoryStorage } from "./memory-adapter";

/** Algorithms in which both providers can sign ID tokens. */
type SigningAlgorithm = "RS256" | "ES256";

/** The members of a discovery document that say where its endpoints are. */
type Metadata = Record<
  | "authorization_endpoint"
  | "token_endpoint"
  | "userinfo_endpoint"
  | "jwks_uri"
  | "revocation_endpoint"
  | "introspection_endpoint"
  | "end_session_endpoint",
  string
> & { id_token_signing_alg_values_supported: SigningAlgorithm[] };

/** Makes the keys with which certified providers sign ID tokens. */
export function createSigningKeys(): Promise<JWK[]> {
  return Promise.all(
    (["RS256", "ES256"] as const).map(async (alg) => {
      const { privateKey } = await generateKeyPair(alg, { extractable: true });
      return { ...(await exportJWK(privateKey)), alg, use: "sig", kid: `${alg} key of this test` };
    }),
  );
}

/**
 * Starts the certified `oidc-provider` with the clients, the people, the addresses and the lifetimes
 * of a simulated provider, so that a scenario meets the one as it meets the other. Those are an
 * operator's choice; what happens between them is the server's own.
 *
 * @param issuer public address of the server, which stands behind a proxy
 * @param keys sign ID tokens
 */
export async function startCertifiedProvider(
  simulated: IdentityProvider,
  issuer: string,
  keys: JWK[],
): Promise<LoopbackServer> {
  const discovery = new Request(`${issuer}/.well-known/openid-configuration`);
  const metadata = (await (await simulated.fetch(discovery)).json()) as Metadata;
  const provider = new Provider(issuer, configuration(simulated, issuer, metadata, keys));
  // TLS ends at the proxy, so the public scheme is what X-Forwarded-Proto says.
  provider.proxy = true;
  const callback = provider.callback();
  return listen((request, response) => {
    const interaction = new URL(request.url ?? "/", issuer).searchParams.has(INTERACTION);
    const answered = interaction ? interact(provider, simulated, request, response) : undefined;
    answered?.catch((error: unknown) => response.writeHead(500).end(String(error)));
    if (!answered) void callback(request, response);
  });
}

/** The parameter by which the server's own pages, at the authorization address, are known. */
const INTERACTION = "interaction";

function configuration(
  { definition, lifetimes }: IdentityProvider,
  issuer: string,
  metadata: Metadata,
  keys: JWK[],
): Configuration {
  const path = (url: string) => new URL(url).pathname;
  const [algorithm = "RS256"] = metadata.id_token_signing_alg_values_supported;
  return {
    adapter: memoryStorage(),
    clients: definition.clients.map((client) => registration(client, algorithm)),
    jwks: { keys },
    routes: {
      authorization: path(metadata.authorization_endpoint),
      token: path(metadata.token_endpoint),
      userinfo: path(metadata.userinfo_endpoint),
      jwks: path(metadata.jwks_uri),
      revocation: path(metadata.revocation_endpoint),
      introspection: path(metadata.introspection_endpoint),
      end_session: path(metadata.end_session_endpoint),
    },
    interactions: {
      url: (_, { uid }) => `${metadata.authorization_endpoint}?${INTERACTION}=${uid}`,
    },
    cookies: { keys: ["a key that signs the cookies of this test only"] },
    claims: {
      openid: ["sub"],
      profile: ["name", "preferred_username", "picture"],
      email: ["email", "email_verified"],
      address: ["address"],
      phone: ["phone_number", "phone_number_verified"],
    },
    // What a scope grants is in the ID token too: Auth.js reads the profile from there.
    conformIdTokenClaims: false,
    pkce: { required: () => false },
    enabledJWA: { idTokenSigningAlgValues: ["RS256", "ES256"] },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      introspection: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = logoutPage(definition.name, form);
        },
      },
    },
    renderError: (context, { error, error_description }) => {
      context.type = "html";
      context.body = errorPage(definition.name, `${error}: ${error_description ?? ""}`);
    },
    findAccount: (_, id) => {
      const persona = definition.personas.find((candidate) => accountId(candidate) === id);
      return persona && { accountId: id, claims: () => claims(persona, issuer) };
    },
    ttl: {
      AccessToken: lifetimes.accessToken,
      AuthorizationCode: lifetimes.code,
      IdToken: lifetimes.idToken,
      RefreshToken: lifetimes.refreshToken,
      Session: lifetimes.session,
      Grant: lifetimes.session,
      Interaction: 3600,
    },
  };
}

function registration(client: Client, algorithm: SigningAlgorithm): ClientMetadata {
  return {
    client_id: client.id,
    client_secret: client.secret,
    redirect_uris: client.redirectUris,
    post_logout_redirect_uris: client.postLogoutRedirectUris ?? [],
    token_endpoint_auth_method: client.tokenEndpointAuthMethod ?? "client_secret_basic",
    grant_types: ["authorization_code", "refresh_token"],
    id_token_signed_response_alg: algorithm,
    ...(client.jwks && { jwks: client.jwks as ClientMetadata["jwks"] }),
  };
}

function accountId({ id }: Persona): string {
  return `acct_${id}`;
}

function claims(persona: Persona, issuer: string) {
  return {
    sub: accountId(persona),
    name: persona.name,
    preferred_username: persona.username,
    picture: `${issuer}/pictures/${persona.id}.svg`,
    email: persona.email,
    email_verified: persona.emailVerified,
    ...(persona.address !== undefined && { address: { formatted: persona.address } }),
    ...(persona.phone !== undefined && {
      phone_number: persona.phone,
      phone_number_verified: true,
    }),
  };
}

/** Shows the page on which a person chooses, and tells the server what they chose. */
async function interact(
  provider: Provider,
  { definition }: IdentityProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params, grantId } = await provider.interactionDetails(request, response);
  if (request.method === "GET") {
    response
      .writeHead(200, { "content-type": "text/html; charset=utf-8" })
      .end(interactionPage(definition, String(params.redirect_uri)));
    return;
  }
  const choice = new URLSearchParams(await readBody(request)).get("persona");
  const persona = definition.personas.find(({ id }) => id === choice);
  if (!persona) {
    await provider.interactionFinished(request, response, {
      error: "access_denied",
      error_description: "The person did not allow it.",
    });
    return;
  }
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant =
    known?.accountId === accountId(persona)
      ? known
      : new provider.Grant({ accountId: accountId(persona), clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope));
  await provider.interactionFinished(request, response, {
    login: { accountId: accountId(persona) },
    consent: { grantId: await grant.save() },
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

import type { Facts } from "./fact";

/** Providers that an app describes itself, and provider modules with an issuer. */
export const ownProvider = {
  "own-provider.issuer-slash":
    'With a path in the issuer, a slash at its end that the discovery document lacks, or the other way round, ends as OperationProcessingError, "response" body "issuer" property does not match the expected value; after a bare origin a slash makes no difference',
  "own-provider.issuer-is-document":
    'An issuer that is the address of the discovery document makes core fetch that address with /.well-known/openid-configuration at its end, and, where that is answered with 404, ends as OperationProcessingError, "response" is not a conform Authorization Server Metadata response (unexpected HTTP status code)',
  "own-provider.issuer-without-discovery":
    "Where the config has all three endpoints, the iss of the ID token must be the issuer letter by letter, and a slash after a bare origin ends as CallbackRouteError",
  "own-provider.well-known":
    "wellKnown is never fetched: with an issuer core fetches the issuer's discovery document, and a provider of either type with wellKnown alone is InvalidEndpoints",
  "own-provider.metadata-endpoints":
    "A discovery document without userinfo_endpoint ends as CallbackRouteError, also at a provider of type oidc, which never asks it; with the address in token the sign-in succeeds",
  "own-provider.environment":
    "next-auth, @auth/express, @auth/sveltekit and @auth/qwik read AUTH_MY_IDP_ID, AUTH_MY_IDP_SECRET and AUTH_MY_IDP_ISSUER for a provider that is an object with the id my-idp; @auth/solid-start and core alone do not",
  "own-provider.modules":
    "Core has provider modules for Keycloak, Authentik, Zitadel, Okta, Auth0 and Microsoft Entra ID, each takes its issuer from AUTH_<ID>_ISSUER, and it has none for Authelia",
  "own-provider.module-id":
    "A provider module with an id in its options has the callback /callback/<that id>",
  "own-provider.default-scope":
    "A provider of type oauth with an address for authorization asks for openid profile email unless it names a scope, in params or in the address; one with an issuer and no authorization asks for no scope",
  "own-provider.scope-replaced":
    "At a provider of type oidc, scope in authorization.params replaces openid profile email, other params leave it; without openid the provider of the world sends no ID token, and the sign-in ends as CallbackRouteError",
  "own-provider.oauth-with-issuer":
    "A provider of type oauth with an issuer alone gets its addresses by discovery and ends as CallbackRouteError, No userinfo endpoint configured; with all three endpoints it signs in with the answer of the user info endpoint, also if the token response has no ID token, and one of type oidc then ends as CallbackRouteError",
  "own-provider.half-discovered":
    "Once userinfo or token has an address, core takes neither from discovery: at a provider of type oidc, userinfo alone ends as CallbackRouteError, and token alone signs in, but not with idToken: false",
  "own-provider.oauth-id-token":
    "A provider of type oauth without issuer whose token response has an ID token ends as CallbackRouteError, and signs in with the issuer that the ID token names",
  "own-provider.checks":
    "Without checks, providers of type oauth and of type oidc both send a code challenge, and neither state nor nonce",
  "own-provider.client-authentication":
    "The client secret goes into the Authorization header as Basic by default and with client_secret_basic, into the body with client_secret_post, and nowhere with none; client_secret_jwt sends a client_assertion signed with the secret, and private_key_jwt one signed with the private key; with any other method the sign-in ends as CallbackRouteError, unsupported client authentication method",
  "own-provider.encoded-basic":
    "In the Authorization header, id and secret are form-encoded, so that a secret with + and / is sent with %2B and %2F, and a provider that does not decode them refuses it",
  "own-provider.signing-algorithm":
    "An ID token with ES256 is accepted if the discovery document lists ES256; where the config has all three endpoints, only RS256 is, unless client.id_token_signed_response_alg says ES256",
  "own-provider.userinfo-request":
    "userinfo.request is called with the tokens and the provider at a provider of type oauth, and not at one of type oidc, with idToken: false either",
  "own-provider.refused-userinfo":
    "At a provider of type oauth, an answer of the user info endpoint with the status 403 and JSON is taken for the profile: two people sign in with it as two users with random accounts, or, if profile() makes its id by String(profile.id), as one user with the account undefined",
  "own-provider.conform-internal": "The types of core mark conform as internal",
  "own-provider.uncalled":
    "authorization.request, token.request, authorization.conform and userinfo.conform are never called",
  "own-provider.default-profile":
    "Without profile, id is sub, else id, else random; name is name, else nickname, else preferred_username; email is email, and image is picture",
} as const satisfies Facts;

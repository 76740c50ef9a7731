import type { Signature } from "../signature";

const PROVIDERS = "/reference/providers/";

/**
 * What the library in core that speaks OAuth says of a provider's answer, and the codes with which a
 * provider refuses (RFC 6749, OpenID Connect). The doctor reads these, too.
 */
export const providerSignatures: readonly Signature[] = [
  {
    id: "response-issuer",
    title: "The answer comes from another issuer than the config names",
    phrases: [
      "unexpected iss (issuer) response parameter",
      "issuer must be configured on the issuer",
      "iss mismatch, expected",
    ],
    rank: "cause",
    cause:
      "The provider names its issuer in the answer (RFC 9207), and the config has none or another. GitHub does so since April 2026.",
    fix: 'Update `next-auth` or `@auth/core`, or set `issuer`: for GitHub `"https://github.com/login/oauth"`.',
    to: "/reference/errors/#callbackrouteerror",
  },
  {
    id: "token-issuer",
    title: "The ID token names another issuer than the config",
    phrases: ["unexpected JWT iss (issuer) claim", "unexpected iss value, expected"],
    rank: "cause",
    cause:
      "The `iss` of the ID token and the `issuer` of the provider differ, or the provider is configured without one.",
    fix: "Write the `issuer` exactly as the provider's metadata spells it; with several tenants, the one of your own.",
    to: PROVIDERS,
  },
  {
    id: "metadata-issuer",
    title: "The provider's metadata names another issuer",
    phrases: [
      "response body issuer property does not match",
      "body issuer does not match expectedIssuer",
    ],
    rank: "cause",
    cause:
      "The `issuer` in the config and the one in the metadata must be equal to the letter, the last slash included.",
    fix: "Open `<issuer>/.well-known/openid-configuration` and copy `issuer` from there.",
    to: PROVIDERS,
  },
  {
    id: "token-audience",
    title: "The ID token was made for another client",
    phrases: ["unexpected JWT aud (audience) claim"],
    rank: "cause",
    cause: "Its `aud` is not the client ID of this config.",
    fix: "Take the client ID and the secret of one registration.",
    to: PROVIDERS,
  },
  {
    id: "token-nonce",
    title: "The nonce of the ID token is not the one that was sent",
    phrases: [
      "unexpected ID Token nonce claim",
      "nonce mismatch, expected",
      "JWT nonce (nonce) claim missing",
    ],
    rank: "cause",
    cause: "The provider returned another nonce, none, or one that nobody asked for.",
    fix: 'If the provider needs one, use `checks: ["pkce", "nonce"]`.',
    to: "/concepts/pkce-state-nonce/#defaults",
  },
  {
    id: "state-differs",
    title: "The `state` that came back is not the one that was sent",
    phrases: [
      "unexpected state response parameter",
      "response parameter state missing",
      "state mismatch, expected",
    ],
    rank: "cause",
    cause:
      "The answer belongs to another sign-in, such as one in a second tab, or the provider drops `state`.",
    fix: "Begin again from the sign-in page. If the provider drops it, rely on PKCE.",
    to: "/concepts/pkce-state-nonce/#two-tabs",
  },
  {
    id: "no-id-token",
    title: "The provider sent no ID token",
    phrases: [
      "response body id_token property must be",
      "id_token not present in TokenSet",
      "JWTs must use Compact JWS serialization",
    ],
    rank: "cause",
    cause:
      "It sends one only if the scope has `openid`, and to a client that may have one. Microsoft does not send tokens to an app registered as a single-page application.",
    fix: 'Keep `openid` in the scope and register a web application; or use `type: "oauth"` with `userinfo`.',
    to: PROVIDERS,
  },
  {
    id: "no-access-token",
    title: "The provider sent no access token",
    phrases: ["response body access_token property must be", "no access token provided"],
    rank: "cause",
    cause:
      "The answer of the token endpoint lacks `access_token`, or has another form than RFC 6749 says.",
    fix: "Rewrite the answer with `token.conform`.",
    to: PROVIDERS,
  },
  {
    id: "token-time",
    title: "The clocks of the provider and the server differ",
    phrases: [
      "JWT exp (expiration time) claim value",
      "JWT nbf (not before) claim value",
      "JWT iat (issued at) claim value",
      "JWT not active yet",
      "JWT expired, now",
    ],
    rank: "cause",
    cause: "A time in the ID token is impossible by the server's clock.",
    fix: "Synchronize the clock of the server, or of the container's host.",
    to: "/reference/errors/#callbackrouteerror",
  },
  {
    id: "no-userinfo-endpoint",
    title: "The provider has no userinfo endpoint",
    phrases: ["No userinfo endpoint configured"],
    rank: "cause",
    cause: 'A provider of `type: "oauth"` needs `userinfo`, and does not take it from `wellKnown`.',
    fix: 'Set `userinfo`, or `type: "oidc"` with `issuer`.',
    to: "/reference/errors/#invalidendpoints",
  },
  {
    id: "not-conform",
    title: "A provider's endpoint did not answer as its standard says",
    phrases: [
      "response is not a conform",
      "unexpected HTTP response status",
      "unexpected response content-type",
    ],
    rank: "failure",
    cause:
      "It answered with another status or with a page: a wrong address, a login wall in between, a refusal, or trouble at the provider.",
    fix: "Open the endpoint's address yourself; compare `issuer`, client ID and secret.",
    to: "/reference/errors/#callbackrouteerror",
  },
  {
    id: "endpoint-error",
    title: "The token endpoint refused",
    phrases: [
      "server responded with an error in the response body",
      "server responded with a challenge in the WWW-Authenticate",
    ],
    rank: "failure",
    cause:
      "The provider does not accept the client secret or the code. `[auth][details]` has its `error`.",
    fix: "Copy the client ID and the secret again. Do not open the callback address twice.",
    to: "/reference/errors/#callbackrouteerror",
  },
  {
    id: "invalid-client",
    title: "`invalid_client`: the client's credentials are not accepted",
    phrases: ["invalid_client"],
    rank: "cause",
    cause:
      "Client ID and secret do not belong together, the secret has expired, or it is sent in a way that the provider does not take.",
    fix: 'Copy both again from the provider\'s console. If they are right, try `client: { token_endpoint_auth_method: "client_secret_post" }`.',
    to: "/reference/errors/#callbackrouteerror",
  },
  {
    id: "invalid-grant",
    title: "`invalid_grant`: the code or the refresh token is not accepted",
    phrases: ["invalid_grant"],
    rank: "cause",
    cause:
      "A code works once and for minutes only, with the redirect URI and the verifier of its request; a refresh token ends when it is revoked or replaced.",
    fix: "Begin the sign-in again. When refreshing, keep the newest refresh token, and sign in again if it is refused.",
    to: "/guides/refresh-token-rotation/#errors",
  },
  {
    id: "invalid-scope",
    title: "`invalid_scope`: the provider does not grant a scope",
    phrases: ["invalid_scope"],
    rank: "cause",
    cause:
      "The config asks for a scope that the provider does not know or has not allowed for this client.",
    fix: "Compare `authorization.params.scope` with the scopes in the provider's console.",
    to: "/reference/errors/#oauthcallbackerror",
  },
  {
    id: "redirect-uri",
    title: "The redirect URI is not registered at the provider",
    phrases: [
      "redirect_uri_mismatch",
      "invalid_redirect_uri",
      "redirect_uri is not associated with this application",
      "redirect_uri MUST match the registered callback URL",
      "Invalid parameter: redirect_uri",
      "Invalid OAuth2 redirect_uri",
      "Invalid redirect_uri",
      "Mismatching redirect URI",
      "INVALID_CLIENT: Invalid redirect URI",
      "Callback URL mismatch",
    ],
    rank: "cause",
    cause:
      "The provider compares it to the letter with those in its console: scheme, host, port, path and last slash.",
    fix: "Register `https://<your host>/api/auth/callback/<provider>` (`/auth/callback/…` outside of Next.js). If the message shows `http` or `localhost`, set `AUTH_URL`.",
    to: "/faq/#behind-a-proxy",
  },
  {
    id: "access-denied",
    title: "`access_denied`: the person or the provider said no",
    phrases: ["error=access_denied"],
    rank: "cause",
    cause:
      "The person canceled, or the provider does not let them into this app, such as one that is still in testing.",
    fix: "Show the sign-in page again with a message for `OAuthCallbackError`.",
    to: "/reference/errors/#oauthcallbackerror",
  },
];

import { acme } from "../../../examples/errors/parts";
import type { Fault } from "../fault";

const CALLBACK = "/reference/errors/#callbackrouteerror";
const REFUSED = "/reference/errors/#oauthcallbackerror";
const PROVIDERS = "/reference/providers/";

/** A client in the provider's console that is not as the config says, or the other way round. */
const consoleFaults: readonly Fault[] = [
  {
    id: "wrong-client-secret",
    isCommon: true,
    title: "The client secret is wrong",
    cause: "It was replaced, has expired, belongs to another client, or was copied with a space.",
    fix: "Make a new secret in the provider's console, copy its value, and set it where the server runs.",
    to: CALLBACK,
    area: "provider",
    lab: "CallbackRouteError",
    config: () => ({ providers: [acme({ clientSecret: "not-the-secret" })] }),
  },
  {
    id: "wrong-client-id",
    title: "The provider does not know the client ID",
    cause:
      "`AUTH_<PROVIDER>_ID` is of another project, of another provider, or was removed from its console.",
    fix: "Copy the client ID again.",
    to: PROVIDERS,
    area: "provider",
    config: () => ({ providers: [acme({ clientId: "a-client-that-is-not-registered" })] }),
  },
  {
    id: "redirect-uri-not-registered",
    isCommon: true,
    title: "The redirect URI is not registered",
    cause: "The provider compares it to the letter: scheme, host, port, path, last slash.",
    fix: "Register `https://<your host>/api/auth/callback/<provider>`; outside of Next.js the path begins with `/auth`.",
    to: PROVIDERS,
    area: "provider",
    client: { redirectUris: ["https://app.example/api/auth/callback/acme"] },
  },
  {
    id: "client-secret-post",
    title: "The provider takes the client secret in the body only",
    cause: "Auth.js sends it in the header `Authorization` unless it is told otherwise.",
    fix: 'Set `client: { token_endpoint_auth_method: "client_secret_post" }` in the provider.',
    to: CALLBACK,
    area: "provider",
    client: { tokenEndpointAuthMethod: "client_secret_post" },
  },
  {
    id: "scope-not-allowed",
    title: "The config asks for a scope that the provider does not grant",
    cause: "The scope is unknown, misspelled, or not allowed for this client.",
    fix: "Compare `authorization.params.scope` with the scopes in the provider's console.",
    to: REFUSED,
    area: "provider",
    config: () => ({
      providers: [
        acme({ authorization: { params: { scope: "openid profile email files.read" } } }),
      ],
    }),
    provider: { faults: { authorizationError: "invalid_scope" } },
  },
  {
    id: "no-openid-scope",
    title: "The scope has no `openid`",
    cause:
      "A scope of one's own replaces the usual one. Without `openid` there is no ID token, which a provider of the type `oidc` must send.",
    fix: "Write all scopes: `openid profile email` and yours.",
    to: CALLBACK,
    area: "provider",
    config: () => ({
      providers: [acme({ authorization: { params: { scope: "profile email" } } })],
    }),
  },
  {
    id: "app-not-published",
    title: "The provider lets only testers in",
    cause:
      "The app is in testing, or an administrator has to allow it: the provider sends people back with `access_denied`.",
    fix: "Publish the app, or add the person to its testers.",
    to: REFUSED,
    area: "provider",
    provider: { faults: { authorizationError: "access_denied" } },
  },
  {
    id: "client-not-authorized",
    title: "The client may not use this flow",
    cause:
      "Its type in the console is not that of a web application, or the grant of codes is switched off.",
    fix: "Make a client of the type web application, with the authorization code flow.",
    to: REFUSED,
    area: "provider",
    provider: { faults: { authorizationError: "unauthorized_client" } },
  },
  {
    id: "prompt-none",
    title: "The sign-in must not ask, and nobody is signed in at the provider",
    cause: '`prompt: "none"` makes the provider refuse with `login_required` instead of asking.',
    fix: "Take `prompt` out of `authorization.params`, or use `select_account` or `login`.",
    to: REFUSED,
    area: "provider",
    config: () => ({ providers: [acme({ authorization: { params: { prompt: "none" } } })] }),
  },
  {
    id: "pkce-required",
    title: "The provider requires PKCE, and the config has switched it off",
    cause: "`checks` has no `pkce`, so that no `code_challenge` is sent.",
    fix: 'Leave `checks` out, or list `"pkce"`.',
    to: "/concepts/pkce-state-nonce/#defaults",
    area: "provider",
    provider: { requiresPkce: true },
    config: () => ({ providers: [acme({ checks: ["state"] })] }),
  },
];

/** What the config says of the provider. */
const configFaults: readonly Fault[] = [
  {
    id: "issuer-missing",
    title: "The provider's `issuer` is not set",
    cause:
      "`AUTH_<PROVIDER>_ISSUER` is missing where the server runs, and there is nothing to find the endpoints by.",
    fix: "Set the variable, or `issuer` in the provider.",
    to: "/reference/errors/#invalidendpoints",
    area: "provider",
    lab: "InvalidEndpoints",
    config: () => ({ providers: [acme({ issuer: undefined } as never)] }),
  },
  {
    id: "issuer-other-tenant",
    isCommon: true,
    title: "The `issuer` is not the one that the provider names",
    cause:
      "It is of another tenant, realm or region, or an alias such as `common`, so that the metadata name another issuer.",
    fix: "Set `issuer` to that in the provider's metadata, with your own tenant.",
    to: CALLBACK,
    area: "provider",
    provider: { faults: { wrongIssuer: ["discovery"] } },
  },
  {
    id: "issuer-wrong-host",
    title: "Nothing answers at the `issuer`",
    cause:
      "The host is misspelled, or it cannot be reached from the server: another network, a firewall, `localhost` inside of a container.",
    fix: "Open `<issuer>/.well-known/openid-configuration` from where the server runs.",
    to: CALLBACK,
    area: "provider",
    config: () => ({ providers: [acme({ issuer: "https://id.acme-internal.example" })] }),
  },
  {
    id: "issuer-no-metadata",
    title: "The `issuer` has no metadata at its address",
    cause: "The address is that of the provider's web site or of an API, and answers 404.",
    fix: "Take `issuer` from the provider's documentation of OpenID Connect, without `/.well-known/…`.",
    to: CALLBACK,
    area: "provider",
    config: () => ({ providers: [acme({ issuer: "https://id.acme.example/login" })] }),
  },
  {
    id: "oauth-without-userinfo",
    title: "A provider of the type `oauth` has no `userinfo`",
    cause: "Without it nothing tells who the person is: `issuer` alone serves the type `oidc`.",
    fix: 'Set `type: "oidc"`, or `userinfo`.',
    to: "/reference/errors/#invalidendpoints",
    area: "provider",
    config: () => ({
      providers: [
        {
          id: "acme",
          name: "Acme ID",
          type: "oauth",
          clientId: "acme-client-id",
          clientSecret: "fake-acme-secret",
          authorization: "https://id.acme.example/authorize",
          token: "https://id.acme.example/token",
        } as never,
      ],
    }),
  },
  {
    id: "iss-without-issuer",
    isOld: true,
    isCommon: true,
    title: "The provider sends `iss`, and the config has no `issuer`",
    cause:
      "GitHub does so since April 2026. Versions before `next-auth` 5.0.0-beta.31 and `@auth/core` 0.41.2 have no `issuer` for it, and refuse the answer.",
    fix: "Update, or set `issuer` to the value that the provider sends: for GitHub `https://github.com/login/oauth`.",
    to: "/security/#github-sends-iss",
    area: "provider",
    config: () => ({
      providers: [
        {
          id: "acme",
          name: "Acme ID",
          type: "oauth",
          clientId: "acme-client-id",
          clientSecret: "fake-acme-secret",
          authorization: "https://id.acme.example/authorize?scope=openid",
          token: "https://id.acme.example/token",
          userinfo: "https://id.acme.example/userinfo",
        },
      ],
    }),
  },
  {
    id: "form-post-cookies",
    title: "The provider answers by POST, and the cookies are `SameSite=Lax`",
    cause:
      "With `response_mode=form_post`, as Apple uses it for name and e-mail, browsers send no `Lax` cookie along.",
    fix: 'Give the cookies of the checks `sameSite: "none"` and `secure: true`.',
    to: "/reference/errors/#invalidcheck",
    area: "provider",
    config: () => ({
      providers: [acme({ authorization: { params: { response_mode: "form_post" } } })],
    }),
  },
  {
    id: "profile-throws",
    title: "The `profile` function reads a claim that is not there",
    cause: "The provider does not send it to everybody, or not without a scope.",
    fix: "Handle absent claims, and return an object with the provider's `id`.",
    to: "/reference/errors/#oauthprofileparseerror",
    area: "provider",
    lab: "OAuthProfileParseError",
    config: () => ({
      providers: [
        acme({
          profile: (claims) => {
            const { given } = (claims as unknown as { names: { given: string } }).names;
            return { id: claims.sub, name: given };
          },
        }),
      ],
    }),
  },
  {
    id: "profile-without-name",
    title: "The `profile` function returns too little",
    cause: "Auth.js knows only what this function returns, so the session has no name.",
    fix: "Return `name`, `email` and `image` as well.",
    to: "/guides/typescript/#profile",
    area: "provider",
    config: () => ({ providers: [acme({ profile: ({ sub, email }) => ({ id: sub, email }) })] }),
  },
];

/** The provider: its console, and its entry in the config. */
export const providerFaults: readonly Fault[] = [...consoleFaults, ...configFaults];

import type { Facts } from "./fact";

/** Environment, addresses, routes and the state that core keeps. */
export const configuration = {
  "logs.debug":
    "With debug: true the default logger prints the code verifier, the access token and the ID token of a sign-in",
  "logs.own-debug":
    "A logger.debug of the config is called with debug: false, too, and gets the same",
  "logs.expired-payload":
    "A read of an expired JWT session prints the decrypted payload under [auth][details], without debug",
  "configuration.instance-without-jwt":
    "An instance without the jwt callback that another has renews the token with what that one put into it, and changes nothing of it",
  "VA.email-for-ever":
    "After one request with an e-mail provider, a config without adapter in the same realm fails as MissingAdapter",
  "VA.passkeys-for-ever":
    "After one request with a passkey provider, a config without enableWebAuthn in the same realm fails as ExperimentalFeatureNotEnabled, and one with it, but without an adapter, as MissingAdapter",
  "V7.secrets":
    "AUTH_SECRET and AUTH_SECRET_1 to _3 become [_3, _2, _1, AUTH_SECRET], and the first one signs",
  "V7.trust-host":
    "The host is trusted outside production, and in it with AUTH_URL, AUTH_TRUST_HOST, VERCEL or CF_PAGES",
  "V7.trust-host-false": "AUTH_TRUST_HOST=false trusts the host",
  "V7.trust-host-order":
    "Of the config's trustHost, AUTH_URL, AUTH_TRUST_HOST, VERCEL, CF_PAGES and NODE_ENV, the first that is set decides, an empty one against trust",
  "V7.trust-host-empty":
    "AUTH_TRUST_HOST= (empty) distrusts the host in production, with VERCEL=1, too",
  "VC-b.empty-url":
    "AUTH_URL= (empty) distrusts the host, with AUTH_TRUST_HOST, VERCEL and CF_PAGES set and even in development",
  "VB.environment-names":
    "The name of a provider's variables is the module's id in capitals, with _ for -, whatever id the options give",
  "V8.secret-in-development":
    "Without a secret every route but the pages answers 500, in development, too",
  "V8.unknown-action":
    "A path that is not basePath/action or basePath/action/provider is an UnknownAction, answered with 400",
  "V8.other-methods": "Any method but GET and POST is an UnknownAction, answered with 400",
  "V8.base-path-from-url":
    "AUTH_URL with a path makes that the basePath, so that /auth becomes unknown",
  "V16.raw-throws": "With raw, an AuthError is thrown instead of redirected",
  "V16.skip-csrf-check": "With skipCSRFCheck a POST needs no CSRF token",
  "V16.return-redirect": "X-Auth-Return-Redirect gets { url } as JSON instead of a redirect",
  "VB.redirect-proxy-request":
    "redirectProxyUrl sends the stable host's redirect_uri and adds state, also where it is not among the checks",
  "VB.redirect-proxy":
    "The stable host passes the code on to the preview that the state names, and only the preview has a session",
  "VB.redirect-proxy-secret":
    "With another secret on the stable host the preview's sign-in ends as InvalidCheck",
  "VB.redirect-proxy-form-post": "With response_mode=form_post redirectProxyUrl has no effect",
  "run.web-apis":
    "In a realm with Web APIs alone, without Buffer, process and modules of Node, core reads and renews a JWT session, begins a sign-in with GitHub, and completes one with a provider of type oauth",
  "run.passkeys-need-buffer": "A sign-in with a passkey fails where there is no Buffer",
  "run.duck-typed-request":
    "A plain object with url, method, headers, body, text and json passes as a request",
  "run.raw-cookies": "With raw, core returns its cookies with all their options",
  "configuration.needs-adapter":
    "Sign-in at a provider needs no adapter; e-mail links and passkeys do",
  "configuration.provider-modules":
    "Core has more than 90 provider modules for OAuth and OpenID Connect, and none for OAuth 1",
  "configuration.any-issuer":
    "An OpenID provider that core has no module for is taken by its issuer",
  "configuration.passkeys": "Passkeys are an experimental feature that must be enabled",
  "configuration.request-and-response": "Core answers a Request with a Response",
  "configuration.untrusted-host":
    "A host that is not trusted is answered with 500 and UntrustedHost, and trustHost trusts it",
  "hosts.mailed-link":
    "With a trusted host, a request for a sign-in link that names another host mails the person a link to that host, with a token that signs in at the app",
  "hosts.distrusted":
    "With trustHost: false the same request is answered with 500 and UntrustedHost, and nothing is mailed",
  "hosts.code-stays":
    "A sign-in that is begun at another host names that host in redirect_uri, and a provider that compares it refuses",
  "configuration.request-address":
    "The handler takes its address from the request's URL and reads no X-Forwarded header",
  "configuration.action-address": "The address of an action is made of the X-Forwarded headers",
  "configuration.hidden-errors":
    "An exception in a callback and one in the adapter both reach the browser as Configuration",
  "configuration.named-errors":
    "Of all error types eight are named to the browser, AccessDenied, Verification, CredentialsSignin and OAuthAccountNotLinked among them; the others are shown as Configuration",
  "configuration.adapters":
    "There are 24 official adapters: Prisma, Drizzle, Kysely, TypeORM, pg, MongoDB, DynamoDB, Firebase, Neo4j, Upstash Redis, SurrealDB and D1 among them",
  "configuration.types":
    "Core, next-auth, the framework packages and all adapters bring their types",
} as const satisfies Facts;

import type { Facts } from "./fact";

/** What the framework packages make of environment variables. */
export const environment = {
  "environment.secrets-next-auth":
    "next-auth ignores AUTH_SECRET_1 to _3 as long as AUTH_SECRET or NEXTAUTH_SECRET is set; without these two, the highest number comes first",
  "environment.secrets-other-packages":
    "@auth/express, @auth/sveltekit and @auth/qwik make [_3, _2, _1, AUTH_SECRET] of AUTH_SECRET and AUTH_SECRET_1 to _3",
  "environment.solid-start":
    "@auth/solid-start reads AUTH_SECRET, AUTH_TRUST_HOST, VERCEL and NODE_ENV, and no other variable",
  "environment.secret-list":
    "In every framework package a list as secret opens a session of the second secret and encrypts it again with the first, with or without AUTH_SECRET, AUTH_SECRET_1 to _3 and NEXTAUTH_SECRET",
  "environment.empty-secret":
    "With undefined in front of the list of secrets, a read in every framework package logs JWTSessionError and deletes the session cookie, and a sign-in ends as Configuration",
  "environment.trust-by-package":
    "In production next-auth, @auth/express and @auth/qwik trust the host with any of AUTH_URL, AUTH_TRUST_HOST, VERCEL and CF_PAGES, @auth/solid-start with AUTH_TRUST_HOST and VERCEL, @auth/sveltekit with none; outside production each of them trusts it",
  "environment.base-path-by-package":
    "With AUTH_URL=https://app.example/account, next-auth answers below /account, @auth/express below its mount path, @auth/sveltekit and @auth/qwik below /auth",
  "environment.base-path-of-the-config":
    "Of basePath in the config, next-auth takes it, @auth/express answers below its mount path, and @auth/sveltekit and @auth/qwik below /auth",
  "environment.url-without-path-by-package":
    "next-auth, @auth/express, @auth/sveltekit and @auth/qwik keep their basePath with an AUTH_URL without a path",
  "environment.provider-by-package":
    "next-auth, @auth/express, @auth/sveltekit and @auth/qwik take a provider's id, secret and issuer, an e-mail provider's API key, and redirectProxyUrl from the environment",
  "environment.config-wins":
    "What the config says of secret, trustHost, redirectProxyUrl, a provider's id, secret and issuer, and an e-mail provider's API key wins over the environment in next-auth, @auth/express, @auth/sveltekit and @auth/qwik",
  "environment.nextauth-url":
    "setEnvDefaults() takes neither basePath nor trust from NEXTAUTH_URL, and createActionURL() takes the origin",
  "environment.nextauth-url-next-auth":
    "next-auth takes basePath and the origin of the handlers' requests from NEXTAUTH_URL, and no trust",
  "environment.core-reads-none":
    "Without setEnvDefaults(), core reads no environment variable while it answers its routes and signs in at a provider",
} as const satisfies Facts;

import { skipCSRFCheck } from "@auth/core";
import AzureAD from "@auth/core/providers/azure-ad";
import Cognito from "@auth/core/providers/cognito";
import GitHub from "@auth/core/providers/github";
import Google from "@auth/core/providers/google";
import Keycloak from "@auth/core/providers/keycloak";
import LinkedIn from "@auth/core/providers/linkedin";
import MicrosoftEntraID from "@auth/core/providers/microsoft-entra-id";
import Spotify from "@auth/core/providers/spotify";

import { GROUPS, OPTIONS } from "../../../src/doctor/rules/options";
import { passwords, magicLinks } from "../../support/world/passwords-and-links";
import { acme, beta } from "../../support/world/providers";
import type { Case } from "../clinic";

/** A config that is broken, and its cause: what the doctor must say first. */
export interface Broken extends Omit<Case, "config"> {
  rule: string;
  option?: string;
  make: () => object;
  /** Shows only when Alice signs in; with `visit`, in what happens there. */
  played?: true;
}

const client = { clientId: "app-client", clientSecret: "fake-client-secret-8c1f" };
const TENANT = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const ENTRA = "https://login.microsoftonline.com";

const acmeWith = (options: object) => () => ({ providers: [{ ...acme.config(), ...options }] });
const entra = (options: object) => () => ({
  providers: [MicrosoftEntraID({ ...client, ...options })],
});
const acmeAnd = (rest: object) => () => ({ providers: [acme.config()], ...rest });

const endpoints = {
  authorization: "https://id.acme.example/authorize?scope=profile",
  token: "https://id.acme.example/token",
  userinfo: "https://id.acme.example/userinfo",
};
const byHand = { type: "oauth", issuer: undefined, ...endpoints };

interface Given {
  url: string;
  baseUrl: string;
  token: Record<string, unknown>;
  session: { role: string; user: Record<string, unknown> };
  user: { accessToken: string };
  account?: object;
  profile?: object;
  trigger?: string;
}

/** A callback that throws what reading of an absent member throws. */
const throws = (): never => {
  throw new TypeError("Cannot read properties of undefined (reading 'id')");
};

/**
 * Configs of threads, and of what people write in them. Each name has the thread, or what is wrong.
 */
export const BROKEN: Record<string, Broken> = {
  "type oauth with an issuer and no userinfo": {
    rule: "oauth-without-userinfo",
    make: acmeWith({ type: "oauth", wellKnown: `${acme.issuer}/.well-known/openid-configuration` }),
  },
  "the same with wellKnown alone": {
    rule: "ignored-discovery-address",
    make: acmeWith({
      issuer: undefined,
      wellKnown: `${acme.issuer}/.well-known/openid-configuration`,
    }),
  },
  "#12193: a tenant as the issuer": { rule: "wrong-issuer", make: entra({ issuer: TENANT }) },
  "#12072: tenantId at Entra ID": {
    rule: "ignored-tenant",
    option: "providers.microsoft-entra-id.tenantId",
    make: entra({ tenantId: TENANT }),
  },
  "tenantId at Azure AD": {
    rule: "ignored-tenant",
    make: () => ({ providers: [AzureAD({ ...client, tenantId: TENANT } as object)] }),
  },
  "PR 13496: an id of one's own at Entra ID": {
    rule: "entra-with-own-id",
    make: entra({ id: "microsoft_entra_id" }),
  },
  "Entra ID without v2.0": {
    rule: "wrong-issuer",
    make: entra({ issuer: `${ENTRA}/${TENANT}` }),
  },
  "Entra ID with a slash at the end": {
    rule: "wrong-issuer",
    make: entra({ issuer: `${ENTRA}/${TENANT}/v2.0/` }),
  },
  "Entra ID with a variable that is not set": {
    rule: "wrong-issuer",
    make: entra({ issuer: `${ENTRA}/undefined/v2.0` }),
  },
  "Entra ID with a placeholder": {
    rule: "wrong-issuer",
    make: entra({ issuer: `${ENTRA}/<tenant-id>/v2.0` }),
  },
  "the discovery address as the issuer": {
    rule: "wrong-issuer",
    make: acmeWith({ issuer: `${acme.issuer}/.well-known/openid-configuration` }),
  },
  "an issuer without https": {
    rule: "wrong-issuer",
    make: acmeWith({ issuer: "id.acme.example" }),
  },
  "Keycloak without a realm": {
    rule: "wrong-issuer",
    make: () => ({ providers: [Keycloak({ ...client, issuer: "https://sso.example" })] }),
  },
  "Keycloak with a slash at the end": {
    rule: "wrong-issuer",
    make: () => ({
      providers: [Keycloak({ ...client, issuer: "https://sso.example/realms/main/" })],
    }),
  },
  "Cognito with the domain of its pages": {
    rule: "wrong-issuer",
    make: () => ({
      providers: [Cognito({ ...client, issuer: "https://app.auth.eu-west-1.amazoncognito.com" })],
    }),
  },
  "Spotify with a scope and no address": {
    rule: "lost-endpoint",
    make: () => ({
      providers: [Spotify({ ...client, authorization: { params: { scope: "user-read-email" } } })],
    }),
  },
  "Google with a scope that lacks openid": {
    rule: "scope-without-openid",
    make: () => ({
      providers: [Google({ ...client, authorization: { params: { scope: "email profile" } } })],
    }),
  },
  "LinkedIn with its old scopes": {
    rule: "scope-without-openid",
    make: () => ({
      providers: [
        LinkedIn({
          ...client,
          authorization: { params: { scope: "r_basic email" } },
        }),
      ],
    }),
  },
  "openid asked for with type oauth": {
    rule: "openid-without-issuer",
    make: acmeWith({ ...byHand, authorization: "https://id.acme.example/authorize?scope=openid" }),
  },
  "scope beside the parameters": {
    rule: "unknown-endpoint-member",
    make: () => ({
      providers: [Google({ ...client, authorization: { scope: "openid" } } as object)],
    }),
  },
  "token.request of version 4": {
    rule: "unknown-endpoint-member",
    make: acmeWith({ ...byHand, token: { url: endpoints.token, request: () => ({}) } }),
  },
  "scope of version 3": {
    rule: "old-provider-option",
    make: () => ({ providers: [GitHub({ ...client, scope: "repo" } as object)] }),
  },
  "accessTokenUrl of version 3": {
    rule: "old-provider-option",
    make: acmeWith({ ...byHand, accessTokenUrl: endpoints.token }),
  },
  "domain of version 3": {
    rule: "old-provider-option",
    make: acmeWith({ domain: "acme.example" }),
  },
  "httpOptions of version 4": {
    rule: "old-provider-option",
    make: acmeWith({ httpOptions: { timeout: 10_000 } }),
  },
  "clientSecret misspelled": {
    rule: "unknown-provider-option",
    make: () => ({
      providers: [GitHub({ clientId: "a", client_secret: "fake-client-secret" } as object)],
    }),
  },
  "clientId misspelled": {
    rule: "unknown-provider-option",
    make: () => ({
      providers: [Google({ clientID: "a", clientSecret: "fake-client-secret" } as object)],
    }),
  },
  "no client secret": {
    rule: "client-credentials",
    make: () => ({ providers: [GitHub({ clientId: "a" })] }),
  },
  "a provider twice": {
    rule: "equal-provider-ids",
    make: () => ({ providers: [GitHub(client), GitHub(client)] }),
  },
  "no provider": { rule: "no-provider", make: () => ({ providers: [] }) },
  "a module with its wrapper": {
    rule: "no-provider",
    make: () => ({ providers: [{ default: GitHub }] }),
  },
  "#7757: pages.signIn at Auth.js's own path": {
    rule: "page-is-its-own",
    option: "pages.signIn",
    make: acmeAnd({ pages: { signIn: "/auth/signin" } }),
  },
  "the pages of the reference's example": {
    rule: "page-is-its-own",
    make: acmeAnd({ pages: { error: "/auth/error", signOut: "/auth/signout" } }),
  },
  "#12582: redirect by a role of the token": {
    rule: "redirect-takes-absent",
    make: acmeAnd({
      callbacks: {
        redirect: ({ baseUrl, token }: Given) =>
          token?.role === "admin" ? `${baseUrl}/admin` : baseUrl,
      },
    }),
  },
  "redirect by the session": {
    rule: "redirect-takes-absent",
    make: acmeAnd({
      callbacks: { redirect: ({ url, session }: Given) => (session ? "/home" : url) },
    }),
  },
  "#12447: a role that the browser sends": {
    rule: "client-data-in-token",
    make: acmeAnd({
      callbacks: {
        jwt({ token, trigger, session }: Given) {
          if (trigger === "update") token.role = session.role;
          return token;
        },
      },
    }),
  },
  "an update that is spread": {
    rule: "client-data-in-token",
    make: acmeAnd({
      callbacks: {
        jwt: ({ token, trigger, session }: Given) =>
          trigger === "update" ? { ...token, ...session } : token,
      },
    }),
  },
  "an update of the user that is spread": {
    rule: "client-data-in-token",
    make: acmeAnd({
      callbacks: {
        jwt: ({ token, session }: Given) => (session ? { ...token, ...session.user } : token),
      },
    }),
  },
  "#8262: session callback that reads user with JWT sessions": {
    rule: "jwt-session-error",
    option: "callbacks.session",
    make: acmeAnd({
      callbacks: {
        session: ({ session, user }: Given) => ({ ...session, at: user.accessToken }),
      },
    }),
    played: true,
  },
  "#11694: jwt without return": {
    rule: "callback-returns-nothing",
    make: acmeAnd({ callbacks: { jwt: () => undefined } }),
    played: true,
  },
  "session without return": {
    rule: "callback-returns-nothing",
    make: acmeAnd({ callbacks: { session: () => undefined } }),
    visit: ({ alice }) =>
      alice
        .signsInWith("Acme ID")
        .then(() => alice.opens("/auth/session"))
        .catch(() => undefined),
  },
  "signIn without return": {
    rule: "access-denied",
    option: "callbacks.signIn",
    make: acmeAnd({ callbacks: { signIn: () => undefined } }),
    visit: ({ alice }) => alice.signsInWith("Acme ID").catch(() => undefined),
  },
  "jwt that ends the session at once": {
    rule: "callback-returns-nothing",
    make: acmeAnd({ callbacks: { jwt: () => null } }),
    visit: ({ alice }) => alice.signsInWith("Acme ID").catch(() => undefined),
  },
  "a profile function that throws": {
    rule: "o-auth-profile-parse-error",
    option: "providers.acme.profile",
    make: acmeWith({ profile: throws }),
    visit: ({ alice }) => alice.signsInWith("Acme ID").catch(() => undefined),
  },
  "a jwt callback that throws": {
    rule: "callback-route-error",
    option: "callbacks.jwt",
    make: acmeAnd({ callbacks: { jwt: throws } }),
    visit: ({ alice }) => alice.signsInWith("Acme ID").catch(() => undefined),
  },
  "the secret of another registration": {
    rule: "callback-route-error",
    option: "providers.acme.clientSecret",
    make: acmeWith({ clientSecret: "fake-secret-of-another" }),
    visit: ({ alice }) => alice.signsInWith("Acme ID").catch(() => undefined),
  },
  "#8327: no trust in the host": {
    rule: "untrusted-host",
    make: acmeAnd({ trustHost: undefined }),
    visit: ({ alice }) => alice.opens("/auth/signin").then(() => undefined),
  },
  "#3245: no secret": {
    rule: "missing-secret",
    make: acmeAnd({ secret: undefined }),
    visit: ({ alice }) => alice.opens("/auth/signin").then(() => undefined),
  },
  "an e-mail provider without an adapter": {
    rule: "missing-adapter",
    make: () => ({ providers: [magicLinks([])] }),
    visit: ({ alice }) => alice.opens("/auth/signin").then(() => undefined),
  },
  "#10966: passwords with database sessions": {
    rule: "credentials-need-jwt",
    make: () => ({
      providers: [passwords(() => ({ id: "1" })), acme.config()],
      session: { strategy: "database" },
    }),
  },
  "passwords with an adapter": {
    rule: "credentials-need-jwt",
    make: () => ({ adapter: { getUser: () => null }, providers: [passwords(() => null)] }),
  },
  "a strategy that does not exist": {
    rule: "unknown-strategy",
    make: acmeAnd({ session: { strategy: "cookie" } }),
  },
  "a lifetime in words": { rule: "max-age", make: acmeAnd({ session: { maxAge: "30d" } }) },
  "a lifetime in milliseconds": {
    rule: "max-age",
    make: acmeAnd({ session: { maxAge: 30 * 24 * 60 * 60 * 1000 } }),
  },
  "a lifetime of a token below the session's": {
    rule: "jwt-max-age",
    make: acmeAnd({ jwt: { maxAge: 3600 } }),
  },
  "an updateAge above maxAge": {
    rule: "update-age-too-long",
    make: acmeAnd({ session: { strategy: "database", maxAge: 3600, updateAge: 7200 } }),
  },
  "half of a pair": { rule: "half-of-jwt-pair", make: acmeAnd({ jwt: { encode: () => "a" } }) },
  "a secret from a guide": { rule: "weak-secret", make: acmeAnd({ secret: "secret" }) },
  "a short secret": { rule: "weak-secret", make: acmeAnd({ secret: "Xk29-pQ" }) },
  "a secret from NEXT_PUBLIC_": {
    rule: "public-secret",
    make: acmeAnd({ secret: "Zb0Xw1vYt2uSr3qPo4nMl5kJi6hGf7eDc8bA9zLy" }),
    environment: { NEXT_PUBLIC_AUTH_SECRET: "Zb0Xw1vYt2uSr3qPo4nMl5kJi6hGf7eDc8bA9zLy" },
  },
  "a client secret from VITE_": {
    rule: "public-secret",
    make: acmeWith({ clientSecret: "fake-vite-secret" }),
    environment: { VITE_ACME_SECRET: "fake-vite-secret" },
  },
  "AUTH_URL with an action": {
    rule: "auth-url-action",
    make: acmeAnd({}),
    environment: { AUTH_URL: "https://app.example/api/auth/signin" },
  },
  "an empty AUTH_URL": { rule: "auth-url", make: acmeAnd({}), environment: { AUTH_URL: "" } },
  "AUTH_URL without https": {
    rule: "auth-url",
    make: acmeAnd({}),
    environment: { AUTH_URL: "app.example" },
  },
  "AUTH_TRUST_HOST=false": {
    rule: "trust-host-false",
    make: acmeAnd({}),
    environment: { AUTH_TRUST_HOST: "false" },
  },
  "the secret's variable of Better Auth": {
    rule: "foreign-secret",
    make: acmeAnd({ secret: undefined }),
    environment: { BETTER_AUTH_SECRET: "Zb0Xw1vYt2uSr3qPo4nMl5kJi6hGf7eDc8bA9zLy" },
  },
  "#10309: a base path with a slash at its end": {
    rule: "base-path-shape",
    make: acmeAnd({ basePath: "/api/auth/" }),
  },
  "a base path without a slash": { rule: "base-path-shape", make: acmeAnd({ basePath: "auth" }) },
  "a matcher for a base path": {
    rule: "base-path-shape",
    make: acmeAnd({ basePath: "/api/auth/[...nextauth]" }),
  },
  "#6703: SvelteKit without trustHost": {
    rule: "sveltekit-trust-host",
    make: acmeAnd({ trustHost: undefined }),
    framework: "@auth/sveltekit",
  },
  "SvelteKit with the base path of Next.js": {
    rule: "replaced-base-path",
    make: acmeAnd({ basePath: "/api/sign-in", trustHost: true }),
    framework: "@auth/sveltekit",
  },
  "the prefix of auth-astro in Express": {
    rule: "unknown-option",
    option: "prefix",
    make: acmeAnd({ prefix: "/api/auth" }),
    framework: "@auth/express",
  },
  "session.jwt of version 3": {
    rule: "unknown-option",
    option: "session.jwt",
    make: acmeAnd({ session: { jwt: true } }),
  },
  "signingKey of version 3": {
    rule: "unknown-option",
    option: "jwt.signingKey",
    make: acmeAnd({ jwt: { signingKey: "{}" } }),
  },
  "linking by address in the wrong place": {
    rule: "unknown-option",
    option: "allowDangerousEmailAccountLinking",
    make: acmeAnd({ allowDangerousEmailAccountLinking: true }),
  },
  "checks in the wrong place": { rule: "unknown-option", make: acmeAnd({ checks: ["state"] }) },
  "enableWebAuthn in the wrong place": {
    rule: "unknown-option",
    make: acmeAnd({ enableWebAuthn: true }),
  },
  "a secret misspelled, and missing therefore": {
    rule: "unknown-option",
    option: "secrets",
    make: acmeAnd({ secret: undefined, secrets: "Zb0Xw1vYt2uSr3qPo4nMl5kJi6hGf7eDc8bA9zLy" }),
    visit: ({ alice }) => alice.opens("/auth/signin").then(() => undefined),
  },
  "no check at all": { rule: "no-checks", make: acmeWith({ checks: ["none"] }) },
  "a nonce alone with type oauth": {
    rule: "no-checks",
    make: acmeWith({ ...byHand, checks: ["nonce"] }),
  },
  "checks in capitals": { rule: "unknown-checks", make: acmeWith({ checks: ["PKCE", "state"] }) },
  "form_post with PKCE": {
    rule: "pkce-with-form-post",
    make: acmeWith({ authorization: { params: { response_mode: "form_post" } } }),
  },
  "an issuer without TLS": {
    rule: "insecure-provider",
    make: acmeWith({ issuer: "http://id.acme.example" }),
  },
  "all endpoints and no issuer with type oidc": {
    rule: "oidc-without-issuer",
    make: acmeWith({ issuer: undefined, ...endpoints, authorization: `${acme.issuer}/authorize` }),
  },
  "CSRF tokens turned off": { rule: "csrf-disabled", make: acmeAnd({ skipCSRFCheck }) },
  "cookies without Secure": {
    rule: "insecure-cookies",
    make: acmeAnd({ useSecureCookies: false }),
  },
  "raw in an app": { rule: "raw-answers", make: acmeAnd({ raw: Symbol("raw") }) },
  "a Domain for the CSRF cookie": {
    rule: "cookie-rejected",
    option: "cookies.csrfToken",
    make: acmeAnd({ cookies: { csrfToken: { options: { domain: ".app.example" } } } }),
  },
  "a __Secure- cookie without Secure": {
    rule: "cookie-rejected",
    make: acmeAnd({ cookies: { sessionToken: { options: { secure: false } } } }),
  },
  "strict check cookies": {
    rule: "strict-cookie",
    make: acmeAnd({ cookies: { pkceCodeVerifier: { options: { sameSite: "strict" } } } }),
  },
  "a session cookie for scripts": {
    rule: "cookie-readable-by-scripts",
    make: acmeAnd({ cookies: { sessionToken: { options: { httpOnly: false } } } }),
  },
  "a cookie whose name begins with the session's": {
    rule: "overlapping-cookie-names",
    make: acmeAnd({ cookies: { sessionToken: { name: "app" }, callbackUrl: { name: "app-url" } } }),
  },
  "a callback that is called at once": {
    rule: "callback-no-function",
    make: acmeAnd({ callbacks: { jwt: Promise.resolve({}) } }),
  },
  "an adapter that is not called": {
    rule: "missing-adapter-methods",
    make: acmeAnd({ adapter: () => ({}) }),
    visit: ({ alice }) => alice.opens("/auth/signin").then(() => undefined),
  },
  "a redirect to whatever is asked for": {
    rule: "open-redirect",
    make: acmeAnd({ callbacks: { redirect: ({ url }: Given) => url } }),
    visit: ({ alice }) => alice.opens("/auth/signin?callbackUrl=https://evil.example/"),
  },
  "an access token in the session": {
    rule: "provider-token-in-browser",
    make: acmeAnd({
      callbacks: {
        jwt: ({ token, account }: Given) =>
          account ? { ...token, at: (account as { access_token: string }).access_token } : token,
        session: ({ session, token }: Given) => ({ ...session, at: token.at }),
      },
    }),
    played: true,
  },
  "two providers, one of them with the other's id": {
    rule: "equal-provider-ids",
    make: () => ({ providers: [acme.config(), { ...beta.config(), id: "acme" }] }),
  },
};

/** What is broken and no rule finds: before a run, nothing of it can be seen, or only by guessing. */
export const MISSED: Record<string, () => object> = {
  "an update that is copied from an argument taken whole": acmeAnd({
    callbacks: { jwt: (given: Given) => ({ ...given.token, ...given.session }) },
  }),
  "a redirect by a member of an argument taken whole": acmeAnd({
    callbacks: { redirect: (given: Given) => (given.token ? "/home" : given.url) },
  }),
  "an issuer at which nobody answers": acmeWith({ issuer: "https://login.acme.example" }),
  "a Cognito pool that sends a nonce nobody asked for": () => ({
    providers: [
      Cognito({
        ...client,
        issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf",
      }),
    ],
  }),
  "a check of a role that checks something else": acmeAnd({
    callbacks: {
      jwt({ token, trigger, session }: Given) {
        if (trigger === "update" && typeof session.role === "string") token.role = session.role;
        return token;
      },
    },
  }),
};

/** Every option with its last letter left out, if that is not a name as well; and the option that is meant. */
export function typingErrors(): [wrong: string, right: string, make: () => object][] {
  const wrong = (name: string) => name.slice(0, -1);
  const top = OPTIONS.filter((name) => name.length > 4).map(
    (name): [string, string, () => object] => [
      wrong(name),
      name,
      () => ({ ...(name === "providers" ? {} : acmeAnd({})()), [wrong(name)]: {} }),
    ],
  );
  const inGroups = Object.entries(GROUPS).flatMap(([group, names]) =>
    names
      .filter((name) => name.length > 3)
      .map((name): [string, string, () => object] => [
        `${group}.${wrong(name)}`,
        `${group}.${name}`,
        acmeAnd({ [group]: { [wrong(name)]: () => undefined } }),
      ]),
  );
  return [...top, ...inGroups];
}

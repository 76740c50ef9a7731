import { customFetch } from "@auth/core";
import Apple from "@auth/core/providers/apple";
import Auth0 from "@auth/core/providers/auth0";
import AzureDevOps from "@auth/core/providers/azure-devops";
import Cognito from "@auth/core/providers/cognito";
import Credentials from "@auth/core/providers/credentials";
import Discord from "@auth/core/providers/discord";
import FusionAuth from "@auth/core/providers/fusionauth";
import GitHub from "@auth/core/providers/github";
import GitLab from "@auth/core/providers/gitlab";
import Google from "@auth/core/providers/google";
import Keycloak from "@auth/core/providers/keycloak";
import LinkedIn from "@auth/core/providers/linkedin";
import MicrosoftEntraID from "@auth/core/providers/microsoft-entra-id";
import Okta from "@auth/core/providers/okta";
import Passkey from "@auth/core/providers/passkey";
import Reddit from "@auth/core/providers/reddit";
import Resend from "@auth/core/providers/resend";
import Slack from "@auth/core/providers/slack";
import Spotify from "@auth/core/providers/spotify";
import Strava from "@auth/core/providers/strava";
import Twitch from "@auth/core/providers/twitch";
import Twitter from "@auth/core/providers/twitter";
import WorkOS from "@auth/core/providers/workos";
import Zitadel from "@auth/core/providers/zitadel";

import { createMemoryAdapter } from "../../../snippets/databases/memory-adapter";
import type { FrameworkPackage } from "../../../src/doctor";

/** A config that is in order, as an app of a package has it. */
export interface Valid {
  name: string;
  /** A new copy: modules and core write into what they are given. */
  make: () => object;
  environment?: Record<string, string>;
}

const client = { clientId: "app-client", clientSecret: "fake-client-secret-8c1f" };
const TENANT = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const environment = { AUTH_GITHUB_ID: "app-client", AUTH_GITHUB_SECRET: "fake-github-secret" };
const MONTH = 30 * 86_400;

const adapter = () => createMemoryAdapter().adapter;
const login = () =>
  Credentials({
    credentials: { username: {}, password: { type: "password" } },
    authorize: ({ username }) => (username === "alice" ? { id: "1", name: "Alice" } : null),
  });
const resend = () => Resend({ apiKey: "re_fake_key", from: "login@app.example" });
const entra = () =>
  MicrosoftEntraID({ ...client, issuer: `https://login.microsoftonline.com/${TENANT}/v2.0` });

interface Given {
  token: Record<string, unknown> & { end?: number };
  session: {
    user: Record<string, unknown>;
    role?: string;
    name?: string;
    orgId?: string;
    plan?: string;
    bio?: string;
  };
  user?: { id?: string; role?: string };
  account?: Record<string, unknown>;
  profile?: { email_verified?: boolean; hd?: string; tid?: string };
  trigger?: string;
  url: string;
  baseUrl: string;
}

const withId = {
  jwt: ({ token, user }: Given) => (user ? { ...token, id: user.id, role: user.role } : token),
  session: ({ session, token }: Given) => ({
    ...session,
    user: { ...session.user, id: token.id, role: token.role },
  }),
};

/** The decision of an app. */
const isOfUs = (profile: { tid?: string }): boolean => profile.tid === TENANT;

/** A table, in an app. */
const members = {
  find: (_query: object): Promise<{ orgId: string } | undefined> => Promise.resolve(undefined),
  update: (_query: object): Promise<void> => Promise.resolve(),
};

/** Exchanges the refresh token, in an app. */
const refresh = (token: object): Promise<object> => Promise.resolve(token);

const oauthByHand = {
  id: "hand",
  name: "By hand",
  type: "oauth",
  ...client,
  authorization: { url: "https://id.hand.example/authorize", params: { scope: "read:user" } },
  token: "https://id.hand.example/token",
  userinfo: "https://id.hand.example/me",
  profile: ({ uid, label }: { uid: string; label: string }) => ({ id: uid, name: label }),
};

const oidcByHand = {
  id: "sso",
  name: "SSO",
  type: "oidc",
  issuer: "https://sso.firm.example",
  ...client,
};

const one = (name: string, make: () => object): Valid => ({ name, make });

/** Configs that work in production; nobody may be told that they do not, or that they are dangerous. */
export const VALID: Record<FrameworkPackage | "@auth/core", Valid[]> = {
  "next-auth": [
    { name: "a module from the environment", make: () => ({ providers: [GitHub] }), environment },
    one("Google with a refresh token asked for", () => ({
      providers: [
        Google({
          ...client,
          authorization: { params: { prompt: "consent", access_type: "offline" } },
        }),
      ],
    })),
    one("the base path of the package, written", () => ({
      basePath: "/api/auth",
      providers: [Google(client)],
    })),
    one("passwords with JWT sessions and roles", () => ({
      providers: [login()],
      session: { strategy: "jwt", maxAge: MONTH },
      callbacks: withId,
      pages: { signIn: "/login", error: "/login" },
    })),
    one("the shared half of a split config", () => ({
      providers: [GitHub(client)],
      callbacks: {
        authorized: ({ auth }: { auth: object | null }) => Boolean(auth),
        ...withId,
      },
    })),
    one("database sessions and a mail service", () => ({
      adapter: adapter(),
      providers: [resend(), GitHub(client)],
      pages: { verifyRequest: "/check-your-mail", newUser: "/welcome" },
    })),
    one("an adapter with JWT sessions and passwords", () => ({
      adapter: adapter(),
      session: { strategy: "jwt" },
      providers: [login(), Google(client)],
      callbacks: withId,
    })),
    one("Entra ID of one tenant", () => ({ providers: [entra()] })),
    one("Entra ID of one tenant, under an id of its own", () => ({
      providers: [
        MicrosoftEntraID({
          ...client,
          id: "work",
          issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
        }),
      ],
    })),
    one("a fetch of the app's own for the person at Discord", () => ({
      providers: [
        Discord({ ...client, userinfo: { request: () => ({ id: "1" }) } } as Parameters<
          typeof Discord
        >[0]),
      ],
    })),
    one("members of older versions that do no harm", () => ({
      providers: [
        { ...oauthByHand, version: "2.0", params: { grant_type: "authorization_code" } },
        { ...oidcByHand, domain: "sso.firm.example", httpOptions: { timeout: 10_000 } },
      ],
    })),
    {
      name: "a path of several names in the address",
      make: () => ({ basePath: "/session/auth", providers: [GitHub(client)] }),
      environment: { AUTH_URL: "https://app.example/session/auth" },
    },
    one("an issuer below a domain that looks like a gap", () => ({
      providers: [{ ...oidcByHand, issuer: "https://auth.null.dev" }],
    })),
    one("Entra ID of many tenants, which a function decides about", () => ({
      providers: [MicrosoftEntraID({ ...client })],
      callbacks: { signIn: ({ profile }: Given) => Boolean(profile && isOfUs(profile)) },
    })),
    one("Entra ID of many tenants, which are compared", () => ({
      providers: [MicrosoftEntraID({ ...client })],
      callbacks: { signIn: ({ profile }: Given) => profile?.tid === TENANT },
    })),
    one("a refresh that looks at the time", () => ({
      providers: [Keycloak({ ...client, issuer: "https://sso.example/realms/main" })],
      callbacks: {
        jwt({ token, account }: Given) {
          if (account) return { ...token, at: account.access_token, end: account.expires_at };
          return Date.now() < (token.end ?? 0) * 1000 ? token : refresh(token);
        },
      },
    })),
    one("an update that takes a name", () => ({
      providers: [GitHub(client)],
      callbacks: {
        jwt({ token, trigger, session }: Given) {
          if (trigger === "update") token.name = session.name;
          return token;
        },
      },
    })),
    one("an update that is checked", () => ({
      providers: [GitHub(client)],
      callbacks: {
        jwt({ token, trigger, session }: Given) {
          const allowed = ["reader", "writer"];
          if (trigger === "update" && allowed.includes(session.role ?? "")) {
            token.role = session.role;
          }
          return token;
        },
      },
    })),
    one("an update that reads the database again", () => ({
      providers: [GitHub(client)],
      callbacks: {
        async jwt({ token, trigger, session }: Given) {
          if (trigger !== "update") return token;
          const member = await members.find({ where: { id: token.sub, orgId: session.orgId } });
          if (member) token.orgId = member.orgId;
          return token;
        },
      },
    })),
    one("an update that is written into the database", () => ({
      providers: [GitHub(client)],
      callbacks: {
        async jwt({ token, trigger, session }: Given) {
          if (trigger === "update") await members.update({ data: { bio: session.bio } });
          return token;
        },
      },
    })),
    one("an update to one of the person's organizations", () => ({
      providers: [GitHub(client)],
      callbacks: {
        jwt({ token, trigger, session }: Given) {
          const orgs = token.orgs as { id: string }[];
          if (trigger === "update" && orgs.find((org) => org.id === session.orgId)) {
            token.orgId = session.orgId;
          }
          return token;
        },
      },
    })),
    one("an update to one of the plans", () => ({
      providers: [GitHub(client)],
      callbacks: {
        jwt({ token, session }: Given) {
          switch (session.plan) {
            case "free":
            case "trial":
              token.plan = session.plan;
          }
          return token;
        },
      },
    })),
    one("two secrets, for a change", () => ({
      secret: ["Zb0Xw1vYt2uSr3qPo4nMl5kJi6hGf7eDc8bA9zLy", "q3Vt9mXc2LkZ8rBw5HyN1sFj7DpGaEoU4iTx"],
      providers: [Discord(client)],
    })),
  ],
  "@auth/sveltekit": [
    one("GitHub", () => ({ trustHost: true, providers: [GitHub(client)] })),
    one("Auth0, spelled with a slash", () => ({
      trustHost: true,
      providers: [Auth0({ ...client, issuer: "https://app.eu.auth0.com/" })],
    })),
    one("its own base path, written", () => ({
      trustHost: true,
      basePath: "/auth",
      providers: [GitLab(client)],
    })),
    one("a page of its own", () => ({
      trustHost: true,
      pages: { signIn: "/login" },
      providers: [Discord(client), login()],
    })),
    one("Keycloak behind a path", () => ({
      trustHost: true,
      providers: [Keycloak({ ...client, issuer: "https://sso.example/auth/realms/main" })],
    })),
    one("database sessions", () => ({
      trustHost: true,
      adapter: adapter(),
      session: { strategy: "database", maxAge: MONTH, updateAge: 86_400 },
      providers: [Google(client)],
      callbacks: {
        session: ({ session, user }: Given) => ({
          ...session,
          user: { ...session.user, id: user?.id },
        }),
      },
    })),
    one("an address list", () => ({
      trustHost: true,
      providers: [Google(client)],
      callbacks: {
        signIn: ({ profile }: Given) =>
          profile?.email_verified === true && profile.hd === "firm.example",
      },
    })),
  ],
  "@auth/express": [
    one("Google, mounted at a path of its own", () => ({
      basePath: "/login",
      trustHost: true,
      providers: [Google(client)],
    })),
    one("GitHub Enterprise", () => ({
      providers: [GitHub({ ...client, enterprise: { baseUrl: "https://git.firm.example" } })],
    })),
    one("GitLab of one's own", () => ({
      providers: [GitLab({ ...client, baseUrl: "https://git.firm.example" })],
    })),
    one("GitHub with another scope", () => ({
      providers: [GitHub({ ...client, authorization: { params: { scope: "read:user repo" } } })],
    })),
    one("Spotify with an address and a scope", () => ({
      providers: [
        Spotify({
          ...client,
          authorization: {
            url: "https://accounts.spotify.com/authorize",
            params: { scope: "user-read-email user-top-read" },
          },
        }),
      ],
    })),
    one("Apple with another scope", () => ({
      providers: [
        Apple({
          ...client,
          authorization: { params: { scope: "name", response_mode: "form_post" } },
        }),
      ],
    })),
    one("a client that authenticates in the body", () => ({
      providers: [
        Okta({
          ...client,
          issuer: "https://dev-1.okta.example",
          client: { token_endpoint_auth_method: "client_secret_post" },
        }),
      ],
    })),
  ],
  "@auth/qwik": [
    { name: "a module from the environment", make: () => ({ providers: [GitHub] }), environment },
    one("Twitch", () => ({ providers: [Twitch(client)] })),
    one("Slack and LinkedIn", () => ({ providers: [Slack(client), LinkedIn(client)] })),
    one("its own base path, written", () => ({ basePath: "/auth", providers: [Reddit(client)] })),
    one("Azure DevOps with a scope", () => ({
      providers: [AzureDevOps({ ...client, scope: "vso.profile vso.code" })],
    })),
    one("a redirect to other sites of the firm", () => ({
      providers: [Discord(client)],
      callbacks: {
        redirect: ({ url, baseUrl }: Given) =>
          new URL(url, baseUrl).hostname.endsWith(".firm.example") ? url : baseUrl,
      },
    })),
  ],
  "@auth/solid-start": [
    one("its prefix", () => ({ prefix: "/api/auth", providers: [Discord(client)] })),
    one("Strava", () => ({ providers: [Strava(client)] })),
    one("Twitter", () => ({ providers: [Twitter(client)] })),
    one("passwords", () => ({ providers: [login()], session: { strategy: "jwt" } })),
    one("FusionAuth with a tenant", () => ({
      providers: [FusionAuth({ ...client, issuer: "https://id.firm.example", tenantId: TENANT })],
    })),
  ],
  "@hono/auth-js": [
    one("GitHub", () => ({ secret: undefined, providers: [GitHub(client)] })),
    one("its usual path", () => ({ basePath: "/api/auth", providers: [Google(client)] })),
    one("WorkOS with a connection", () => ({
      providers: [WorkOS({ ...client, connection: "conn_1" })],
    })),
    one("a fetch of one's own", () => ({
      providers: [GitHub({ ...client, [customFetch]: fetch })],
    })),
    one("Zitadel with PKCE alone", () => ({
      providers: [
        Zitadel({
          issuer: "https://app.zitadel.example",
          clientId: "app-client",
          client: { token_endpoint_auth_method: "none" },
        }),
      ],
    })),
  ],
  "auth-astro": [
    one("its prefix", () => ({ prefix: "/api/auth", providers: [GitHub(client)] })),
    one("endpoints of one's own", () => ({
      injectEndpoints: false,
      prefix: "/auth",
      providers: [Google(client)],
    })),
    one("another file", () => ({ configFile: "./auth.ts", providers: [Discord(client)] })),
    one("a page of its own", () => ({ pages: { signIn: "/login" }, providers: [GitLab(client)] })),
    one("JWT sessions with a role", () => ({ providers: [GitHub(client)], callbacks: withId })),
  ],
  "@auth/core": [
    one("an OAuth provider by hand", () => ({ providers: [oauthByHand] })),
    one("an OpenID provider by hand", () => ({ providers: [oidcByHand] })),
    one("an OpenID provider with its discovery address as well", () => ({
      providers: [
        {
          ...oidcByHand,
          wellKnown: "https://sso.firm.example/.well-known/openid-configuration",
        },
      ],
    })),
    one("a member of the app's own at a provider", () => ({
      providers: [{ ...oidcByHand, homeRegion: "eu" }],
    })),
    one("an answer that is brought into form", () => ({
      providers: [
        {
          ...oauthByHand,
          token: {
            url: "https://id.hand.example/token",
            conform: async (response: Response) =>
              Response.json({ token_type: "bearer", ...((await response.json()) as object) }),
          },
        },
      ],
    })),
    one("a person who is read by the app", () => ({
      providers: [
        {
          ...oauthByHand,
          userinfo: {
            url: "https://id.hand.example/graphql",
            request: () => Promise.resolve({ uid: "1", label: "Alice" }),
          },
        },
      ],
    })),
    one("an issuer that is no address, with all endpoints", () => ({
      providers: [
        {
          ...oidcByHand,
          issuer: "accounts.old.example",
          authorization: "https://accounts.old.example/authorize?scope=openid",
          token: "https://accounts.old.example/token",
          userinfo: "https://accounts.old.example/me",
        },
      ],
    })),
    one("Cognito", () => ({
      providers: [
        Cognito({
          ...client,
          issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf",
          checks: ["pkce", "nonce"],
        }),
      ],
    })),
    one("passkeys", () => ({
      adapter: { ...adapter(), ...passkeys },
      providers: [Passkey],
      experimental: { enableWebAuthn: true },
    })),
    one("a session cookie for the subdomains", () => ({
      providers: [GitHub(client)],
      cookies: {
        sessionToken: { name: "__Secure-shared.session", options: { domain: ".app.example" } },
      },
    })),
    one("events and a logger", () => ({
      providers: [GitHub(client)],
      events: { signIn: () => undefined, createUser: () => undefined },
      logger: { error: () => undefined },
    })),
    one("a look of one's own", () => ({
      providers: [GitHub(client)],
      theme: { brandColor: "#123456", logo: "/logo.svg", buttonText: "#fff" },
    })),
  ],
};

const passkeys = {
  getAccount: () => null,
  getAuthenticator: () => null,
  createAuthenticator: () => null,
  listAuthenticatorsByUserId: () => [],
  updateAuthenticatorCounter: () => null,
};

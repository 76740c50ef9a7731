import type { AuthConfig } from "@auth/core";

/** Environment variables by name. */
export type Environment = Record<string, string>;

/** What a framework's package does before and around what `@auth/core` does. */
export interface Framework {
  name: string;
  /** Changes the config before `setEnvDefaults` reads the environment. */
  before: (config: AuthConfig, environment: Environment) => void;
  /** The origin that the handler sees, where it is not that of the request. */
  handlerOrigin?: (environment: Environment) => string | undefined;
  /** Whether `signIn()` calls the address of its own request, and not that of `createActionURL`. */
  signsInAtRequest?: boolean;
  /** What readers should know of it, as a sentence. */
  note: string;
}

const urlOf = ({ AUTH_URL, NEXTAUTH_URL }: Environment) => AUTH_URL ?? NEXTAUTH_URL;

/** `next-auth` 5: `lib/env.ts`. */
function beforeNext(config: AuthConfig, environment: Environment): void {
  const { AUTH_SECRET, NEXTAUTH_SECRET } = environment;
  config.secret ??= AUTH_SECRET ?? NEXTAUTH_SECRET;
  const url = urlOf(environment);
  const path = url !== undefined && URL.canParse(url) ? new URL(url).pathname : "/";
  if (path !== "/") config.basePath ||= path;
  config.basePath ||= "/api/auth";
}

/** The frameworks whose rules are known, by id. */
export const frameworks = {
  core: {
    name: "@auth/core with setEnvDefaults()",
    before: () => undefined,
    note: "Without setEnvDefaults(), @auth/core reads no variable at all.",
  },
  next: {
    name: "next-auth 5",
    before: beforeNext,
    handlerOrigin: (environment) => {
      const url = urlOf(environment);
      return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
    },
    note: "It puts the origin of AUTH_URL into the request before @auth/core sees it, and ignores AUTH_SECRET_1 to _3 while AUTH_SECRET is set.",
  },
  express: {
    name: "@auth/express",
    before: (config) => void (config.basePath = "/auth"),
    note: "basePath is where the handler is mounted, here at /auth; your own basePath is replaced.",
  },
  sveltekit: {
    name: "@auth/sveltekit",
    before: (config, { NODE_ENV }) => {
      config.trustHost ??= NODE_ENV !== "production";
      config.basePath = "/auth";
    },
    note: "It decides on trustHost before the environment is read, so AUTH_TRUST_HOST has no effect.",
  },
  qwik: {
    name: "@auth/qwik",
    before: (config) => void (config.basePath = "/auth"),
    signsInAtRequest: true,
    note: "basePath is always /auth, your own is replaced. signIn() stays at the address of the request, as the handler does.",
  },
} satisfies Record<string, Framework>;

/** Id of a framework. */
export type FrameworkId = keyof typeof frameworks;

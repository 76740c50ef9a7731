import {
  Auth,
  type AuthConfig,
  createActionURL,
  raw,
  setEnvDefaults,
  skipCSRFCheck,
} from "@auth/core";
import type { ResponseInternal } from "@auth/core/types";

import { type Environment, type Framework, type FrameworkId, frameworks } from "./frameworks";

/** What the reader enters. Empty texts count as not set. */
export interface Situation {
  framework: FrameworkId;
  /** Variables by name; empty values are left out. */
  environment: Environment;
  /** `basePath` in the config. */
  basePath: string;
  /** What the server itself sees: `http` behind a proxy that ends TLS. */
  protocol: "http" | "https";
  host: string;
  forwardedHost: string;
  forwardedProto: string;
}

/** What core makes of it. */
export interface Resolution {
  trustHost: boolean;
  basePath: string;
  /** How many secrets there are. */
  secrets: number;
  /** Whether the provider has got an id and a secret. */
  client: { id: boolean; secret: boolean };
  /** What `signIn()`, `signOut()` and `auth()` call: `createActionURL`, but in Qwik. */
  actionUrl: string;
  /** What the request handler does; `undefined` where it only answers with an error. */
  handler: { callbackUrl: string; cookies: string[]; sessionCookie: string } | undefined;
  /** Types of errors and codes of warnings that were logged, in order. */
  logged: string[];
}

/** Id of the provider in the resolver's config. */
export const PROVIDER = "acme";

/**
 * Lets the installed core work out a situation: its own `setEnvDefaults`, `createActionURL`, and its
 * handler, which is asked to begin a sign-in and reaches no network.
 *
 * @throws TypeError if an address that was entered is none
 */
export async function resolveSituation(situation: Situation): Promise<Resolution> {
  const logged: string[] = [];
  const config = configFor(situation, logged);
  const environment = entered(situation.environment);
  const framework: Framework = frameworks[situation.framework];
  framework.before(config, environment);
  setEnvDefaults(environment, config, situation.framework === "next");
  const { trustHost = false, basePath = "", secret = [] } = config;
  const provider = config.providers[0] as { clientId?: string; clientSecret?: string };
  const requested = `${situation.protocol}://${situation.host}`;
  const actionUrl = framework.signsInAtRequest
    ? `${requested}${basePath}/signin`
    : createActionURL("signin", situation.protocol, headersOf(situation), environment, config).href;
  const origin = framework.handlerOrigin?.(environment) ?? requested;
  return {
    trustHost,
    basePath,
    secrets: [secret].flat().filter(Boolean).length,
    client: { id: Boolean(provider.clientId), secret: Boolean(provider.clientSecret) },
    actionUrl,
    handler: await beginSignIn(origin, config),
    logged: [...new Set(logged)],
  };
}

function configFor({ basePath }: Situation, logged: string[]): AuthConfig {
  return {
    ...(basePath !== "" && { basePath }),
    providers: [
      {
        id: PROVIDER,
        name: "Acme ID",
        type: "oauth",
        authorization: "https://id.acme.example/authorize",
        token: "https://id.acme.example/token",
        userinfo: "https://id.acme.example/userinfo",
      },
    ],
    logger: {
      error: (error) => logged.push((error as { type?: string }).type ?? error.name),
      warn: (code) => logged.push(code),
    },
  };
}

/** Core's own answer to the button of its sign-in page. */
async function beginSignIn(origin: string, config: AuthConfig): Promise<Resolution["handler"]> {
  const request = new Request(`${origin}${config.basePath}/signin/${PROVIDER}`, { method: "POST" });
  const answer = await askRaw(request, { ...config, skipCSRFCheck });
  const callbackUrl =
    answer?.redirect === undefined
      ? null
      : new URL(answer.redirect, origin).searchParams.get("redirect_uri");
  const names = (answer?.cookies ?? []).map(({ name }) => name);
  const callbackCookie = names.find((name) => name.endsWith("authjs.callback-url"));
  if (callbackUrl === null || callbackCookie === undefined) return undefined;
  const sessionCookie = callbackCookie.replace("callback-url", "session-token");
  return { callbackUrl, cookies: [...new Set(names)], sessionCookie };
}

/** Core's answer as data; undefined where it is an error page or an exception, which is logged. */
async function askRaw(request: Request, config: AuthConfig): Promise<ResponseInternal | undefined> {
  try {
    const answer = (await Auth(request, { ...config, raw })) as ResponseInternal | Response;
    return answer instanceof Response ? undefined : answer;
  } catch {
    return undefined;
  }
}

function entered(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}

function headersOf({ host, forwardedHost, forwardedProto }: Situation): Headers {
  // `Host` is a forbidden name of a request's headers only; these belong to none.
  const headers = new Headers({ host });
  if (forwardedHost !== "") headers.set("x-forwarded-host", forwardedHost);
  if (forwardedProto !== "") headers.set("x-forwarded-proto", forwardedProto);
  return headers;
}

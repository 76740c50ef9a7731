import type { RequestEvent, ResponseEvent } from "../../../world/trace/events";
import { parseUrl } from "../../config/values";
import type { EvaluatedConfig } from "../../config/evaluated-config";
import type { Recorded } from "../history";

/** A request to Auth.js, and what it was answered. */
export interface AuthExchange {
  request: Recorded<RequestEvent>;
  answer: Recorded<ResponseEvent>;
  action: string;
  provider: string | undefined;
  /** Where the answer leads, if it leads anywhere. */
  target: URL | undefined;
}

/** What rules remember of a recording. */
export interface Visit {
  /** Exchanges with Auth.js so far, oldest first. */
  exchanges: AuthExchange[];
  /** Cookies of Auth.js that the browser refused, with its reason, by name. */
  refused: Map<string, string>;
  /** Whether the file has any cookie: without them, none can be said to be missing. */
  hasCookies: boolean;
}

/** Cookies that tie the answer of a provider to the browser that asked, whatever they are prefixed with. */
const CHECK = /(?:^|-)(?:authjs|next-auth)\.(pkce\.code_verifier|state|nonce)$/;

/** Any cookie of Auth.js. */
export const OF_AUTHJS = /(?:^|-)(?:authjs|next-auth)\./;

/** What Auth.js was asked for and answered; undefined: the request went elsewhere. */
export function authExchange(
  request: Recorded<RequestEvent> | undefined,
  answer: Recorded<ResponseEvent>,
  config: EvaluatedConfig,
): AuthExchange | undefined {
  if (request?.to.role !== "app") return undefined;
  const asked = config.action(request.url);
  if (!asked) return undefined;
  const location = valuesOf(answer, "location")[0] ?? urlInJson(answer.body);
  const target = location === undefined ? undefined : parseUrl(absolute(location, request.url));
  return { request, answer, ...asked, target };
}

/** A sign-in by a script is answered with JSON that has the address. */
function urlInJson(body: string): string | undefined {
  return /^\s*\{\s*"url"\s*:\s*"([^"]+)"/.exec(body)?.[1];
}

function absolute(location: string, base: string): string {
  return URL.canParse(location, base) ? new URL(location, base).href : location;
}

/** Values of the header fields of a name. */
export function valuesOf({ headers }: RequestEvent | ResponseEvent, name: string): string[] {
  return headers.flatMap(([one, value]) => (one.toLowerCase() === name ? [value] : []));
}

/** Names of the cookies that a request carries. */
export function sentCookies(request: RequestEvent): string[] {
  return valuesOf(request, "cookie")
    .flatMap((field) => field.split(";"))
    .map((pair) => pair.split("=")[0]?.trim() ?? "");
}

/** A check cookie that an answer sets. */
export interface CheckCookie {
  name: string;
  /** PKCE, state or nonce. */
  check: string;
  /** Seconds for which it lives, if the field says so. */
  maxAge: number | undefined;
  /** Milliseconds since the epoch, if the field says so. */
  expires: number | undefined;
}

/** The check cookies that an answer sets; those that it deletes are none. */
export function checkCookies(answer: ResponseEvent): CheckCookie[] {
  return valuesOf(answer, "set-cookie").flatMap((field) => {
    const [pair = "", ...attributes] = field.split(";");
    const name = pair.split("=")[0]?.trim() ?? "";
    const [, kind] = CHECK.exec(name) ?? [];
    if (kind === undefined || pair.trim().endsWith("=")) return [];
    const attribute = (wanted: string) =>
      attributes.find((one) => one.trim().toLowerCase().startsWith(`${wanted}=`))?.split("=")[1];
    const maxAge = Number(attribute("max-age") ?? NaN);
    const expires = Date.parse(attribute("expires") ?? "");
    return [
      {
        name,
        check: kind.startsWith("pkce") ? "PKCE" : kind,
        maxAge: Number.isNaN(maxAge) ? undefined : maxAge,
        expires: Number.isNaN(expires) ? undefined : expires,
      },
    ];
  });
}

/** The parameters of a callback, in its address or in the form that it was sent. */
export function callbackParameter({ request }: AuthExchange, name: string): string | undefined {
  const inAddress = new URL(request.url).searchParams.get(name);
  return inAddress ?? new URLSearchParams(request.body).get(name) ?? undefined;
}

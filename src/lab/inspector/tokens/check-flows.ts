import type { RequestEvent, SealedState, TokenState, TraceEvent } from "../../../sandbox/messages";
import type { EventList } from "../../state/lab-store";

type Request = RequestEvent & Pick<TraceEvent, "id" | "cause">;

/** A value that was sent somewhere. */
interface Sent {
  /** Id of the request. */
  event: number;
  value: string;
}

/** What became of the value in a cookie of PKCE, state or nonce. */
export interface CheckFlow {
  sealed: SealedState;
  /** In the redirect to the provider: `code_challenge`, `state`, `nonce`. */
  sent: Sent | undefined;
  /** What came back: the verifier in the token request, `state` in the callback, the claim `nonce`. */
  back: Sent | undefined;
  /** Of a code that was exchanged with the verifier: what the provider answered. */
  exchange: Exchange | undefined;
}

/** The exchange of a code for tokens. */
export interface Exchange {
  status: number | undefined;
  /** The provider's `error`. */
  error: string | undefined;
  /** The challenge that came with the request for which the code was issued. */
  challenge: string | undefined;
}

const PARAMETER = { pkce: "code_challenge", state: "state", nonce: "nonce" } as const;

/** A check whose value goes to the provider and comes back. */
export function isFlow({ check }: SealedState): boolean {
  return check in PARAMETER;
}

/** Follows the value in a cookie through the trace, until its browser begins another sign-in. */
export function flowOf(
  sealed: SealedState,
  all: readonly SealedState[],
  tokens: readonly TokenState[],
  events: EventList,
): CheckFlow {
  const { check, browser, event } = sealed;
  const flow: CheckFlow = { sealed, sent: undefined, back: undefined, exchange: undefined };
  if (check === "challenge") return flow;
  const isNext = (one: SealedState) =>
    one.check === check && one.browser === browser && one.event > event;
  const end = all.find(isNext)?.event ?? Infinity;
  const requests = requestsOf(events);
  const own = [...requests.values()].filter(
    (one) => one.id > event && one.id < end && browserOf(one, requests) === browser,
  );
  flow.sent =
    firstOf(own, (one) => parameterOf(one.url, PARAMETER[check])) ??
    redirectBefore(sealed, PARAMETER[check], requests, events);
  if (check === "state") {
    flow.back = firstOf(own, (one) =>
      one.id === flow.sent?.event || !has(one.url, "code", "error")
        ? undefined
        : parameterOf(one.url, "state"),
    );
  } else {
    const exchange = own.find(
      (one) => new URLSearchParams(one.body).get("grant_type") === "authorization_code",
    );
    if (exchange) Object.assign(flow, exchangeOf(exchange, check, tokens, requests, events));
  }
  return flow;
}

/** In the answer that set the cookie, if the browser did not go where it led. */
function redirectBefore(
  { browser, event }: SealedState,
  name: string,
  requests: ReadonlyMap<number, Request>,
  events: EventList,
): Sent | undefined {
  const answer = events.findLast(
    (one) =>
      one.kind === "response" &&
      one.id < event &&
      requests.get(one.request)?.browser === browser &&
      locationOf(one) !== undefined,
  );
  if (answer?.kind !== "response") return undefined;
  const value = parameterOf(locationOf(answer) ?? "", name);
  return value === undefined ? undefined : { event: answer.request, value };
}

function locationOf(event: TraceEvent): string | undefined {
  if (event.kind !== "response") return undefined;
  return event.headers.find(([name]) => name === "location")?.[1];
}

function exchangeOf(
  request: Request,
  check: "pkce" | "nonce",
  tokens: readonly TokenState[],
  requests: ReadonlyMap<number, Request>,
  events: EventList,
): Pick<CheckFlow, "back" | "exchange"> {
  const form = new URLSearchParams(request.body);
  const response = events.find((one) => one.kind === "response" && one.request === request.id);
  const answer = response?.kind === "response" ? response : undefined;
  const idToken = tokens.find(({ event, kind }) => event === answer?.id && kind === "id_token");
  const nonce = idToken?.claims && "nonce" in idToken.claims ? idToken.claims.nonce : undefined;
  const value = check === "pkce" ? form.get("code_verifier") : nonce;
  return {
    back: typeof value === "string" ? { event: request.id, value } : undefined,
    exchange: {
      status: answer?.status,
      error: answer && errorIn(answer.body),
      challenge: challengeOf(form.get("code"), requests, events),
    },
  };
}

/** The challenge of the request for which the provider issued a code. */
function challengeOf(
  code: string | null,
  requests: ReadonlyMap<number, Request>,
  events: EventList,
): string | undefined {
  if (code === null) return undefined;
  const answer = events.find((one) => parameterOf(locationOf(one) ?? "", "code") === code);
  const issued = answer?.kind === "response" ? requests.get(answer.request) : undefined;
  const asked = [...requests.values()].findLast(
    (one) =>
      issued !== undefined &&
      one.id <= issued.id &&
      one.browser === issued.browser &&
      parameterOf(one.url, "code_challenge") !== undefined,
  );
  return asked && parameterOf(asked.url, "code_challenge");
}

function requestsOf(events: EventList): Map<number, Request> {
  return new Map(events.flatMap((one) => (one.kind === "request" ? [[one.id, one] as const] : [])));
}

/** The browser that sent a request, or for whose request the app sent it. */
function browserOf(request: Request, requests: ReadonlyMap<number, Request>): string | undefined {
  const cause = request.cause === undefined ? undefined : requests.get(request.cause);
  return request.browser ?? cause?.browser;
}

function firstOf(
  requests: readonly Request[],
  valueOf: (request: Request) => string | undefined,
): Sent | undefined {
  for (const one of requests) {
    const value = valueOf(one);
    if (value !== undefined) return { event: one.id, value };
  }
  return undefined;
}

function parameterOf(address: string, name: string): string | undefined {
  if (!address.includes(`${name}=`) || !URL.canParse(address)) return undefined;
  return new URL(address).searchParams.get(name) ?? undefined;
}

function has(address: string, ...names: string[]): boolean {
  return names.some((name) => parameterOf(address, name) !== undefined);
}

function errorIn(body: string): string | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const error: unknown =
      typeof value === "object" && value !== null && "error" in value ? value.error : undefined;
    return typeof error === "string" ? error : undefined;
  } catch {
    return undefined;
  }
}

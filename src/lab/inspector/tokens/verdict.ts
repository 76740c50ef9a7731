import type { Refusal, SessionState, TokenState, TraceEvent } from "../../../sandbox/messages";
import { shown } from "../../shown-text";
import type { EventList } from "../../state/lab-store";
import { formatDate, formatDistance } from "../format";

/** What a token is worth, in one line. */
export interface Verdict {
  isValid: boolean;
  text: string;
  /** In the words of the library, if it refuses. */
  reason?: string;
}

/** What the app's own `decode` makes of the session token, at the world's time. */
export function sessionVerdict(
  session: Extract<SessionState, { kind: "jwt" | "unreadable" }>,
  now: number,
): Verdict {
  if (session.kind === "jwt") {
    const end = endOf(session.claims);
    const until = end === undefined ? "It has no end" : `It expires ${untilText(end, now)}`;
    return { isValid: true, text: `Valid: decode() of the app takes it. ${until}.` };
  }
  return refused(session.refusal, session.claims, now);
}

/** Why a token is refused, as a sentence. */
export function refused(refusal: Refusal, claims: object | undefined, now: number): Verdict {
  const { cause, reason, code, salt } = refusal;
  const words = code === undefined ? reason : `${code}: ${reason}`;
  return { isValid: false, text: refusalText(cause, salt, claims, now), reason: shown(words) };
}

function refusalText(
  cause: Refusal["cause"],
  salt: string | undefined,
  claims: object | undefined,
  now: number,
): string {
  switch (cause) {
    case "expired": {
      const end = claims && endOf(claims);
      return `Expired${end === undefined ? "" : ` ${untilText(end, now)}`}, by the world’s clock.`;
    }
    case "claims":
      return "Refused: one of its claims is not as it must be.";
    case "salt":
      return `Refused: its key was derived with another salt, “${shown(salt ?? "")}”. The salt is the name of the cookie.`;
    case "secret":
      return "Refused: no secret of the app opens it, with the name of this cookie as salt.";
    case "changed":
      return "Refused: the key is right, but the token is not as it was made. Somebody has changed it, or a part is missing.";
    case "unsigned":
      return "Refused: it is neither encrypted nor signed (alg: none). Anybody could have written it.";
    case "form":
      return "Refused: it does not have the form of a token that the app reads.";
    case "other":
      return "Refused.";
  }
}

/** What an ID token is worth: what Auth.js made of it when it came, and what it says of its time. */
export function idTokenVerdict(token: TokenState, events: EventList, now: number): Verdict {
  const complaint = complaintOf(token, events);
  if (complaint !== undefined) {
    return { isValid: false, text: "Refused by Auth.js when it came.", reason: shown(complaint) };
  }
  if (token.signature === "invalid") {
    return {
      isValid: false,
      text: `Not signed by a key that ${shown(token.provider)} publishes.`,
    };
  }
  const { expires } = token;
  if (expires === null) return { isValid: true, text: "It does not say when it expires." };
  const when = untilText(expires, now);
  return expires <= now
    ? { isValid: false, text: `Expired ${when}, by the world’s clock.` }
    : { isValid: true, text: `Valid: it expires ${when}.` };
}

/** What Auth.js logged while it answered the request for which it fetched a token: why it refused it. */
function complaintOf({ event }: TokenState, events: EventList): string | undefined {
  const byId = (id: number | undefined): TraceEvent | undefined =>
    id === undefined ? undefined : events.find((one) => one.id === id);
  const response = byId(event);
  const request = response?.kind === "response" ? byId(response.request) : undefined;
  const cause = request?.cause;
  if (cause === undefined) return undefined;
  const line = events.find(
    (one) =>
      one.kind === "log" &&
      one.source === "auth.js" &&
      one.level === "error" &&
      one.cause === cause &&
      one.id > event &&
      // What else can go wrong in a callback is not about the token.
      ID_TOKEN.test(one.message),
  );
  return line?.kind === "log" ? firstLineWith(line.message, ID_TOKEN) : undefined;
}

/** How `oauth4webapi` tells that an ID token is not as it must be. */
const ID_TOKEN = /ID Token|JWT|id_token/;

function firstLineWith(text: string, pattern: RegExp): string {
  return text.split("\n").find((line) => pattern.test(line)) ?? text;
}

function endOf(claims: object): number | undefined {
  const exp: unknown = "exp" in claims ? claims.exp : undefined;
  return typeof exp === "number" ? exp * 1000 : undefined;
}

function untilText(at: number, now: number): string {
  return `${formatDistance(at, now)} (${formatDate(at)})`;
}

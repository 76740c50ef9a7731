import type { Persona } from "../../../world/idp/personas";
import { ExpectationError } from "../../errors";
import type { Cast, Step } from "../../types";
import type { Visitor } from "../../visitor";
import { type ConfigAtHand, cookieName, type ProviderAtHand } from "../config-at-hand";

/** The browsers of every world that is made of a config. */
export type Names = "alice" | "bob";

export type TourStep = Step<Names>;

/** What the steps of a tour are made of. */
export interface Tour {
  config: ConfigAtHand;
  /** The provider with which the person signs in: the first of the config. */
  provider: ProviderAtHand;
  /** Who signs in. */
  person: Persona & { email: string };
}

/** The button that begins the sign-in, on the built-in page and on the app's own. */
export function buttonOf({ name }: ProviderAtHand): string {
  return `Sign in with ${name}`;
}

/** The browser holds a session, whole or in parts: core cuts a large one (`lib/utils/cookie.ts`). */
export function hasSession(visitor: Visitor, config: ConfigAtHand): void {
  const name = cookieName(config, "sessionToken");
  try {
    visitor.hasCookie(`${name}.0`);
  } catch {
    visitor.hasCookie(name);
  }
}

export function hasNoSession(visitor: Visitor, config: ConfigAtHand): void {
  const name = cookieName(config, "sessionToken");
  visitor.hasNoCookie(name);
  visitor.hasNoCookie(`${name}.0`);
}

/**
 * A step whose failure also says what the app wrote to the log meanwhile: that is where the reason
 * stands if core refuses a config, or a provider the app.
 */
export function explained({ act, expect, ...words }: TourStep): TourStep {
  const withReason =
    (part: TourStep["act"]): TourStep["act"] =>
    async (cast) => {
      try {
        await part(cast);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new ExpectationError(`${reason}${whatWasLogged(cast)}`, { cause: error });
      }
    };
  return { ...words, act: withReason(act), expect: withReason(expect) };
}

/** The errors that were logged in this step, or if there is none, in any. */
function whatWasLogged({ trace }: Cast<Names>): string {
  for (const part of [trace.inThisStep, trace]) {
    const [last] = part.all("log error *").events.slice(-1);
    if (last?.kind === "log") return `\n\nThe log says: ${last.message}`;
  }
  return "";
}

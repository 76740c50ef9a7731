import type { TraceEvent } from "../../world/trace/events";
import { asRecord } from "../config/values";
import { Doctor } from "../doctor";
import type { Finding } from "../finding";
import type { Rule } from "../rule";
import { rules } from "../rules";
import { firstArgument } from "../rules/arguments";
import { recordedRules } from "./recorded";

/** What a recording tells of the app whose traffic it is. */
export interface Recorded {
  /** Undefined: no address is one of Auth.js. */
  basePath: string | undefined;
  origin: string;
  providers: readonly { id: string; name: string }[];
}

/** Judges values, and in a recording the values of secrets have been replaced. */
const OF_VALUES: ReadonlySet<string> = new Set(["weak-session-token"]);

/** Say what a browser refuses by the config; the rules of recordings say it by what is refused. */
const OF_CONFIG: ReadonlySet<string> = new Set(["cookie-rejected"]);

/**
 * What is wrong by a trace alone, whose config nobody knows: of a lab that somebody exported, or of a
 * real browser. What only the server saw is not in the latter, so rules of their own look at it: they
 * tell by what the browser sent and got what most likely happened behind it.
 */
export function examineRecording(
  events: readonly TraceEvent[],
  { basePath, origin, providers }: Recorded,
): Finding[] {
  const isOfBrowser = !events.some(({ kind }) => kind === "log" || kind === "call");
  const hasDatabase = events.some(
    (event) => event.kind === "call" && event.type === "adapter" && /session/i.test(event.name),
  );
  const config = {
    ...(basePath === undefined ? {} : { basePath }),
    providers: [...providers.map((one) => ({ ...one, type: "oauth" })), ...usedProviders(events)],
    session: { strategy: hasDatabase ? "database" : "jwt" },
  };
  const usable = (isOfBrowser ? [...recordedRules, ...rules] : rules).filter(
    ({ name, follow }) => follow && !OF_VALUES.has(name) && !(isOfBrowser && OF_CONFIG.has(name)),
  );
  const doctor = new Doctor({ config, origin, environment: {} }, usable.map(withoutConfig));
  return doctor.examine(events);
}

/** Providers that the app's own code was told of, with their types. */
function usedProviders(events: readonly TraceEvent[]): { id: string; type: string }[] {
  const found = new Map<string, string>();
  for (const event of events) {
    if (event.kind !== "call") continue;
    const account = asRecord(firstArgument(event.args)?.account);
    const { provider, type } = account;
    if (typeof provider === "string" && typeof type === "string") found.set(provider, type);
  }
  return [...found].map(([id, type]) => ({ id, type }));
}

/** The rule without what it says about a config: there is none. */
function withoutConfig({ name, follow }: Rule): Rule {
  return { name, ...(follow && { follow }) };
}

import type { AdapterCalls } from "../database/adapter-calls";
import type { LogEvent } from "../trace/events";
import type { Trace } from "../trace/trace";
import type { PlaceOf } from "./app-host";

type Callable = (...args: unknown[]) => unknown;

/**
 * The parts of an Auth.js config that call back into the app. The world does not depend on
 * `@auth/core`, so it names only what it looks at.
 */
export interface ObservableConfig {
  debug?: boolean;
  callbacks?: object;
  events?: object;
  adapter?: unknown;
  logger?: object;
  providers?: unknown;
}

/** Where a function that tells the trace keeps the one that it calls. */
const ORIGINAL = Symbol("original");

/** The reader's own function behind one that tells the trace; any other value is returned as it is. */
export function originalOf(value: unknown): unknown {
  return typeof value === "function" && ORIGINAL in value ? value[ORIGINAL] : value;
}

/** The events of Auth.js 0.41 (`AuthConfig["events"]`). */
const EVENTS = ["signIn", "signOut", "createUser", "updateUser", "linkAccount", "session"];

/**
 * Makes a config's callbacks, events, adapter methods and logger tell the trace when core calls
 * them. The config keeps its meaning: what was there is still called, with the same arguments and
 * result; what was absent stays absent, except for events and the logger, which return nothing.
 *
 * @param causeOf the request that is being answered, to which a call belongs
 * @param adapterCalls told of each call of an adapter method
 * @param placeOf finds where something was thrown that the logger is told of
 * @returns the way back to the config as it was
 */
export function instrument(
  config: ObservableConfig,
  trace: Trace,
  causeOf: () => number | undefined,
  adapterCalls?: AdapterCalls,
  placeOf?: PlaceOf,
): () => void {
  const before = { ...config };
  const observe = (type: "callback" | "event" | "adapter", methods: object): object =>
    Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        typeof method === "function" ? traced(type, name, method as Callable) : method,
      ]),
    );

  function traced(type: "callback" | "event" | "adapter", name: string, call: Callable): Callable {
    const tells = async function (this: unknown, ...args: unknown[]) {
      const event = { kind: "call" as const, type, name, args: toJson(args) };
      const cause = causeOf();
      const adapterCall = type === "adapter" ? adapterCalls?.begin(name) : undefined;
      try {
        const pending = call.apply(this, args);
        adapterCall?.yields();
        const result = await pending;
        const id = trace.record({ ...event, result: toJson(result) }, cause);
        adapterCall?.ends(id);
        return result;
      } catch (error) {
        const id = trace.record({ ...event, error: String(error) }, cause);
        adapterCall?.ends(id);
        throw error;
      }
    };
    return Object.defineProperty(tells, ORIGINAL, { value: call });
  }

  if (config.callbacks) config.callbacks = observe("callback", config.callbacks);
  if (config.adapter) config.adapter = observe("adapter", config.adapter);
  const silent = Object.fromEntries(EVENTS.map((name) => [name, () => undefined]));
  config.events = observe("event", { ...silent, ...config.events });
  config.logger = createLogger(config, trace, causeOf, placeOf);
  return () => {
    for (const key of Object.keys(config)) Reflect.deleteProperty(config, key);
    Object.assign(config, before);
  };
}

function createLogger(
  config: ObservableConfig,
  trace: Trace,
  causeOf: () => number | undefined,
  placeOf?: PlaceOf,
): object {
  const own = (config.logger ?? {}) as Partial<Record<"error" | "warn" | "debug", Callable>>;
  const log = (level: LogEvent["level"], message: string, rest: Pick<LogEvent, "code" | "place">) =>
    trace.record({ kind: "log", source: "auth.js", level, message, ...rest }, causeOf());
  return {
    error(error: Error & { type?: string }) {
      const inner = causeIn(error);
      const message = inner ? `${error.message}\nCaused by ${inner}` : error.message;
      const place = placeOf?.(inner) ?? placeOf?.(error);
      log("error", message, { code: error.type ?? error.name, ...(place && { place }) });
      own.error?.(error);
    },
    warn(code: string) {
      log("warn", `Warning ${code}`, { code });
      own.warn?.(code);
    },
    debug(message: string, metadata?: unknown) {
      if (config.debug || own.debug) log("debug", `${message} ${toJson(metadata)}`, {});
      own.debug?.(message, metadata);
    },
  };
}

/** The error that Auth.js has wrapped in its own: as the cause, or as `err` in what it tells of it. */
function causeIn({ cause }: Error & { cause?: unknown }): Error | undefined {
  if (cause instanceof Error) return cause;
  const isWrapped = cause && typeof cause === "object" && "err" in cause;
  return isWrapped && cause.err instanceof Error ? cause.err : undefined;
}

/** JSON for display: functions, cycles and what else has no JSON are named instead of breaking it. */
function toJson(value: unknown): string {
  /** The objects that are being written, from the outermost to the innermost. */
  const open: unknown[] = [];
  const json = JSON.stringify(value, function (this: unknown, _key, member: unknown) {
    if (typeof member === "function") return "[function]";
    if (typeof member === "bigint" || member instanceof Error) return String(member);
    if (typeof member !== "object" || member === null) return member;
    while (open.length > 0 && open.at(-1) !== this) open.pop();
    if (open.includes(member)) return "[circular]";
    open.push(member);
    return member;
  }) as string | undefined;
  return json ?? "undefined";
}

import type { TraceEvent } from "../world/trace/events";
import {
  type AsWritten,
  EvaluatedConfig,
  type Surroundings,
  writtenIn,
} from "./config/evaluated-config";
import { clip } from "./config/values";
import type { Finding } from "./finding";
import { addressOf } from "./links";
import type { Complaint, Context, Handlers, Rule } from "./rule";
import { rules as allRules } from "./rules";
import { History } from "./trace/history";

/** What the doctor looks at, beside the trace. */
export interface Patient extends Surroundings {
  /** The default export of `auth.ts`, whatever it is. */
  config: unknown;
}

/** Findings that the trace has brought; more of them would tell nothing new. */
const MOST_OF_TRACE = 60;

const GRAVITY: Record<Finding["severity"], number> = { broken: 0, danger: 1, advice: 2 };

type Handler = (event: TraceEvent, context: Context) => Iterable<Complaint>;

/**
 * Looks for what is wrong with a config: in the evaluated config, and in what happened with it. It
 * keeps what it has seen of the trace, so that each event is looked at once. Total: whatever is in the
 * config, and whatever its members do when they are read.
 */
export class Doctor {
  readonly #patient: Patient;
  readonly #rules: readonly Rule[];
  readonly #handlers = new Map<TraceEvent["kind"], { rule: string; handle: Handler }[]>();
  readonly #history = new History();
  /** Findings of the trace by their key, oldest first. */
  readonly #seen = new Map<string, Finding>();
  #next = 0;

  constructor(patient: Patient, rules: readonly Rule[] = allRules) {
    this.#patient = { ...patient, asWritten: patient.asWritten ?? tryToRead(patient.config) };
    this.#rules = rules;
    for (const rule of rules) this.#follow(rule);
  }

  /**
   * What is wrong, the gravest first.
   *
   * @param events the whole trace so far; it only ever grows
   */
  examine(events: readonly TraceEvent[]): Finding[] {
    const { config, ...surroundings } = this.#patient;
    const findings = new Map<string, Finding>();
    const note = (found: Map<string, Finding>, rule: string, look: () => Iterable<Complaint>) => {
      try {
        for (const complaint of look()) {
          const key = JSON.stringify([rule, complaint.option, complaint.about]);
          if (!found.has(key)) found.set(key, toFinding(rule, complaint));
        }
      } catch (error) {
        found.set(`unreadable ${rule}`, unreadable(rule, error));
      }
    };
    let evaluated: EvaluatedConfig;
    try {
      evaluated = new EvaluatedConfig(config, surroundings);
    } catch (error) {
      findings.set("unreadable", unreadable("config", error));
      evaluated = new EvaluatedConfig({}, surroundings);
    }

    for (const { name, examine } of this.#rules) {
      if (examine) note(findings, name, () => examine(evaluated));
    }
    const context = { config: evaluated, history: this.#history };
    for (; this.#next < events.length; this.#next++) {
      const event = events[this.#next];
      if (!event) continue;
      this.#history.take(event);
      for (const { rule, handle } of this.#handlers.get(event.kind) ?? []) {
        if (this.#seen.size < MOST_OF_TRACE) note(this.#seen, rule, () => handle(event, context));
      }
    }
    for (const [key, finding] of this.#seen) findings.set(key, finding);
    const place = (finding: Finding) => this.#rules.findIndex(({ name }) => name === finding.rule);
    return [...findings.values()].sort(
      (a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || place(a) - place(b),
    );
  }

  #follow({ name, follow }: Rule): void {
    const handlers: Handlers = follow?.() ?? {};
    for (const [kind, handle] of Object.entries(handlers)) {
      const list = this.#handlers.get(kind as TraceEvent["kind"]) ?? [];
      this.#handlers.set(kind as TraceEvent["kind"], list);
      list.push({ rule: name, handle: handle as Handler });
    }
  }
}

/** Undefined if a getter throws, which the doctor tells of when it looks at the config. */
function tryToRead(config: unknown): AsWritten | undefined {
  try {
    return writtenIn(config);
  } catch {
    return undefined;
  }
}

function toFinding(rule: string, { link, error, about: _, ...rest }: Complaint): Finding {
  const links = [...new Set(error === undefined ? [link] : [error, link])];
  return { rule, ...rest, links: links.map(addressOf) };
}

/** Something in the config throws when it is read: a getter, a proxy. */
function unreadable(rule: string, error: unknown): Finding {
  return {
    rule: "unreadable",
    severity: "advice",
    title: `The doctor could not look at everything (${rule})`,
    reason: `Reading the config threw: ${clip(describe(error))}.`,
    consequence: "This list lacks the findings of this rule. Auth.js may meet the same error.",
    fix: "Write the config with plain objects, without getters that can throw.",
    links: [addressOf("options")],
  };
}

/** Code that is not ours may throw anything, even what has no text. */
function describe(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "something that cannot be shown";
  }
}

import type { TraceEvent } from "../../../src/world/trace/events";
import { transcript } from "../../../src/world/trace/transcript";

/** A place where two traces part: what the one has there, and what the other has instead. */
export interface Departure {
  /** The last line on which they agree: who sends what to whom. */
  at: string;
  simulated: string[];
  real: string[];
}

/** A request or a response: who, what and where, and the names that it carries. */
export interface Message {
  /** Such as `Laptop → IdP: GET https://id.example/authorize` or `Laptop ← IdP: 302`. */
  head: string;
  /** Such as `query code`, `form grant_type`, `cookies a`, `location https://app.example/`. */
  details: string[];
}

/**
 * Where two lists of steps part: in sequence, methods, addresses, statuses, and the names of
 * parameters, form fields and cookies. The order of names does not count, as it does not in a query,
 * a form or a `Cookie` header with distinct names.
 *
 * @throws Error if they are not of one scenario
 */
export function compareSteps(simulated: Message[][], real: Message[][]): Departure[] {
  if (simulated.length !== real.length) {
    throw new Error(`One trace has ${simulated.length} steps, the other ${real.length}.`);
  }
  return simulated.flatMap((messages, step) => compareMessages(messages, real[step] ?? []));
}

/** Messages that stand alone, and differences between those that stand opposite each other. */
function compareMessages(left: Message[], right: Message[]): Departure[] {
  const found: Departure[] = [];
  let open: Departure | undefined;
  let at = "the step begins";
  for (const { one, other } of align(left, right)) {
    if (one && other) {
      open = undefined;
      at = one.head;
      const simulated = one.details.filter((detail) => !other.details.includes(detail));
      const real = other.details.filter((detail) => !one.details.includes(detail));
      if (simulated.length + real.length > 0) found.push({ at, simulated, real });
      continue;
    }
    if (!open) found.push((open = { at, simulated: [], real: [] }));
    if (one) open.simulated.push(one.head, ...one.details);
    if (other) open.real.push(other.head, ...other.details);
  }
  return found;
}

/** Pairs two lists along the longest common subsequence of their heads. */
function align(left: Message[], right: Message[]): { one?: Message; other?: Message }[] {
  const common = commonLengths(left, right);
  const length = (l: number, r: number) => common[l]?.[r] ?? 0;
  const pairs = [];
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    if (l < left.length && left[l]?.head === right[r]?.head) {
      pairs.push({ one: left[l++], other: right[r++] });
    } else if (r === right.length || (l < left.length && length(l + 1, r) >= length(l, r + 1))) {
      pairs.push({ one: left[l++] });
    } else {
      pairs.push({ other: right[r++] });
    }
  }
  return pairs;
}

/** For each pair of positions, how long the longest common subsequence of what follows is. */
function commonLengths(left: Message[], right: Message[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  );
  for (let l = left.length - 1; l >= 0; l--) {
    for (let r = right.length - 1; r >= 0; r--) {
      const row = lengths[l] ?? [];
      row[r] =
        left[l]?.head === right[r]?.head
          ? 1 + (lengths[l + 1]?.[r + 1] ?? 0)
          : Math.max(lengths[l + 1]?.[r] ?? 0, row[r + 1] ?? 0);
    }
  }
  return lengths;
}

/**
 * The messages of a trace, by step, as its transcript tells them. What stands before the first step
 * comes first. The random part of an interaction's address is named only.
 */
export function messagesByStep(events: readonly TraceEvent[]): Message[][] {
  const steps = transcript(events).split(/^\d+\. .*$/m);
  return steps.map((step) => {
    const messages: Message[] = [];
    for (const text of step.split("\n").filter(Boolean)) {
      const line = text.trim().replaceAll(/\/[\w-]{43}(?=[ ;]|$)/g, "/<interaction>");
      const [head, ...details] = splitNames(line);
      if (/ [→←] |^! /.test(head)) messages.push({ head, details });
      else messages.at(-1)?.details.push(head, ...details.map((name) => `location ${name}`));
    }
    return messages.map(({ head, details }) => ({ head, details: details.sort() }));
  });
}

/** `GET /a (query b, c; cookies d)` as `GET /a`, `query b`, `query c`, `cookies d`. */
function splitNames(line: string): [string, ...string[]] {
  const [, head, list] = /^(.*) \((\w+ .*)\)$/.exec(line) ?? [];
  if (head === undefined || list === undefined) return [line];
  const names = list.split("; ").flatMap((group) => {
    const [, kind = "", members = ""] = /^(\w+) (.*)$/.exec(group) ?? [];
    return members.split(", ").map((name) => `${kind} ${name}`);
  });
  return [head, ...names];
}

import type { CallEvent, RequestEvent, ResponseEvent, TraceEvent } from "../../world/trace/events";
import { asRecord, parseJson } from "../config/values";

/** An event of a kind, with its place in the trace. */
export type Recorded<Event> = Event & Pick<TraceEvent, "id" | "at" | "cause">;

/** A token that a provider issued to the app. */
export interface IssuedToken {
  kind: "access_token" | "refresh_token" | "id_token";
  /** Name of the provider. */
  provider: string;
}

const TOKEN_KINDS = ["access_token", "refresh_token", "id_token"] as const;

/** A token of fewer characters is not looked for: it could be a word of any page. */
const SHORTEST_TOKEN = 8;

/** Tokens that are looked for; of more, the latest. */
const MOST_TOKENS = 60;

/** What the doctor remembers of a trace, so that a rule finds what belongs together. */
export class History {
  readonly #requests = new Map<number, Recorded<RequestEvent>>();
  readonly #answers = new Map<number, Recorded<ResponseEvent>>();
  /** What was asked and called while a request was answered, by the request's id. */
  readonly #inner = new Map<number, Recorded<RequestEvent>[]>();
  readonly #calls = new Map<number, Recorded<CallEvent>[]>();
  readonly #tokens = new Map<string, IssuedToken>();

  /** Takes the next event. */
  take(event: TraceEvent): void {
    switch (event.kind) {
      case "request":
        this.#requests.set(event.id, event);
        if (event.cause !== undefined) append(this.#inner, event.cause, event);
        return;
      case "response":
        this.#answers.set(event.request, event);
        return this.#findTokens(event);
      case "call":
        if (event.cause !== undefined) append(this.#calls, event.cause, event);
        return;
    }
  }

  request(id: number | undefined): Recorded<RequestEvent> | undefined {
    return id === undefined ? undefined : this.#requests.get(id);
  }

  answerTo(request: number): Recorded<ResponseEvent> | undefined {
    return this.#answers.get(request);
  }

  /** The requests that the app made while it answered a request, with their answers, in order. */
  exchangesDuring(
    request: number | undefined,
  ): { request: Recorded<RequestEvent>; answer: Recorded<ResponseEvent> | undefined }[] {
    const inner = request === undefined ? [] : (this.#inner.get(request) ?? []);
    return inner.map((one) => ({ request: one, answer: this.#answers.get(one.id) }));
  }

  /** The calls of callbacks, events and adapter methods while a request was answered, in order. */
  callsDuring(request: number | undefined): readonly Recorded<CallEvent>[] {
    return request === undefined ? [] : (this.#calls.get(request) ?? []);
  }

  /** The tokens that providers have issued to the app, by their value. */
  get tokens(): ReadonlyMap<string, IssuedToken> {
    return this.#tokens;
  }

  #findTokens({ request, body }: ResponseEvent): void {
    const asked = this.#requests.get(request);
    if (asked?.purpose !== "server" || !body.includes("_token")) return;
    const members = asRecord(parseJson(body));
    for (const kind of TOKEN_KINDS) {
      const value = members[kind];
      if (typeof value !== "string" || value.length < SHORTEST_TOKEN) continue;
      this.#tokens.set(value, { kind, provider: asked.to.name });
    }
    for (const value of this.#tokens.keys()) {
      if (this.#tokens.size <= MOST_TOKENS) return;
      this.#tokens.delete(value);
    }
  }
}

function append<Item>(lists: Map<number, Item[]>, key: number, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

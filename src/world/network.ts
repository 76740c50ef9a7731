import type { Clock } from "./clock";
import type { Actor, HeaderList, Purpose } from "./trace/events";
import type { Trace } from "./trace/trace";

/** Anything that answers requests at an origin: the app, an identity provider, a mail API. */
export interface Host {
  readonly actor: Actor;
  fetch(request: Request): Promise<Response>;
}

/** Who asks, and why. */
export interface Sender {
  from: Actor;
  purpose: Purpose;
  /** Id of the browser that asks. */
  browser?: string;
}

/** A response, and the id of the event that recorded it: the cause of what comes of it. */
export interface Exchange {
  response: Response;
  event: number;
}

/** How the way to an origin is at the moment. What is not named is as usual. */
export interface NetworkCondition {
  /** Time that one way takes, in milliseconds. */
  latency?: number;
  /** Nothing gets through: requests fail, as when a connection is refused. */
  down?: boolean;
}

/** Time that one way through the network usually takes, in milliseconds. */
const USUAL_LATENCY = 12;

const NOBODY: Actor = { role: "nobody", name: "no host" };

/**
 * Carries requests to hosts by origin, and records each exchange. An origin that nobody answers is
 * an error that names the request: the simulated internet never falls through to the real one.
 */
export class Network {
  readonly #hosts = new Map<string, Host>();
  readonly #conditions = new Map<string, NetworkCondition>();
  /** For each host and flow, the request it is answering: the cause of what it does in that flow. */
  readonly #answering = new Map<string, number>();
  /**
   * Asked before each request goes on its way, as a debugger is: everything waits until the promise
   * resolves. Undefined: nobody asks.
   *
   * @param request id of the request's event
   */
  gate: ((request: number) => Promise<void>) | undefined;
  readonly #clock: Clock;
  readonly #trace: Trace;

  constructor(clock: Clock, trace: Trace) {
    this.#clock = clock;
    this.#trace = trace;
  }

  /** Lets `host` answer at `origin`. @throws if the origin is taken */
  register(origin: string, host: Host): void {
    const key = new URL(origin).origin;
    if (this.#hosts.has(key)) throw new Error(`Two hosts claim ${key}; each origin has one.`);
    this.#hosts.set(key, host);
  }

  /** Origins that somebody answers. */
  get origins(): string[] {
    return [...this.#hosts.keys()];
  }

  /**
   * Sets how the way to an origin is from now on, in place of what was set before.
   *
   * @throws if nobody answers at the origin, or the latency is no duration
   */
  setCondition(origin: string, condition: NetworkCondition): void {
    const key = new URL(origin).origin;
    if (!this.#hosts.has(key)) {
      throw new Error(`No host in this world answers at ${key}. ${this.#known()}`);
    }
    const { latency = USUAL_LATENCY } = condition;
    if (!Number.isInteger(latency) || latency < 0) {
      throw new RangeError(`A latency is a whole number of milliseconds, not ${latency}.`);
    }
    this.#conditions.set(key, { ...condition });
  }

  /** Makes the way to an origin as usual again; without an origin, every way. */
  clearCondition(origin?: string): void {
    if (origin === undefined) this.#conditions.clear();
    else this.#conditions.delete(new URL(origin).origin);
  }

  /** How the way to an origin is; empty if as usual. */
  conditionOf(origin: string): NetworkCondition {
    return { ...this.#conditions.get(new URL(origin).origin) };
  }

  /** The id of the request that a host is answering, if any: the cause of what it does now. */
  answeredBy(host: Actor): number | undefined {
    return this.#answering.get(this.#place(host));
  }

  /**
   * Sends a request; follows no redirect.
   *
   * @throws TypeError, as `fetch` does, if no host answers at the origin or the host is down; and
   *   whatever the host's code throws
   */
  async fetch(request: Request, sender: Sender): Promise<Response> {
    return (await this.exchange(request, sender)).response;
  }

  /** As `fetch`, for a sender that records what comes of the response. */
  exchange(request: Request, sender: Sender): Promise<Exchange> {
    const exchange = () => this.#exchange(request, sender);
    // What several browsers send at a time takes turns; what a server sends is part of its answer.
    return sender.browser === undefined ? exchange() : this.#clock.agenda.inFlow(exchange);
  }

  async #exchange(request: Request, sender: Sender): Promise<Exchange> {
    const { origin } = new URL(request.url);
    const host = this.#hosts.get(origin);
    const { latency = USUAL_LATENCY, down = false } = this.#conditions.get(origin) ?? {};
    const body = request.body === null ? "" : await request.clone().text();
    const id = this.#trace.record(
      {
        kind: "request",
        from: sender.from,
        to: host?.actor ?? NOBODY,
        purpose: sender.purpose,
        method: request.method,
        url: request.url,
        headers: headerList(request.headers),
        body,
        ...(sender.browser === undefined ? {} : { browser: sender.browser }),
      },
      this.answeredBy(sender.from),
    );
    await this.#stop(id);
    const end = this.#clock.agenda.open();
    try {
      await this.#clock.passes(latency);
      if (!host) throw new TypeError(this.#nobodyAnswers(request));
      if (down) throw new TypeError(isDown(request, host));
      const response = await this.#answer(host, request, id);
      await this.#clock.passes(latency);
      const event = this.#trace.record(
        {
          kind: "response",
          request: id,
          status: response.status,
          headers: headerList(response.headers),
          body: response.body === null ? "" : recorded(response, await response.clone().text()),
        },
        id,
      );
      return { response, event };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#trace.record({ kind: "network-error", request: id, message }, id);
      throw error;
    } finally {
      end();
    }
  }

  /** Lets the debugger have its time; the world's stands still meanwhile, for everybody. */
  async #stop(request: number): Promise<void> {
    if (!this.gate) return;
    const end = this.#clock.activity.begin();
    try {
      await this.gate(request);
    } finally {
      end();
    }
  }

  async #answer(host: Host, request: Request, id: number): Promise<Response> {
    const place = this.#place(host.actor);
    // A second request while the host answers the first, such as one of its own to itself: by the flow
    // alone one could not tell which of them the host is at.
    if (this.#answering.has(place)) {
      return this.#clock.agenda.inOwnFlow(() => this.#answer(host, request, id));
    }
    this.#answering.set(place, id);
    try {
      return await host.fetch(request);
    } finally {
      this.#answering.delete(place);
    }
  }

  #place(host: Actor): string {
    return `${this.#clock.agenda.flow} ${host.name}`;
  }

  #nobodyAnswers(request: Request): string {
    const url = new URL(request.url);
    return (
      `${request.method} ${url.origin}${url.pathname}: no host in this world answers at ${url.origin}. ` +
      this.#known()
    );
  }

  #known(): string {
    return `The simulated internet knows ${this.origins.join(", ")}.`;
  }
}

function isDown(request: Request, host: Host): string {
  const { origin, pathname } = new URL(request.url);
  return `${request.method} ${origin}${pathname}: ${host.actor.name} at ${origin} is down and cannot be reached.`;
}

/** Header fields as pairs; each `Set-Cookie` stays a field of its own. */
function headerList(headers: Headers): HeaderList {
  return [...headers];
}

/** Characters of a script that are recorded: no reader looks for more in the library of a page. */
const LONGEST_SCRIPT = 20_000;

/** What the trace keeps of a body: all of it, but of a long script its beginning, and how much follows. */
function recorded({ headers }: Response, body: string): string {
  const isScript = headers.get("content-type")?.includes("javascript");
  if (!isScript || body.length <= LONGEST_SCRIPT) return body;
  const more = (body.length - LONGEST_SCRIPT).toLocaleString("en");
  return `${body.slice(0, LONGEST_SCRIPT)}\n/* … and ${more} characters more */\n`;
}

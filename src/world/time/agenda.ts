import type { Activity } from "./activity";

/** Something that will happen at a time. */
interface Entry {
  at: number;
  /** Place among those of the same time: first come, first served. */
  order: number;
  flow: number;
  /** A timer of the app: it fires when its time comes, but by itself it makes no time pass. */
  isTimer: boolean;
  happen: () => void;
}

/** What nobody in particular does. */
const NO_FLOW = 0;

/**
 * What will happen in a world, and when: who waits for an answer, and which of the app's timers run.
 *
 * As long as one person does one thing, waiting is a jump of the clock. When several do something at
 * a time, or a timer is due, the agenda lets one of them go on at a time, in the order of the world's
 * time, and the next when the first has come to rest. So a race has one outcome, the same in each run.
 */
export class Agenda {
  readonly #activity: Activity;
  readonly #moveTo: (time: number) => void;
  /** By time, then by order. */
  #entries: Entry[] = [];
  #orders = 0;
  #flows = 0;
  readonly #active = new Set<number>();
  #openWork = 0;
  #current = NO_FLOW;
  #isTimerRunning = false;
  #isRunning = false;
  #time: number;

  /**
   * @param time milliseconds since any moment; this time only grows
   * @param moveTo hears of each move of that time
   */
  constructor(time: number, activity: Activity, moveTo: (time: number) => void) {
    this.#time = time;
    this.#activity = activity;
    this.#moveTo = moveTo;
  }

  /** Milliseconds since the moment at which the constructor was told to count. */
  get time(): number {
    return this.#time;
  }

  /** Which of several things that are done at a time goes on now. */
  get flow(): number {
    return this.#current;
  }

  /** Whether what goes on now was set off by a timer of the app. */
  get isTimerRunning(): boolean {
    return this.#isTimerRunning;
  }

  /** When the next timer of the app is due; undefined if none runs. */
  get nextTimer(): number | undefined {
    return this.#entries.find(({ isTimer }) => isTimer)?.at;
  }

  /** Whether something happens until then. */
  isEmptyUntil(time: number): boolean {
    const first = this.#entries[0];
    return first === undefined || first.at > time;
  }

  /** Moves time at once, past everything: what was due meanwhile happens late. */
  jumpTo(time: number): void {
    this.#time = Math.max(this.#time, time);
    this.#moveTo(this.#time);
    if (!this.isEmptyUntil(this.#time)) this.#start();
  }

  /** Resolves when time has come, after everything that was due before. */
  async waitUntil(time: number): Promise<void> {
    if (this.#active.size <= 1 && this.isEmptyUntil(time)) return this.jumpTo(time);
    const flow = this.#current;
    await new Promise<void>((happen) => this.#add({ at: time, flow, isTimer: false, happen }));
  }

  /**
   * Does something that somebody does as a whole. Those that begin together take turns from one wait
   * to the next. What a flow calls is part of it.
   */
  async inFlow<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#active.has(this.#current)) return work();
    return this.#inNewFlow(work);
  }

  /**
   * Does something as a whole of its own, although a flow calls it: the two take turns, and what goes on
   * can be told apart. Then the flow that called goes on.
   */
  async inOwnFlow<Result>(work: () => Promise<Result>): Promise<Result> {
    const caller = this.#current;
    try {
      return await this.#inNewFlow(work);
    } finally {
      await this.#turnOf(caller);
    }
  }

  async #inNewFlow<Result>(work: () => Promise<Result>): Promise<Result> {
    const flow = ++this.#flows;
    this.#active.add(flow);
    try {
      await this.#turnOf(flow);
      return await work();
    } finally {
      this.#active.delete(flow);
      this.#activity.note();
      if (this.#current === flow) this.#current = NO_FLOW;
    }
  }

  /** Resolves when it is a flow's turn, at this time. */
  #turnOf(flow: number): Promise<void> {
    const at = this.#time;
    return new Promise((happen) => void this.#add({ at, flow, isTimer: false, happen }));
  }

  /** Somebody begins to wait for work of a host: timers may fire meanwhile. Returns its end. */
  open(): () => void {
    this.#openWork++;
    this.#activity.note();
    this.#start();
    return () => {
      this.#openWork--;
      this.#activity.note();
    };
  }

  /** Starts a timer. Returns the way to stop it. */
  addTimer(at: number, happen: () => void): () => void {
    const entry = this.#add({ at, flow: this.#current, isTimer: true, happen });
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  /** Resolves when nobody waits any more; timers may still run. At once, if nobody does. */
  async settles(): Promise<void> {
    while (this.#active.size > 0 || this.#entries.some(({ isTimer }) => !isTimer)) {
      await this.#activity.rest();
    }
  }

  /** Forgets everything that has not happened. */
  clear(): void {
    this.#entries = [];
  }

  #add(parts: Omit<Entry, "order">): Entry {
    const entry = { ...parts, order: this.#orders++ };
    const place = this.#entries.findIndex(({ at }) => at > entry.at);
    this.#entries.splice(place < 0 ? this.#entries.length : place, 0, entry);
    this.#activity.note();
    this.#start();
    return entry;
  }

  #start(): void {
    if (this.#isRunning || this.#entries.length === 0) return;
    this.#isRunning = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    // Those that begin together are all there after this.
    await Promise.resolve();
    const only = this.#entries.length === 1 ? this.#entries[0] : undefined;
    if (only && !only.isTimer && this.#active.size <= 1) this.#take(only);
    while (this.#entries.length > 0 || this.#isTimerRunning) {
      await this.#activity.rest();
      this.#isTimerRunning = false;
      const [entry] = this.#entries;
      if (!entry || (entry.isTimer && entry.at > this.#time && !this.#isAwaited)) break;
      this.#take(entry);
    }
    if (!this.#active.has(this.#current)) this.#current = NO_FLOW;
    this.#isRunning = false;
  }

  /** Whether somebody waits, so that the time until the next timer has to pass. */
  get #isAwaited(): boolean {
    return (
      this.#openWork > 0 || this.#active.size > 0 || this.#entries.some(({ isTimer }) => !isTimer)
    );
  }

  #take(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
    if (entry.at > this.#time) {
      this.#time = entry.at;
      this.#moveTo(this.#time);
    }
    this.#current = entry.flow;
    this.#isTimerRunning = entry.isTimer;
    this.#activity.note();
    entry.happen();
  }
}

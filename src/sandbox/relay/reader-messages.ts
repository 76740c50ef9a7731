import type { RealmToRelay } from "../messages";

/**
 * What the relay and the reader say to each other. The reader is a worker, one for each realm: it holds
 * the other end of the port on which the realm speaks, so that whatever is sent there, and however much
 * of it, keeps that thread busy and never the site's.
 */

/** From the relay to the reader; the first message brings the port. */
export type RelayToReader =
  | { type: "listen" }
  /** Whether the reader is awake, and the realm: see `ReaderToRelay`. */
  | { type: "ask" }
  /** The last batch has been shown. `busy`: milliseconds for which it kept the site's thread. */
  | { type: "shown"; busy: number };

/** From the reader to the relay. */
export type ReaderToRelay =
  /** The reader has loaded, or has come to a question of the relay. */
  | { type: "awake" }
  /** The realm has answered since the relay asked last. */
  | { type: "pong" }
  /** What the realm said, in its order; the next batch comes when this one has been shown. */
  | { type: "batch"; messages: RealmMessage[] }
  /** Why the realm must be stopped, in a sentence whose subject is the code. */
  | { type: "problem"; problem: string };

/** What a realm says beside its answers to the relay's questions. */
export type RealmMessage = Exclude<RealmToRelay, { type: "pong" }>;

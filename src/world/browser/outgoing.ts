import type { Purpose } from "../trace/events";

/** A request as the browser's own machinery makes it, before cookies are added. */
export interface Outgoing {
  url: string;
  method: string;
  headers?: [string, string][];
  body?: string;
  purpose: Purpose;
  /** Address of the page that makes the request; null when a person typed the address. */
  initiator: string | null;
  /** Whether the response replaces the page of a tab. */
  navigation: boolean;
  /** Whether cookies are sent and kept; by default they are. */
  credentials?: boolean;
  /**
   * What `Referer` says: the page's address, shortened for good by each host that may not see all
   * of it; null for nothing. By default the initiator.
   */
  referrer?: string | null;
  /** Another origin has redirected the request, so `Origin` no longer tells the page's. */
  tainted?: boolean;
  /** Whether the request needs leave of another origin (Fetch standard, response tainting "cors"). */
  cors?: boolean;
}

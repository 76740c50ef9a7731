import type { BrowserState } from "../sandbox/messages";
import { CookieJar } from "../world/browser/cookie-jar";
import type { TraceEvent } from "../world/trace/events";
import { Trace } from "../world/trace/trace";
import { type Parties, purposeOf } from "./parties";
import type { Exchange } from "./read-har";

/** Id and name of the browser that a recording is of: a file tells neither. */
const BROWSER = { id: "recorded", name: "The recorded browser" };

/** A trace, and what the browsers hold at its end. */
export interface Replayed {
  events: TraceEvent[];
  browsers: BrowserState[];
}

/**
 * Makes a trace of the exchanges of a real browser. What became of its cookies no file tells: the jar of
 * the world takes them, by the rules that browsers follow, and says what it refuses and why.
 */
export function replay(exchanges: readonly Exchange[], parties: Parties): Replayed {
  const trace = new Trace();
  let now = 0;
  trace.now = () => now;
  const jar = new CookieJar(BROWSER.id, trace, () => now);
  let shown = "";
  for (const exchange of exchanges) {
    const { at, time, method, url, headers, body, status, answerHeaders, answerBody } = exchange;
    // A file may have entries that overlap; a trace goes one way.
    now = Math.max(now, at);
    const purpose = purposeOf(exchange);
    const request = trace.record({
      kind: "request",
      from: { role: "browser", name: BROWSER.name },
      to: parties.at(url),
      purpose,
      method,
      url,
      headers,
      body,
      browser: BROWSER.id,
    });
    now = Math.max(now, Math.min(at + time, now + time));
    if (status === 0) {
      const message = exchange.error ?? "The recording has no answer to this request.";
      trace.record({ kind: "network-error", request, message }, request);
      continue;
    }
    if (purpose === "navigation") shown = url;
    const answer = trace.record(
      { kind: "response", request, status, headers: answerHeaders, body: answerBody },
      request,
    );
    for (const [name, value] of answerHeaders) {
      // Whether a request was one of the same site, the file does not tell: no cookie is refused for it.
      if (name === "set-cookie") jar.receive(value, url, "strict", answer);
    }
  }
  return { events: [...trace.events], browsers: [browserState(BROWSER, shown, jar.list())] };
}

/** What the panels get to know of a browser that is not there. */
export function browserState(
  { id, name }: { id: string; name: string },
  url: string,
  cookies: BrowserState["cookies"],
): BrowserState {
  return { id, name, url, title: "", canGoBack: false, canGoForward: false, cookies };
}

/** A case: what a person or a page does, in the world and in Chromium alike. */
export interface Case {
  name: string;
  steps: Step[];
}

/** One thing that is done. Addresses say what the host answers; see {@link at}. */
export type Step =
  | { do: "open"; url: string }
  /** Clicks the link or button with this text. */
  | { do: "click"; text: string }
  /** The page calls `fetch`. */
  | { do: "fetch"; url: string; init: FetchInit }
  | { do: "reload" | "back" | "forward" };

/** What a page gives to `fetch`, as plain data. */
export interface FetchInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  credentials?: RequestCredentials;
  mode?: RequestMode;
  redirect?: RequestRedirect;
}

/** How a host of a case answers. */
export interface Answer {
  status?: number;
  /** Fields as they are written: "Name: value". */
  headers?: string[];
  /** The body; HTML unless a field says otherwise. */
  body?: string;
  /** How many numbered cookies to set besides, `c0=1` and so on, and their attributes. */
  cookies?: [count: number, attributes: string];
}

/** An address, with what its host answers there written into the query. */
export function at(url: string, answer: Answer = {}): string {
  const address = new URL(url);
  if (Object.keys(answer).length > 0) address.searchParams.set("answer", JSON.stringify(answer));
  return address.href;
}

/** An address whose answer sets cookies. */
export function setting(url: string, ...cookies: string[]): string {
  return at(url, { headers: cookies.map((cookie) => `Set-Cookie: ${cookie}`) });
}

/** An address that redirects. */
export function redirecting(url: string, to: string, status = 302, ...headers: string[]): string {
  return at(url, { status, headers: [`Location: ${to}`, ...headers] });
}

/** An address with a page of this HTML. */
export function showing(url: string, body: string): string {
  return at(url, { body });
}

export function open(url: string): Step {
  return { do: "open", url };
}

export function click(text: string): Step {
  return { do: "click", text };
}

export function fetching(url: string, init: FetchInit = {}): Step {
  return { do: "fetch", url, init };
}

/** Opens a page on `from` and follows its only link. */
export function link(from: string, to: string): Step[] {
  return [open(showing(from, `<a href="${escape(to)}">Go</a>`)), click("Go")];
}

/** Opens a page on `from` and submits its only form. */
export function form(
  from: string,
  action: string,
  attributes = 'method="post"',
  controls = '<input name="a" value="1">',
): Step[] {
  const html = `<form action="${escape(action)}" ${attributes}>${controls}<button>Go</button></form>`;
  return [open(showing(from, html)), click("Go")];
}

/** An address or a text as an attribute's value. */
export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** The case with addresses of its own, so that nothing is remembered of another case's. */
export function mark({ name, steps }: Case, index: number): Case {
  return {
    name,
    steps: steps.map((step) =>
      "url" in step
        ? { ...step, url: step.url.replace("?answer=", `?case=${index}&answer=`) }
        : step,
    ),
  };
}

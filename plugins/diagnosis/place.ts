import type { World } from "../../src/world/world";

/** Where a browser is, in the words in which a person tells it. */
export interface Place {
  kind:
    | "sign-in"
    | "account"
    | "consent"
    | "verify"
    | "error-page"
    | "loop"
    | "provider"
    | "other-host"
    | "not-found"
    | "data"
    | "crash"
    | "other-page";
  url: URL;
  status: number | null;
  /** `error` of the address. */
  error: string | null;
  /** What the page shows, or why there is none. */
  text: string;
}

/** Where a browser of a world is. */
export function placeOf(world: World, browser: string): Place {
  const { tab } = world.browser(browser);
  const { page, loadError } = tab;
  const url = new URL(loadError?.url ?? tab.url);
  const status = page?.status ?? null;
  const error = url.searchParams.get("error");
  const text = loadError?.message ?? page?.document.text ?? "";
  return { kind: kindOf(), url, status, error, text };

  function kindOf(): Place["kind"] {
    if (loadError) return /redirect/i.test(loadError.message) ? "loop" : "other-host";
    if (/^id\./.test(url.hostname)) return /Continue as/.test(text) ? "consent" : "provider";
    if (url.origin !== world.appOrigin) return "other-host";
    if (page && !page.contentType.includes("html")) {
      return page.status < 500 || page.contentType.includes("json") ? "data" : "crash";
    }
    if (status === 404) return "not-found";
    const title = page?.document.title;
    if (title === "Error") return "error-page";
    if (title === "Sign In") return "sign-in";
    if (title === "Verify Request") return "verify";
    if ((status ?? 200) >= 400) return "crash";
    return url.pathname === "/account" ? "account" : "other-page";
  }
}

/** An address without what is different each time: codes, tokens, what leads back. */
export function shortened(url: URL, app: string): string {
  const kept = new URLSearchParams();
  for (const name of url.searchParams.has("error") ? ["error", "code"] : []) {
    const value = url.searchParams.get(name);
    if (value !== null && value.length < 30) kept.set(name, value);
  }
  const query = kept.size > 0 ? `?${kept.toString()}` : "";
  return `${url.origin === app ? "" : url.origin}${url.pathname}${query}`;
}

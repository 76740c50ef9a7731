import type { Actor, Purpose } from "../world/trace/events";
import type { Exchange } from "./read-har";

/** Who is who in a recording, as far as addresses tell. */
export interface Parties {
  /** Where Auth.js answers: `/auth`, `/api/auth`. Undefined: no address is one of Auth.js. */
  basePath: string | undefined;
  /** Origin of the app. */
  origin: string;
  /** Providers by id, with the host that people were sent to. */
  providers: { id: string; name: string }[];
  /** Who answers at an address. */
  at: (url: string) => Actor;
}

/** An address of Auth.js that no other software has: an action with a provider, or with its answer. */
const OF_AUTHJS =
  /^(.*)\/(?:(?:signin|callback)(?:\/([\w-]+))?|csrf|providers|session|signout|verify-request)\/?$/;

/** Finds the app, by the addresses of Auth.js, and the providers, by the way to them. */
export function findParties(exchanges: readonly Exchange[]): Parties {
  const found = new Map<string, { count: number; origin: string; base: string }>();
  for (const { url } of exchanges) {
    const { origin, pathname } = new URL(url);
    const [, base] = OF_AUTHJS.exec(pathname) ?? [];
    // A provider may have a page `/signin`; what makes the difference is how many of these there are.
    if (base === undefined || base === "") continue;
    const key = `${origin} ${base}`;
    const before = found.get(key)?.count ?? 0;
    found.set(key, { count: before + 1, origin, base });
  }
  const [most] = [...found.values()].sort((a, b) => b.count - a.count);
  const origin = most?.origin ?? new URL(exchanges[0]?.url ?? "http://localhost").origin;
  // The app may answer at several origins, by mistake: that is what is to be seen.
  const apps = new Set(
    [...found.values()].filter(({ base }) => base === most?.base).map((one) => one.origin),
  );
  apps.add(origin);
  const providers = new Map<string, string>();
  for (const { url } of exchanges) {
    const { searchParams, host } = new URL(url);
    const back = searchParams.get("redirect_uri") ?? "";
    if (!searchParams.has("client_id") || !URL.canParse(back)) continue;
    if (!apps.has(new URL(url).origin)) {
      providers.set(host, OF_AUTHJS.exec(new URL(back).pathname)?.[2] ?? host);
      apps.add(new URL(back).origin);
    }
  }
  return {
    basePath: most?.base,
    origin,
    providers: [...providers].map(([host, id]) => ({ id, name: host })),
    at(url) {
      const { host, origin: asked } = new URL(url);
      if (providers.has(host)) return { role: "identity-provider", name: host };
      if (apps.has(asked)) return { role: "app", name: apps.size > 1 ? host : "Your app" };
      return { role: "site", name: host };
    },
  };
}

/** Why a request was made, by what the file says about it, or else by what came. */
export function purposeOf({ resource, headers, answerHeaders, method }: Exchange): Purpose {
  const field = (list: Exchange["headers"], name: string) =>
    list.find(([one]) => one === name)?.[1] ?? "";
  const what = resource ?? field(headers, "sec-fetch-dest");
  if (/^(?:document|iframe)$/.test(what)) return "navigation";
  if (/^(?:image|media)$/.test(what)) return "image";
  if (/^(?:style|stylesheet|font)$/.test(what)) return "style";
  if (what === "script") return "script";
  if (/^(?:xhr|fetch|empty)$/.test(what)) return "fetch";
  const type = field(answerHeaders, "content-type");
  if (/^image\//.test(type)) return "image";
  if (/css|font/.test(type)) return "style";
  if (/javascript/.test(type)) return "script";
  const isPage = field(headers, "accept").includes("text/html") || /html/.test(type);
  return isPage || (method === "GET" && field(answerHeaders, "location") !== "")
    ? "navigation"
    : "fetch";
}

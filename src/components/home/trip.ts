/** The parties of a sign-in, in the order in which the chart draws them, top to bottom. */
export const STATIONS = [
  { id: "idp", name: "Identity provider" },
  { id: "core", name: "@auth/core" },
  { id: "app", name: "Your app" },
  { id: "browser", name: "Browser" },
] as const;

export type StationId = (typeof STATIONS)[number]["id"];

/** One leg of the trip: a request and its answer. `trip.test.ts` compares it with @auth/core. */
export interface Leg {
  from: StationId;
  to: StationId;
  /** Method and path or address, without the query. */
  request: string;
  status: number;
  /** Names of the cookies that the answer sets, without their `__Host-` or `__Secure-` prefix. */
  cookies: string[];
  /** What changes hands, for a reader. */
  note: string;
}

/**
 * A sign-in with GitHub, of somebody who keeps their e-mail address private, under the default configuration (session as JWT, no database),
 * leg by leg. Legs from the browser to the app pass through the app to @auth/core.
 */
export const LEGS: Leg[] = [
  {
    from: "browser",
    to: "core",
    request: "GET /auth/signin",
    status: 200,
    cookies: ["authjs.csrf-token", "authjs.callback-url"],
    note: "A page with a button. The CSRF token comes twice: in the form and in a cookie.",
  },
  {
    from: "browser",
    to: "core",
    request: "POST /auth/signin/github",
    status: 302,
    cookies: ["authjs.pkce.code_verifier"],
    note: "The PKCE verifier stays in an encrypted cookie; its hash travels in the redirect.",
  },
  {
    from: "browser",
    to: "idp",
    request: "GET https://github.com/login/oauth/authorize",
    status: 302,
    cookies: [],
    note: "GitHub asks you to consent. Its redirect back carries a code that works once.",
  },
  {
    from: "browser",
    to: "core",
    request: "GET /auth/callback/github",
    status: 302,
    cookies: ["authjs.pkce.code_verifier", "authjs.session-token"],
    note: "The callback. The answer waits for the next three legs, then sets the session cookie.",
  },
  {
    from: "core",
    to: "idp",
    request: "POST https://github.com/login/oauth/access_token",
    status: 200,
    cookies: [],
    note: "Code, verifier and client secret for an access token. The browser sees none of it.",
  },
  {
    from: "core",
    to: "idp",
    request: "GET https://api.github.com/user",
    status: 200,
    cookies: [],
    note: "The access token for a profile: who you are.",
  },
  {
    from: "core",
    to: "idp",
    request: "GET https://api.github.com/user/emails",
    status: 200,
    cookies: [],
    note: "Your profile does not show an e-mail address, so GitHub is asked for it.",
  },
  {
    from: "browser",
    to: "core",
    request: "GET /auth/session",
    status: 200,
    cookies: ["authjs.session-token"],
    note: "Signed in: name, e-mail address, picture and an expiry date, and a renewed session cookie.",
  },
];

/** The name of a station as it is printed. */
export function stationName(id: StationId): string {
  return STATIONS.find((station) => station.id === id)?.name ?? id;
}

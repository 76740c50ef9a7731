import {
  at,
  type Case,
  type FetchInit,
  fetching,
  open,
  redirecting,
  setting,
  type Step,
} from "../case";

const APP = "https://app.test";
const API = "https://sub.app.test";
const EVIL = "https://evil.test";
const THIRD = "https://third.test";

const ANY = "Access-Control-Allow-Origin: *";
const NAMED = `Access-Control-Allow-Origin: ${APP}`;
const CREDENTIALS = "Access-Control-Allow-Credentials: true";
const WITH_COOKIES: FetchInit = { credentials: "include" };

/** A page of app.test, with cookies of app.test and its API in the jar, fetches. */
function page(name: string, ...steps: Step[]): Case {
  return {
    name: `fetch: ${name}`,
    steps: [
      open(setting(`${API}/`, "api=1")),
      open(setting(`${APP}/page`, "app=1; Path=/")),
      ...steps,
    ],
  };
}

/** One call. */
function call(name: string, url: string, init: FetchInit = {}): Case {
  return page(name, fetching(url, init));
}

/** An address of the API whose answer has these fields. */
function api(...headers: string[]): string {
  return at(`${API}/data`, { headers, body: "data" });
}

const PUT: FetchInit = { method: "PUT" };
const JSON_POST: FetchInit = {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: "{}",
};

/** What a page's `fetch` sends, and what it may read. */
export const fetchCases: Case[] = [
  // Same origin
  call("the same origin", "/data"),
  call("the same origin by POST", "/data", { method: "POST", body: "text" }),
  call("the same origin without credentials", "/data", { credentials: "omit" }),
  call("the same origin, without asking, by any method and with any header", "/data", {
    method: "PUT",
    headers: { "X-A": "1" },
  }),
  call("Set-Cookie is not shown", setting(`${APP}/data`, "b=1")),
  call("a method in small letters", "/data", { method: "post" }),
  call("headers that pages may not set", "/data", {
    headers: { Cookie: "x=1", Origin: EVIL, "X-A": "1" },
  }),
  call("a redirect within the origin", redirecting(`${APP}/from`, "/to")),
  call("a redirect of a POST, 302", redirecting(`${APP}/from`, "/to"), {
    method: "POST",
    body: "text",
  }),
  call("a redirect of a POST, 307", redirecting(`${APP}/from`, "/to", 307), {
    method: "POST",
    body: "text",
  }),
  call("a redirect of a PUT, 302", redirecting(`${APP}/from`, "/to"), {
    method: "PUT",
    body: "text",
  }),
  call("a redirect of a PUT, 303", redirecting(`${APP}/from`, "/to", 303), {
    method: "PUT",
    body: "text",
  }),
  call("a redirect that is an error", redirecting(`${APP}/from`, "/to"), { redirect: "error" }),
  call("a redirect that is left to the page", redirecting(`${APP}/from`, "/to"), {
    redirect: "manual",
  }),
  call("a redirect to data:", redirecting(`${APP}/from`, "data:text/plain,x")),
  call("a redirect without Location", at(`${APP}/from`, { status: 302 })),
  call("an answer without content", at(`${APP}/data`, { status: 204 })),
  call("an answer that is a failure", at(`${APP}/data`, { status: 404, body: "none" })),
  call("HEAD", "/data", { method: "HEAD" }),

  // Another origin, simple requests
  call("another origin without leave", api()),
  call("another origin that everybody may read", api(ANY)),
  call("another origin that names the page's", api(NAMED)),
  call("another origin that names a third", api(`Access-Control-Allow-Origin: ${EVIL}`)),
  call(
    "another origin that names the page's with a slash",
    api(`Access-Control-Allow-Origin: ${APP}/`),
  ),
  call("another origin that names two", api(`Access-Control-Allow-Origin: ${APP}, ${EVIL}`)),
  call("another origin that names null", api("Access-Control-Allow-Origin: null")),
  call("credentials, and everybody may read", api(ANY, CREDENTIALS), WITH_COOKIES),
  call("credentials, and leave for them", api(NAMED, CREDENTIALS), WITH_COOKIES),
  call("credentials without leave for them", api(NAMED), WITH_COOKIES),
  call(
    "credentials with leave in capitals",
    api(NAMED, "Access-Control-Allow-Credentials: TRUE"),
    WITH_COOKIES,
  ),
  call("a POST as a form could send it", api(NAMED), { method: "POST", body: "text" }),
  call("a POST of form data", api(NAMED), {
    method: "POST",
    body: "a=1",
    headers: { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" },
  }),
  call("mode same-origin", api(ANY), { mode: "same-origin" }),
  call("mode no-cors", api(), { mode: "no-cors" }),
  call("mode no-cors by POST with credentials", api(), {
    mode: "no-cors",
    method: "POST",
    credentials: "include",
    body: "x",
  }),
  call("mode no-cors drops headers", api(), {
    mode: "no-cors",
    method: "POST",
    body: "{}",
    headers: { "Content-Type": "application/json", "X-A": "1" },
  }),
  call("mode no-cors by PUT", api(), { mode: "no-cors", method: "PUT" }),
  call("mode no-cors of the own origin", "/data", { mode: "no-cors" }),
  call("mode no-cors with a redirect left to the page", redirecting(`${API}/from`, "/to"), {
    mode: "no-cors",
    redirect: "manual",
  }),
  call(
    "headers that a page may see",
    api(
      ANY,
      "X-A: 1",
      "Content-Language: en",
      "ETag: 1",
      "Last-Modified: Thu, 01 Jan 1970 00:00:00 GMT",
    ),
  ),
  call(
    "headers that are exposed",
    api(ANY, "X-A: 1", "X-B: 2", "Access-Control-Expose-Headers: x-a, X-B"),
  ),
  call("all headers are exposed", api(ANY, "X-A: 1", "Access-Control-Expose-Headers: *")),
  call(
    "all headers are not exposed with credentials",
    api(NAMED, CREDENTIALS, "X-A: 1", "Access-Control-Expose-Headers: *"),
    WITH_COOKIES,
  ),

  // Preflights
  call("PUT without leave", api(NAMED), PUT),
  call("PUT with leave", api(NAMED, "Access-Control-Allow-Methods: PUT"), PUT),
  call("PUT with leave for every method", api(NAMED, "Access-Control-Allow-Methods: *"), PUT),
  call(
    "PUT with leave for every method, and credentials",
    api(NAMED, CREDENTIALS, "Access-Control-Allow-Methods: *"),
    { ...PUT, ...WITH_COOKIES },
  ),
  call(
    "PUT with leave and credentials",
    api(NAMED, CREDENTIALS, "Access-Control-Allow-Methods: GET, PUT"),
    { ...PUT, ...WITH_COOKIES },
  ),
  call("PUT with leave in small letters", api(NAMED, "Access-Control-Allow-Methods: put"), PUT),
  call("JSON without leave", api(NAMED), JSON_POST),
  call("JSON with leave", api(NAMED, "Access-Control-Allow-Headers: Content-Type"), JSON_POST),
  call(
    "several headers, in order",
    api(NAMED, "Access-Control-Allow-Headers: x-b, X-A, authorization"),
    { headers: { "X-B": "1", Authorization: "Bearer x", "X-A": "1" } },
  ),
  call("every header is allowed", api(NAMED, "Access-Control-Allow-Headers: *"), {
    headers: { "X-A": "1" },
  }),
  call("every header does not mean Authorization", api(NAMED, "Access-Control-Allow-Headers: *"), {
    headers: { Authorization: "Bearer x" },
  }),
  call("a long Accept is asked for", api(NAMED), { headers: { Accept: "a".repeat(129) } }),
  call("an Accept with a parenthesis is asked for", api(NAMED), { headers: { Accept: "a(b" } }),
  call("a Content-Type with a quote is asked for", api(NAMED), {
    method: "POST",
    headers: { "Content-Type": 'text/plain; x="y"' },
    body: "x",
  }),
  call("an Accept-Language is not asked for", api(NAMED), {
    headers: { "Accept-Language": "de, en;q=0.5" },
  }),
  call(
    "a preflight that is answered with a failure",
    at(`${API}/data`, { status: 404, headers: [NAMED, "Access-Control-Allow-Methods: PUT"] }),
    PUT,
  ),
  call(
    "a preflight that is redirected",
    redirecting(`${API}/from`, "/to", 307, NAMED, "Access-Control-Allow-Methods: PUT"),
    PUT,
  ),
  page(
    "a preflight holds for a while",
    fetching(api(NAMED, "Access-Control-Allow-Methods: PUT", "Access-Control-Max-Age: 600"), PUT),
    fetching(api(NAMED, "Access-Control-Allow-Methods: PUT", "Access-Control-Max-Age: 600"), PUT),
  ),
  page(
    "a preflight with Max-Age 0 holds once",
    fetching(api(NAMED, "Access-Control-Allow-Methods: PUT", "Access-Control-Max-Age: 0"), PUT),
    fetching(api(NAMED, "Access-Control-Allow-Methods: PUT", "Access-Control-Max-Age: 0"), PUT),
  ),
  page(
    "a preflight does not hold for another header",
    fetching(api(NAMED, "Access-Control-Allow-Headers: X-A", "Access-Control-Max-Age: 600"), {
      headers: { "X-A": "1" },
    }),
    fetching(api(NAMED, "Access-Control-Allow-Headers: X-A", "Access-Control-Max-Age: 600"), {
      headers: { "X-B": "1" },
    }),
  ),
  page(
    "a preflight does not hold with credentials",
    fetching(
      api(NAMED, CREDENTIALS, "Access-Control-Allow-Methods: PUT", "Access-Control-Max-Age: 600"),
      PUT,
    ),
    fetching(
      api(NAMED, CREDENTIALS, "Access-Control-Allow-Methods: PUT", "Access-Control-Max-Age: 600"),
      { ...PUT, ...WITH_COOKIES },
    ),
  ),

  // Redirects between origins
  call("a redirect to another origin", redirecting(`${APP}/from`, api(NAMED))),
  call("a redirect to another origin without leave", redirecting(`${APP}/from`, api())),
  call("a redirect by another origin without leave", redirecting(`${API}/from`, api(NAMED))),
  call(
    "a redirect by another origin back to the page's",
    redirecting(
      `${API}/from`,
      at(`${APP}/data`, { headers: ["Access-Control-Allow-Origin: null"] }),
      302,
      NAMED,
    ),
  ),
  call(
    "a redirect by another origin back, which names the page's",
    redirecting(`${API}/from`, at(`${APP}/data`, { headers: [NAMED] }), 302, NAMED),
  ),
  call(
    "a redirect by another origin to a third",
    redirecting(`${API}/from`, at(`${THIRD}/data`, { headers: [ANY] }), 302, ANY),
  ),
  call(
    "a redirect by another origin to a third, by POST",
    redirecting(`${API}/from`, at(`${THIRD}/data`, { headers: [ANY] }), 307, ANY),
    { method: "POST", body: "x" },
  ),
  call(
    "a redirect after a preflight",
    redirecting(`${APP}/from`, api(NAMED, "Access-Control-Allow-Methods: PUT"), 307),
    PUT,
  ),
  call(
    "Authorization is lost at another origin",
    redirecting(`${APP}/from`, api(NAMED, "Access-Control-Allow-Headers: Authorization")),
    { headers: { Authorization: "Bearer x" } },
  ),
  call(
    "a redirect with a password in the address",
    redirecting(`${API}/from`, "https://u:p@sub.app.test/to", 302, NAMED),
  ),
  call("mode same-origin redirected to another", redirecting(`${APP}/from`, api(ANY)), {
    mode: "same-origin",
  }),
  call("mode no-cors redirected back", redirecting(`${API}/from`, `${APP}/data`), {
    mode: "no-cors",
  }),
  call("http from a page with TLS", at("http://sub.app.test/data", { headers: [ANY] })),
  call("a host without a name in the network", "https://nowhere.test/"),
];

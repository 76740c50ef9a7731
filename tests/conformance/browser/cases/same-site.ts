import {
  at,
  type Case,
  click,
  escape,
  fetching,
  form,
  link,
  open,
  redirecting,
  setting,
  showing,
} from "../case";

const APP = "https://app.test";
const EVIL = "https://evil.test";
const SUB = "https://sub.app.test";

const COOKIES = [
  "strict=1; SameSite=Strict",
  "lax=1; SameSite=Lax",
  "default=1",
  "odd=1; SameSite=Sometimes",
  "none=1; SameSite=None; Secure",
];

/** Every kind of SameSite in the jar of app.test, and then the steps. */
function withCookies(name: string, ...steps: Case["steps"]): Case {
  return { name: `SameSite: ${name}`, steps: [open(setting(`${APP}/`, ...COOKIES)), ...steps] };
}

/** An image on a page, and the page's next step. */
function image(page: string, src: string): Case["steps"] {
  return [open(showing(page, `<img src="${escape(src)}">`))];
}

const CORS = ["Access-Control-Allow-Credentials: true"];
const allowing = (origin: string) => [`Access-Control-Allow-Origin: ${origin}`, ...CORS];

/** Which cookies go along, by who asks and how. */
export const sameSiteCases: Case[] = [
  withCookies("a typed address", open(`${EVIL}/`), open(`${APP}/`)),
  withCookies("a link of the same site", ...link(`${APP}/`, `${APP}/to`)),
  withCookies("a link of a subdomain", ...link(`${SUB}/`, `${APP}/to`)),
  withCookies("a link of another site", ...link(`${EVIL}/`, `${APP}/to`)),
  withCookies("a link of another scheme", ...link("http://app.test/", `${APP}/to`)),
  withCookies(
    "a link of a neighbor below a private suffix",
    ...link("https://alice.github.io/", `${APP}/to`),
  ),
  withCookies("a GET form of another site", ...form(`${EVIL}/`, `${APP}/to`, 'method="get"')),
  withCookies("a POST form of the same site", ...form(`${SUB}/`, `${APP}/to`)),
  withCookies("a POST form of another site", ...form(`${EVIL}/`, `${APP}/to`)),
  withCookies(
    "a redirect by another site, from a link of the same",
    ...link(`${APP}/`, redirecting(`${EVIL}/`, `${APP}/to`)),
  ),
  withCookies(
    "a redirect by another site, after a typed address",
    open(redirecting(`${EVIL}/`, `${APP}/to`)),
  ),
  withCookies(
    "a redirect by the same site, from a link of another",
    ...link(`${EVIL}/`, redirecting(`${APP}/`, `${APP}/to`)),
  ),
  withCookies(
    "a POST that another site redirects with 307",
    ...form(`${APP}/`, redirecting(`${EVIL}/`, `${APP}/to`, 307)),
  ),
  withCookies(
    "a POST that another site redirects with 302",
    ...form(`${EVIL}/`, redirecting(`${APP}/`, `${APP}/to`, 302)),
  ),
  withCookies(
    "a POST of another site that is redirected with 307",
    ...form(`${EVIL}/`, redirecting(`${EVIL}/`, `${APP}/to`, 307)),
  ),
  withCookies("a reload after a link of another site", ...link(`${EVIL}/`, `${APP}/to`), {
    do: "reload",
  }),
  withCookies("a reload after a typed address", open(`${APP}/to`), { do: "reload" }),
  withCookies(
    "back to what a link of another site led to",
    ...link(`${EVIL}/`, `${APP}/to`),
    open(`${EVIL}/x`),
    { do: "back" },
  ),
  withCookies(
    "a form of another site submits itself",
    open(
      showing(
        `${EVIL}/`,
        `<body onload="document.forms[0].submit()"><form method="post" action="${APP}/to"></form>`,
      ),
    ),
  ),
  withCookies("an image on the same site", ...image(`${APP}/page`, `${APP}/image`)),
  withCookies("an image on a subdomain's page", ...image(`${SUB}/page`, `${APP}/image`)),
  withCookies("an image on another site", ...image(`${EVIL}/page`, `${APP}/image`)),
  withCookies(
    "an image that another site redirects back",
    ...image(`${APP}/page`, redirecting(`${EVIL}/image`, `${APP}/image`)),
  ),
  withCookies("fetch of the same origin", fetching(`${APP}/api`, { method: "POST" })),
  withCookies(
    "fetch of the same site with credentials",
    open(`${SUB}/`),
    fetching(at(`${APP}/api`, { headers: allowing(SUB) }), { credentials: "include" }),
  ),
  withCookies(
    "fetch of another site with credentials",
    open(`${EVIL}/`),
    fetching(at(`${APP}/api`, { headers: allowing(EVIL) }), { credentials: "include" }),
  ),
  withCookies(
    "fetch without CORS of another site with credentials",
    open(`${EVIL}/`),
    fetching(`${APP}/api`, { mode: "no-cors", credentials: "include", method: "POST" }),
  ),

  // Setting
  {
    name: "SameSite=None without Secure",
    steps: [open(setting(`${APP}/`, "a=1; SameSite=None", "b=1")), open(`${APP}/`)],
  },
  {
    name: "SameSite in any case",
    steps: [
      open(setting(`${APP}/`, "a=1; samesite=STRICT", "b=1; SAMESITE=lax")),
      ...link(`${EVIL}/`, `${APP}/to`),
    ],
  },
  {
    name: "SameSite twice: the last one counts",
    steps: [
      open(
        setting(
          `${APP}/`,
          "a=1; SameSite=Strict; SameSite=Lax",
          "b=1; SameSite=Lax; SameSite=Strict",
        ),
      ),
      ...link(`${EVIL}/`, `${APP}/to`),
    ],
  },
  {
    name: "SameSite empty",
    steps: [
      open(setting(`${APP}/`, "a=1; SameSite=", "b=1; SameSite")),
      ...form(`${EVIL}/`, `${APP}/to`),
    ],
  },
  {
    name: "set on a navigation from another site",
    steps: [...link(`${EVIL}/`, setting(`${APP}/`, ...COOKIES)), open(`${APP}/`)],
  },
  {
    name: "set on a POST from another site",
    steps: [...form(`${EVIL}/`, setting(`${APP}/`, ...COOKIES)), open(`${APP}/`)],
  },
  {
    name: "set by a redirect on the way",
    steps: [
      ...link(
        `${EVIL}/`,
        redirecting(
          `${APP}/`,
          `${APP}/to`,
          302,
          ...COOKIES.map((cookie) => `Set-Cookie: ${cookie}`),
        ),
      ),
    ],
  },
  {
    name: "set by an image on another site",
    steps: [...image(`${EVIL}/`, setting(`${APP}/image`, ...COOKIES)), open(`${APP}/`)],
  },
  {
    name: "set by an image on the same site",
    steps: [...image(`${SUB}/`, setting(`${APP}/image`, ...COOKIES)), open(`${APP}/`)],
  },
  {
    name: "set by fetch of another site",
    steps: [
      open(`${EVIL}/`),
      fetching(
        at(`${APP}/api`, {
          headers: [...allowing(EVIL), ...COOKIES.map((cookie) => `Set-Cookie: ${cookie}`)],
        }),
        { credentials: "include" },
      ),
      open(`${APP}/`),
    ],
  },
  {
    name: "not set by fetch without credentials",
    steps: [
      open(`${SUB}/`),
      fetching(
        at(`${APP}/api`, { headers: ["Access-Control-Allow-Origin: *", "Set-Cookie: a=1"] }),
      ),
      open(`${APP}/`),
    ],
  },
  {
    name: "set by fetch whose answer the page may not read",
    steps: [
      open(`${SUB}/`),
      fetching(setting(`${APP}/api`, "a=1"), { credentials: "include" }),
      open(`${APP}/`),
    ],
  },
  {
    name: "an https page's image of http",
    steps: [open(setting(`${APP}/`, "a=1")), ...image(`${APP}/page`, "http://app.test/image")],
  },
  {
    name: "cross-site GET after POST: Lax cookies come back by a link",
    steps: [
      open(setting(`${APP}/`, ...COOKIES)),
      ...form(`${EVIL}/`, redirecting(`${APP}/post`, `${APP}/done`, 303)),
    ],
  },
  {
    name: "two POSTs in a row from another site",
    steps: [
      open(setting(`${APP}/`, "default=1")),
      ...form(
        `${EVIL}/`,
        showing(
          `${APP}/first`,
          `<form method="post" action="/second"><button>Next</button></form>`,
        ),
      ),
      click("Next"),
    ],
  },
];

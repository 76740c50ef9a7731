import { at, type Case, open, setting, type Step } from "../case";

const APP = "https://app.test";
const PLAIN = "http://app.test";
const SUB = "https://sub.app.test";

/** Steps, each of which opens an address. */
function visits(name: string, ...urls: string[]): Case {
  return { name, steps: urls.map(open) };
}

/** Asks hosts for what they get. */
function asks(...urls: string[]): Step[] {
  return urls.map(open);
}

/** Cookies that one address sets, and whom they go to. */
function sent(name: string, from: string, cookies: string | string[], ...to: string[]): Case {
  const headers = typeof cookies === "string" ? [cookies] : cookies;
  return { name, steps: [open(setting(from, ...headers)), ...asks(...to)] };
}

/** Which addresses a cookie goes to. */
export const scopeCases: Case[] = [
  // Domain
  sent("without Domain: to the host alone", `${APP}/`, "a=1", `${APP}/`, `${SUB}/`),
  sent(
    "Domain of the host: below it too",
    `${APP}/`,
    "a=1; Domain=app.test",
    `${APP}/`,
    `${SUB}/`,
    "https://deep.sub.app.test/",
    "https://evil.test/",
  ),
  sent("Domain with a leading dot", `${APP}/`, "a=1; Domain=.app.test", `${APP}/`, `${SUB}/`),
  sent(
    "Domain with two leading dots",
    `${APP}/`,
    ["a=1; Domain=..app.test", "b=1"],
    `${APP}/`,
    `${SUB}/`,
  ),
  sent(
    "Domain with a dot at its end",
    `${APP}/`,
    ["a=1; Domain=app.test.", "b=1"],
    `${APP}/`,
    `${SUB}/`,
  ),
  sent("Domain in capitals", `${APP}/`, "a=1; Domain=APP.TEST", `${APP}/`, `${SUB}/`),
  sent(
    "Domain above the host",
    `${SUB}/`,
    "a=1; Domain=app.test",
    `${APP}/`,
    `${SUB}/`,
    "https://www.app.test/",
  ),
  sent(
    "Domain below the host",
    `${APP}/`,
    ["a=1; Domain=sub.app.test", "b=1"],
    `${APP}/`,
    `${SUB}/`,
  ),
  sent(
    "Domain beside the host",
    `${SUB}/`,
    ["a=1; Domain=www.app.test", "b=1"],
    `${SUB}/`,
    "https://www.app.test/",
  ),
  sent(
    "Domain of somebody else",
    `${APP}/`,
    ["a=1; Domain=evil.test", "b=1"],
    `${APP}/`,
    "https://evil.test/",
  ),
  sent("Domain that only ends alike", `${APP}/`, ["a=1; Domain=pp.test", "b=1"], `${APP}/`),
  sent(
    "Domain of a top-level domain",
    `${APP}/`,
    ["a=1; Domain=test", "b=1"],
    `${APP}/`,
    "https://evil.test/",
  ),
  sent(
    "Domain of a public suffix",
    "https://www.shop.co.uk/",
    ["a=1; Domain=co.uk", "b=1"],
    "https://www.shop.co.uk/",
    "https://shop.co.uk/",
  ),
  sent(
    "Domain right below a public suffix",
    "https://www.shop.co.uk/",
    "a=1; Domain=shop.co.uk",
    "https://www.shop.co.uk/",
    "https://shop.co.uk/",
  ),
  sent(
    "Domain of a private suffix: github.io",
    "https://alice.github.io/",
    ["a=1; Domain=github.io", "b=1"],
    "https://alice.github.io/",
    "https://bob.github.io/",
  ),
  sent(
    "Domain of a private suffix: vercel.app",
    "https://mine.vercel.app/",
    ["a=1; Domain=vercel.app", "b=1; Domain=mine.vercel.app"],
    "https://mine.vercel.app/",
  ),
  sent("Domain empty", `${APP}/`, "a=1; Domain=", `${APP}/`, `${SUB}/`),
  sent("Domain a dot", `${APP}/`, ["a=1; Domain=.", "b=1"], `${APP}/`, `${SUB}/`),
  sent(
    "Domain twice: the last one counts",
    `${APP}/`,
    ["a=1; Domain=evil.test; Domain=app.test", "b=1; Domain=app.test; Domain=evil.test"],
    `${APP}/`,
    `${SUB}/`,
  ),
  sent(
    "Domain, and then an empty one",
    `${APP}/`,
    "a=1; Domain=app.test; Domain=",
    `${APP}/`,
    `${SUB}/`,
  ),
  sent("Domain with a port", `${APP}/`, ["a=1; Domain=app.test:443", "b=1"], `${APP}/`),
  sent("Domain in quotes", `${APP}/`, ['a=1; Domain="app.test"', "b=1"], `${APP}/`),
  sent("Domain beyond ASCII", `${APP}/`, ["a=1; Domain=\u00e4pp.test", "b=1"], `${APP}/`),
  sent(
    "Domain of localhost",
    "http://localhost/",
    ["a=1; Domain=localhost", "b=1"],
    "http://localhost/",
  ),

  // Identity
  visits(
    "host-only and not are two cookies",
    setting(`${APP}/`, "a=host", "a=domain; Domain=app.test"),
    `${APP}/`,
    `${SUB}/`,
  ),
  visits(
    "deleting one of them leaves the other",
    setting(`${APP}/`, "a=host", "a=domain; Domain=app.test", "a=; Max-Age=0"),
    `${APP}/`,
    `${SUB}/`,
  ),
  visits(
    "deleting the other of them",
    setting(`${APP}/`, "a=host", "a=domain; Domain=app.test", "a=; Domain=app.test; Max-Age=0"),
    `${APP}/`,
    `${SUB}/`,
  ),
  visits(
    "a subdomain tosses a cookie of the same name",
    setting(`${APP}/`, "a=own"),
    setting(`${SUB}/`, "a=tossed; Domain=app.test; Path=/dir"),
    `${APP}/dir/`,
  ),
  visits(
    "paths tell cookies apart",
    setting(`${APP}/`, "a=1; Path=/", "a=2; Path=/dir"),
    `${APP}/`,
    `${APP}/dir/`,
  ),
  visits("Secure does not", setting(`${APP}/`, "a=1", "a=2; Secure"), `${APP}/`, `${PLAIN}/`),

  // Path
  sent(
    "without Path: the folder of the address",
    `${APP}/dir/page`,
    "a=1",
    `${APP}/dir/other`,
    `${APP}/dir`,
    `${APP}/dir/sub/x`,
    `${APP}/`,
  ),
  sent("without Path, at the root of the host", `${APP}/page`, "a=1", `${APP}/other`),
  sent("without Path, in a folder", `${APP}/dir/`, "a=1", `${APP}/dir`, `${APP}/`),
  sent(
    "Path matches whole segments",
    `${APP}/`,
    "a=1; Path=/dir",
    `${APP}/dir`,
    `${APP}/dir/`,
    `${APP}/dir/x`,
    `${APP}/directory`,
  ),
  sent(
    "Path with a slash at its end",
    `${APP}/`,
    "a=1; Path=/dir/",
    `${APP}/dir`,
    `${APP}/dir/`,
    `${APP}/dir/x`,
  ),
  sent("Path is told by case", `${APP}/`, "a=1; Path=/Dir", `${APP}/dir`, `${APP}/Dir`),
  sent(
    "Path that is not absolute",
    `${APP}/dir/x`,
    "a=1; Path=other",
    `${APP}/dir/y`,
    `${APP}/other`,
  ),
  sent("Path empty", `${APP}/dir/x`, "a=1; Path=", `${APP}/dir/y`, `${APP}/`),
  sent(
    "Path that is not absolute, after one that is",
    `${APP}/dir/x`,
    "a=1; Path=/; Path=other",
    `${APP}/dir/y`,
    `${APP}/`,
  ),
  sent(
    "Path elsewhere can be set",
    `${APP}/dir/x`,
    "a=1; Path=/other",
    `${APP}/dir/x`,
    `${APP}/other`,
  ),
  sent(
    "Path with dots is not resolved",
    `${APP}/`,
    "a=1; Path=/dir/../",
    `${APP}/`,
    `${APP}/dir/x`,
  ),
  sent(
    "Path with an escape is compared as written",
    `${APP}/`,
    "a=1; Path=/a%62",
    `${APP}/ab`,
    `${APP}/a%62`,
  ),
  sent("Path with a query", `${APP}/`, "a=1; Path=/?x", `${APP}/`),
  sent("Path in quotes", `${APP}/dir/x`, 'a=1; Path="/"', `${APP}/dir/x`, `${APP}/`),

  // Order
  visits(
    "longer paths first",
    setting(`${APP}/`, "a=1; Path=/", "b=1; Path=/dir/sub", "c=1; Path=/dir"),
    `${APP}/dir/sub/`,
  ),
  visits("then the oldest first", setting(`${APP}/`, "b=1", "a=1", "c=1"), `${APP}/`),
  visits(
    "the same value again keeps its place",
    setting(`${APP}/`, "a=1", "b=1"),
    setting(`${APP}/`, "a=1; HttpOnly"),
    `${APP}/`,
  ),
  visits(
    "another value is a newer cookie",
    setting(`${APP}/`, "a=1", "b=1"),
    setting(`${APP}/`, "a=2"),
    `${APP}/`,
  ),
  visits(
    "deleted and set again is a newer cookie",
    setting(`${APP}/`, "a=1", "b=1"),
    setting(`${APP}/`, "a=; Max-Age=0"),
    setting(`${APP}/`, "a=1"),
    `${APP}/`,
  ),

  // Secure
  sent("Secure: not without TLS", `${APP}/`, ["a=1; Secure", "b=1"], `${APP}/`, `${PLAIN}/`),
  sent(
    "Secure cannot be set without TLS",
    `${PLAIN}/`,
    ["a=1; Secure", "b=1"],
    `${APP}/`,
    `${PLAIN}/`,
  ),
  sent(
    "Secure can be set by the own machine",
    "http://localhost/",
    ["a=1; Secure", "b=1"],
    "http://localhost/",
    "https://localhost/",
  ),
  sent("a cookie without Secure goes from http to https", `${PLAIN}/`, "a=1", `${APP}/`),
  visits(
    "without TLS, a cookie with Secure is not overwritten",
    setting(`${APP}/`, "a=1; Secure"),
    setting(`${PLAIN}/`, "a=2"),
    `${APP}/`,
    `${PLAIN}/`,
  ),
  visits(
    "nor deleted",
    setting(`${APP}/`, "a=1; Secure"),
    setting(`${PLAIN}/`, "a=; Max-Age=0"),
    `${APP}/`,
  ),
  visits(
    "nor hidden behind one of a longer path",
    setting(`${APP}/`, "a=1; Secure; Path=/"),
    setting(`${PLAIN}/`, "a=2; Path=/dir"),
    `${APP}/dir/`,
  ),
  visits(
    "but one of a shorter path can be set",
    setting(`${APP}/`, "a=1; Secure; Path=/dir"),
    setting(`${PLAIN}/`, "a=2; Path=/"),
    `${APP}/dir/`,
  ),
  visits(
    "nor by a subdomain",
    setting(`${APP}/`, "a=1; Secure"),
    setting("http://sub.app.test/", "a=2; Domain=app.test"),
    `${APP}/`,
  ),
  visits(
    "nor by the domain above",
    setting(`${SUB}/`, "a=1; Secure"),
    setting(`${PLAIN}/`, "a=2; Domain=app.test"),
    `${SUB}/`,
  ),
  visits(
    "with TLS it is overwritten by one without Secure",
    setting(`${APP}/`, "a=1; Secure"),
    setting(`${APP}/`, "a=2"),
    `${APP}/`,
    `${PLAIN}/`,
  ),

  // Prefixes
  sent("__Secure- with Secure", `${APP}/`, "__Secure-a=1; Secure; Domain=app.test", `${SUB}/`),
  sent("__Secure- without Secure", `${APP}/`, ["__Secure-a=1", "b=1"], `${APP}/`),
  sent("__Secure- without TLS", `${PLAIN}/`, ["__Secure-a=1; Secure", "b=1"], `${APP}/`),
  sent("__Secure- in small letters", `${APP}/`, ["__secure-a=1", "b=1"], `${APP}/`),
  sent("__Host- with all it needs", `${APP}/`, "__Host-a=1; Secure; Path=/", `${APP}/`, `${SUB}/`),
  sent("__Host- without Secure", `${APP}/`, ["__Host-a=1; Path=/", "b=1"], `${APP}/`),
  sent("__Host- without Path", `${APP}/`, ["__Host-a=1; Secure", "b=1"], `${APP}/`),
  sent(
    "__Host- with another Path",
    `${APP}/`,
    ["__Host-a=1; Secure; Path=/dir", "b=1"],
    `${APP}/dir/`,
  ),
  sent(
    "__Host- with Domain",
    `${APP}/`,
    ["__Host-a=1; Secure; Path=/; Domain=app.test", "b=1"],
    `${APP}/`,
  ),
  sent(
    "__Host- with an empty Domain",
    `${APP}/`,
    ["__Host-a=1; Secure; Path=/; Domain=", "b=1"],
    `${APP}/`,
  ),
  sent("__Host- in capitals", `${APP}/`, ["__HOST-a=1; Secure; Path=/dir", "b=1"], `${APP}/dir/`),
  sent(
    "__Host- on the own machine without TLS",
    "http://localhost/",
    ["__Host-a=1; Secure; Path=/", "b=1"],
    "http://localhost/",
  ),
  sent(
    "__Secure- on the own machine without TLS",
    "http://localhost/",
    ["__Secure-a=1; Secure", "b=1"],
    "http://localhost/",
  ),
  sent(
    "a value without a name that looks like a prefix",
    `${APP}/`,
    ["__Host-a", "=__Secure-a", "b=1"],
    `${APP}/`,
  ),
  sent("__Http- with all it needs", `${APP}/`, "__Http-a=1; Secure; HttpOnly", `${APP}/`),
  sent("__Http- without HttpOnly", `${APP}/`, ["__Http-a=1; Secure", "b=1"], `${APP}/`),
  sent(
    "__Host-Http- with all it needs",
    `${APP}/`,
    "__Host-Http-a=1; Secure; HttpOnly; Path=/",
    `${APP}/`,
  ),
  sent(
    "__Host-Http- without HttpOnly",
    `${APP}/`,
    ["__Host-Http-a=1; Secure; Path=/", "b=1"],
    `${APP}/`,
  ),
  sent("a prefix in the middle", `${APP}/`, "a__Host-a=1", `${APP}/`),

  // How many
  visits("180 cookies", at(`${APP}/`, { cookies: [180, ""] }), `${APP}/`),
  visits("181 cookies: the oldest go", at(`${APP}/`, { cookies: [181, ""] }), `${APP}/`),
  visits(
    "too many: those without Secure go first",
    setting(`${APP}/`, "first=1; Secure"),
    at(`${APP}/`, { cookies: [180, ""] }),
    `${APP}/`,
  ),
  visits(
    "too many with Secure: the oldest go",
    at(`${APP}/`, { cookies: [181, "; Secure"] }),
    `${APP}/`,
  ),
  visits(
    "the limit is that of the registrable domain",
    setting(`${SUB}/`, "first=1"),
    at(`${APP}/`, { cookies: [180, ""] }),
    `${APP}/`,
    `${SUB}/`,
  ),
  visits(
    "neighbors below a private suffix have limits of their own",
    setting("https://bob.github.io/", "first=1"),
    at("https://alice.github.io/", { cookies: [180, ""] }),
    "https://alice.github.io/",
    "https://bob.github.io/",
  ),
];

import {
  at,
  type Case,
  click,
  escape,
  form,
  link,
  open,
  redirecting,
  setting,
  showing,
  type Step,
} from "../case";

const APP = "https://app.test";
const EVIL = "https://evil.test";
const THIRD = "https://third.test";
const PLAIN = "http://app.test";

const STATUSES = [301, 302, 303, 307, 308];
const BACK: Step = { do: "back" };
const FORWARD: Step = { do: "forward" };
const RELOAD: Step = { do: "reload" };

function one(name: string, ...steps: Step[]): Case {
  return { name, steps };
}

/** A page that submits its form by itself, as the response mode `form_post` has it. */
function selfSubmitting(how: (form: string) => string, attributes = 'method="post"'): string {
  const html = `<form ${attributes} action="${APP}/callback"><input type="hidden" name="code" value="a&amp;b"></form>`;
  return showing(`${EVIL}/authorize`, how(html));
}

/** What navigations send, and where they end. */
export const navigationCases: Case[] = [
  // Redirects
  ...STATUSES.map((status) =>
    one(`${status} after a POST`, ...form(`${APP}/`, redirecting(`${APP}/from`, "/to", status))),
  ),
  ...STATUSES.map((status) =>
    one(
      `${status} after a POST, to another origin`,
      ...form(`${APP}/`, redirecting(`${APP}/from`, `${EVIL}/to`, status)),
    ),
  ),
  ...STATUSES.map((status) =>
    one(
      `${status} after a GET`,
      ...form(`${APP}/`, redirecting(`${APP}/from`, "/to", status), 'method="get" id="f"', ""),
    ),
  ),
  one(
    "307 of a POST back to where it came from",
    ...form(`${APP}/`, redirecting(`${EVIL}/`, `${APP}/to`, 307)),
  ),
  one(
    "307 of a POST on to a third",
    ...form(`${APP}/`, redirecting(`${EVIL}/`, `${THIRD}/to`, 307)),
  ),
  one(
    "307 of a POST within another origin",
    ...form(`${APP}/`, redirecting(`${EVIL}/`, "/to", 307)),
  ),
  one(
    "307 of a POST out and back again",
    ...form(`${APP}/`, redirecting(`${APP}/1`, redirecting(`${EVIL}/2`, `${APP}/3`, 307), 307)),
  ),
  one("300 is no redirect", ...link(`${APP}/`, redirecting(`${APP}/from`, "/to", 300))),
  one("304 is no redirect", ...link(`${APP}/`, redirecting(`${APP}/from`, "/to", 305))),
  one(
    "a redirect without Location",
    ...link(`${APP}/`, at(`${APP}/from`, { status: 302, body: "here" })),
  ),
  one("a redirect keeps the fragment", open(`${redirecting(`${APP}/from`, "/to")}#part`)),
  one(
    "a redirect with a fragment of its own",
    open(`${redirecting(`${APP}/from`, "/to#own")}#part`),
  ),
  one(
    "a redirect without scheme",
    ...link(`${APP}/`, redirecting(`${APP}/from`, "//evil.test/to")),
  ),
  one("a redirect relative to the folder", open(redirecting(`${APP}/dir/from`, "../to"))),
  one("a redirect to data:", ...link(`${APP}/`, redirecting(`${APP}/from`, "data:text/html,x"))),
  one(
    "a redirect to javascript:",
    ...link(`${APP}/`, redirecting(`${APP}/from`, "javascript:alert(1)")),
  ),
  one(
    "a redirect to a scheme of nobody",
    ...link(`${APP}/`, redirecting(`${APP}/from`, "about:blank")),
  ),
  one(
    "a redirect to an app's own scheme",
    ...link(`${APP}/`, redirecting(`${APP}/from`, "com.example.app:/callback")),
  ),
  one(
    "a redirect to an address that cannot be read",
    ...link(`${APP}/`, redirecting(`${APP}/from`, "https://[")),
  ),
  one(
    "a redirect to itself without end",
    ...link(
      `${APP}/`,
      at(`${APP}/loop`, {
        status: 302,
        headers: [
          "Location: /loop?answer=%7B%22status%22%3A302%2C%22headers%22%3A%5B%22Location%3A%20%3F%22%5D%7D",
        ],
      }),
    ),
  ),
  one(
    "a redirect that sets a cookie for where it leads",
    open(redirecting(`${APP}/from`, "/to", 302, "Set-Cookie: a=1")),
  ),

  // Forms
  one("a GET form", ...form(`${APP}/`, `${APP}/to?old=1#part`, 'method="get"')),
  one("a POST form keeps the query of its action", ...form(`${APP}/`, `${APP}/to?old=1`)),
  one(
    "a POST form of multipart/form-data",
    ...form(
      `${APP}/`,
      `${APP}/to`,
      'method="post" enctype="multipart/form-data"',
      '<input name="a" value="1 ü &amp;"><input name="b&quot;c" value=""><textarea name="t">\none\ntwo</textarea><input type="file" name="f">',
    ),
  ),
  one(
    "a POST form of text/plain",
    ...form(
      `${APP}/`,
      `${APP}/to`,
      'method="post" enctype="text/plain"',
      '<input name="a" value="1 ü &amp;"><textarea name="t">one\ntwo</textarea>',
    ),
  ),
  one(
    "a POST form of the default encoding",
    ...form(
      `${APP}/`,
      `${APP}/to`,
      'method="post"',
      '<input name="a" value="1 ü &amp; + ~*-._"><textarea name="t">one\ntwo</textarea><input type="file" name="f">',
    ),
  ),
  one(
    "a POST form of an unknown encoding",
    ...form(`${APP}/`, `${APP}/to`, 'method="post" enctype="application/json"'),
  ),
  one("a POST form without entries", ...form(`${APP}/`, `${APP}/to`, 'method="post"', "")),
  one("a form of an unknown method", ...form(`${APP}/`, `${APP}/to`, 'method="put"')),
  one(
    "a button's own action and encoding",
    open(
      showing(
        `${APP}/`,
        `<form action="/form" method="post"><input name="a" value="1"><button name="b" value="2" formaction="/button" formenctype="text/plain">Go</button></form>`,
      ),
    ),
    click("Go"),
  ),
  one(
    "a button's own method and encoding, where the form has GET",
    open(
      showing(
        `${APP}/`,
        `<form><input name="a" value="1"><button formmethod="post" formenctype="text/plain">Go</button></form>`,
      ),
    ),
    click("Go"),
  ),
  one(
    "boxes, lists and what is disabled",
    ...form(
      `${APP}/`,
      `${APP}/to`,
      'method="post"',
      '<input type="checkbox" name="c" checked><input type="checkbox" name="d"><select name="s"><option>1<option selected>2</select><fieldset disabled><input name="e"></fieldset><input name="g" disabled>',
    ),
  ),

  // Origin and Referer
  one("Origin of a POST to another origin", ...form(`${APP}/dir/page`, `${EVIL}/to`)),
  one("Origin of a POST to another scheme, upwards", ...form(`${PLAIN}/`, `${APP}/to`)),
  one(
    "no Origin on a GET form to another origin",
    ...form(`${APP}/`, `${EVIL}/to`, 'method="get"'),
  ),
  one("Referer within an origin", ...link(`${APP}/dir/page`, `${APP}/to`)),
  one("Referer beyond the origin", ...link(`${APP}/dir/page`, `${EVIL}/to`)),
  one("Referer to a subdomain", ...link(`${APP}/dir/page`, "https://sub.app.test/to")),
  one("Referer without TLS", ...link(`${PLAIN}/dir/page`, `${PLAIN}/to`)),
  one("Referer from without TLS to with it", ...link(`${PLAIN}/dir/page`, `${APP}/to`)),
  one("no Referer from with TLS to without it", ...link(`${APP}/dir/page`, `${PLAIN}/to`)),
  one("no Referer after a typed address", open(`${APP}/dir/page`), open(`${APP}/to`)),
  one(
    "Referer after a redirect out and back",
    ...link(`${APP}/dir/page`, redirecting(`${EVIL}/`, `${APP}/to`)),
  ),
  one(
    "Referer after a redirect out of TLS and back",
    ...link(`${APP}/dir/page`, redirecting(`${PLAIN}/from`, `${APP}/to`)),
  ),
  one("Referer of a typed address's redirect", open(redirecting(`${APP}/from`, `${EVIL}/to`))),
  one(
    "Referer of an image of the own origin",
    open(showing(`${APP}/dir/page`, `<img src="/image">`)),
  ),
  one(
    "Referer of an image of another origin",
    open(showing(`${APP}/dir/page`, `<img src="${EVIL}/image">`)),
  ),
  one(
    "Referer leaves the fragment out",
    open(`${showing(`${APP}/dir/page`, `<a href="/to">Go</a>`)}#part`),
    click("Go"),
  ),

  // form_post
  one(
    "form_post by onload of the body",
    open(selfSubmitting((html) => `<body onload="document.forms[0].submit()">${html}</body>`)),
  ),
  one(
    "form_post by javascript: in onload",
    open(
      selfSubmitting(
        (html) => `<body onload="javascript:document.forms[0].submit()">${html}</body>`,
      ),
    ),
  ),
  one(
    "form_post by a script",
    open(
      selfSubmitting((html) => `<body>${html}<script>document.forms[0].submit()</script></body>`),
    ),
  ),
  one(
    "form_post by a script with a selector",
    open(
      selfSubmitting(
        (html) =>
          `<body>${html}<script>\n  document.querySelector("form").submit();\n</script></body>`,
      ),
    ),
  ),
  one(
    "form_post by a script before the form",
    open(
      selfSubmitting((html) => `<body><script>document.forms[0].submit()</script>${html}</body>`),
    ),
  ),
  one(
    "form_post by a script that waits",
    open(
      selfSubmitting(
        (html) =>
          `<script>document.addEventListener('DOMContentLoaded', function () { document.forms[0].submit() });</script>${html}`,
      ),
    ),
  ),
  one(
    "form_post by a name",
    open(
      selfSubmitting(
        (html) => `<body onload="document.answer.submit()">${html}</body>`,
        'method="post" name="answer"',
      ),
    ),
  ),
  one(
    "form_post by GET",
    open(selfSubmitting((html) => `<body onload="document.forms[0].submit()">${html}</body>`, "")),
  ),
  one(
    "form_post is not in the history",
    open(`${APP}/start`),
    ...link(
      `${APP}/link`,
      selfSubmitting((html) => `<body onload="document.forms[0].submit()">${html}</body>`),
    ),
    BACK,
  ),
  one(
    "form_post after a redirect",
    ...link(
      `${APP}/`,
      redirecting(
        `${EVIL}/`,
        selfSubmitting((html) => `<body onload="document.forms[0].submit()">${html}</body>`),
      ),
    ),
  ),
  one(
    "a script that only mentions submit",
    open(
      selfSubmitting(
        (html) => `<body>${html}<script>if (false) document.forms[0].submit()</script></body>`,
      ),
    ),
  ),

  // History
  one("back and forward", open(`${APP}/1`), ...link(`${APP}/2`, `${APP}/3`), BACK, BACK, FORWARD),
  one(
    "back to where a redirect led",
    open(`${APP}/1`),
    open(redirecting(`${APP}/from`, "/to")),
    open(`${APP}/3`),
    BACK,
  ),
  one("a reload of what a redirect led to", open(redirecting(`${APP}/from`, "/to")), RELOAD),
  one("a reload keeps the Referer", ...link(`${APP}/dir/page`, `${EVIL}/to`), RELOAD),
  one("back keeps the Referer", ...link(`${APP}/dir/page`, `${EVIL}/to`), open(`${APP}/`), BACK),
  one("a reload of a form's page sends it again", ...form(`${EVIL}/`, `${APP}/to`), RELOAD),
  one(
    "a reload after a form that was answered with 303",
    ...form(`${EVIL}/`, redirecting(`${APP}/from`, "/to", 303)),
    RELOAD,
  ),
  one(
    "a step back forgets what lay ahead, when a link is followed",
    open(`${APP}/1`),
    open(showing(`${APP}/2`, '<a href="/4">Go</a>')),
    open(`${APP}/3`),
    BACK,
    click("Go"),
    BACK,
  ),
  one(
    "a link to the page itself is no new entry",
    open(showing(`${APP}/1`, '<a href="">Go</a>')),
    click("Go"),
  ),
  one(
    "a form by POST to the page itself is",
    open(showing(`${APP}/1`, '<form method="post"><button>Go</button></form>')),
    click("Go"),
  ),
  one("a typed address that is the page's is no new entry", open(`${APP}/1`), open(`${APP}/1`)),
  one(
    "a link to a place in the page asks nobody",
    open(showing(`${APP}/1`, '<a href="#part">Go</a>')),
    click("Go"),
    BACK,
    FORWARD,
  ),
  one("204 leaves the page", ...link(`${APP}/1`, at(`${APP}/2`, { status: 204 }))),
  one("205 leaves the page", ...link(`${APP}/1`, at(`${APP}/2`, { status: 205 }))),
  one(
    "204 sets cookies",
    ...link(`${APP}/1`, at(`${APP}/2`, { status: 204, headers: ["Set-Cookie: a=1"] })),
    RELOAD,
  ),
  one(
    "a status of failure is a page",
    ...link(`${APP}/1`, at(`${APP}/2`, { status: 500, body: "failed" })),
    BACK,
  ),
  one(
    "text is a page",
    ...link(
      `${APP}/1`,
      at(`${APP}/2`, { headers: ["Content-Type: text/plain"], body: '<img src="/no">' }),
    ),
  ),
  one(
    "JSON is a page",
    ...link(
      `${APP}/1`,
      at(`${APP}/2`, { headers: ["Content-Type: application/json"], body: "{}" }),
    ),
  ),
  one(
    "a base for addresses",
    open(showing(`${APP}/1`, `<base href="${EVIL}/dir/"><a href="to">Go</a><img src="image">`)),
    click("Go"),
  ),
  one(
    "a link with white space around its address",
    open(showing(`${APP}/1`, `<a href=" ${escape("/to")} ">Go</a>`)),
    click("Go"),
  ),
  one(
    "cookies of a form post between two sites",
    open(setting(`${APP}/`, "a=1; SameSite=None; Secure", "b=1; SameSite=Lax", "c=1")),
    open(selfSubmitting((html) => `<body onload="document.forms[0].submit()">${html}</body>`)),
  ),
];

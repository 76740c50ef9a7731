import { afterEach, describe, expect, test, vi } from "vitest";

import { APP, startNextApp } from "../../../tests/support/world/next-app";
import type { World } from "../../world/world";

let world: World | undefined;
afterEach(() => {
  world?.dispose();
  world = undefined;
  vi.restoreAllMocks();
});

/** Lets an app start, and a browser open one of its paths. */
async function open(path: string, files: Record<string, string>) {
  world = await startNextApp(files);
  const { tab } = world.browser("laptop");
  await tab.open(APP + path);
  return tab;
}

/** The responses of the app, in order. */
function responses() {
  return (world?.trace.events ?? []).flatMap((event) => (event.kind === "response" ? [event] : []));
}

/** The names and values that a response sets as cookies. */
function cookiesOf(index: number): string[] {
  return (responses()[index]?.headers ?? [])
    .filter(([name]) => name === "set-cookie")
    .map(([, value]) => value.split(";")[0] ?? "");
}

function headerOf(index: number, wanted: string): string | undefined {
  return responses()[index]?.headers.find(([name]) => name === wanted)?.[1];
}

function errors(): string[] {
  return (world?.trace.events ?? []).flatMap((e) => (e.kind === "error" ? [e.message] : []));
}

/** Presses the button of this name. */
async function press(name: string): Promise<void> {
  const { tab } = world?.browser("laptop") ?? {};
  const button = tab?.page?.document.clickables.find((one) => one.name === name);
  if (button?.kind !== "submit") throw new Error(`There is no button ${name}.`);
  await tab?.submit(button.submission);
}

describe("pages", () => {
  test("are wrapped in their layouts, and get params, query and title", async () => {
    const tab = await open("/shop/7?size=l&size=m&color=red", {
      "app/layout.tsx": `export const metadata = { title: { default: "Shop", template: "%s | Shop" } };
        export default ({ children }) => <html lang="en"><body><nav>Menu</nav>{children}</body></html>;`,
      "app/shop/layout.tsx": `export default async ({ children }) => <section>{children}</section>;`,
      "app/shop/[id]/page.tsx": `export const metadata = { title: "Item" };
        export default async function Item({ params, searchParams }) {
          const { id } = await params;
          return <p>{id} {JSON.stringify(await searchParams)}</p>;
        }`,
    });
    expect(tab.page?.document.title).toBe("Item | Shop");
    expect(tab.page?.document.text).toBe('Menu 7 {"size":["l","m"],"color":"red"}');
    expect(headerOf(0, "cache-control")).toContain("no-store");
  });

  test("call each component once, however it waits", async () => {
    const tab = await open("/", {
      "calls.ts": `export const calls: string[] = [];`,
      "app/page.tsx": `import { calls } from "../calls";
        async function Slow({ name }) { calls.push(name); await 0; return <i>{name}</i>; }
        export default async function Page() {
          calls.push("page"); await 0;
          return <><Slow name="a" /><Slow name="b" /><p>{["c"].map((n) => <Slow key={n} name={n} />)}</p><Last /></>;
        }
        async function Last() { await crypto.subtle.digest("SHA-256", new Uint8Array(1)); return <b>{calls.join()}</b>; }`,
    });
    expect(tab.page?.document.text).toMatch(/page,a,b,c$/);
  });

  test("run although a layout around them redirects", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    await open("/secret", {
      "app/secret/layout.tsx": `import { redirect } from "next/navigation";
        export default async function Layout() { await 0; redirect("/"); }`,
      "app/secret/page.tsx": `export default function Page() { console.log("the page runs"); return <p>secret</p>; }`,
    });
    expect(log).toHaveBeenCalledWith("the page runs");
    expect(responses().map(({ status }) => status)).toEqual([307, 200]);
  });

  test("redirect by an exception, which a catch swallows", async () => {
    const tab = await open("/old", {
      "app/old/page.tsx": `import { redirect } from "next/navigation";
        export default function Page() { redirect("/caught?from=old"); }`,
      "app/caught/page.tsx": `import { redirect } from "next/navigation";
        export default function Page() {
          try { redirect("/nowhere"); } catch (error) { return <p>{error.digest}</p>; }
        }`,
    });
    expect(responses()[0]).toMatchObject({ status: 307 });
    expect(headerOf(0, "location")).toBe("/caught?from=old");
    expect(tab.page?.document.text).toBe("NEXT_REDIRECT;replace;/nowhere;307;");
  });

  test("that are missing answer 404, by notFound() too, with the nearest not-found file", async () => {
    const tab = await open("/nothing", {
      "app/shop/[id]/page.tsx": `import { notFound } from "next/navigation";
        export default () => notFound();`,
      "app/shop/not-found.tsx": `export default () => <p>No such item.</p>;`,
    });
    expect(tab.page?.document.text).toBe("404 This page could not be found.");
    await tab.open(`${APP}/shop/7`);
    expect(tab.page?.document.text).toBe("No such item.");
    expect(responses().map(({ status }) => status)).toEqual([404, 404]);
  });

  test("that throw by mistake answer 500, and the trace tells why", async () => {
    await open("/", { "app/page.tsx": `export default () => { throw new TypeError("no"); };` });
    expect(responses()[0]?.status).toBe(500);
    expect(errors()).toEqual(["TypeError: no (app/page.tsx:1)"]);
  });

  test("have no handlers of events, and no functions in forms but Server Actions", async () => {
    const tab = await open("/", {
      "app/page.tsx": `export default () => <button onClick={() => 1}>x</button>;`,
      "app/form/page.tsx": `export default () => <form action={() => 1}></form>;`,
    });
    await tab.open(`${APP}/form`);
    expect(errors()).toEqual([
      expect.stringContaining("Event handlers cannot be passed to Client Component props"),
      expect.stringContaining(`its first line must be "use server"`),
    ]);
  });
});

/** What writes a cookie by `cookies()`, and tells what it read back. */
const WRITE = `import { cookies } from "next/headers";
  async function write(value) {
    const jar = await cookies();
    jar.set("seen", value);
    return (await cookies()).get("seen")?.value;
  }`;

const REFUSAL =
  "Cookies can only be modified in a Server Action or Route Handler. Read more: https://nextjs.org/docs/app/api-reference/functions/cookies#options";

describe("cookies() of next/headers", () => {
  test("cannot be written by a Server Component, in the words of Next.js", async () => {
    await open("/", {
      "app/page.tsx": `${WRITE} export default async () => <p>{await write("1")}</p>;`,
    });
    expect(errors()).toEqual([`Error: ${REFUSAL} (app/page.tsx:4)`]);
    expect(cookiesOf(0)).toEqual([]);
  });

  test("can be written by Route Handler, proxy and Server Action, and are sent and read back", async () => {
    const tab = await open("/api/x", {
      "app/api/x/route.ts": `${WRITE} export const GET = async () => Response.json(await write("handler"));`,
      "proxy.ts": `import { NextResponse } from "next/server"; ${WRITE}
        export async function proxy() { await write("proxy"); return NextResponse.next(); }
        export const config = { matcher: "/proxied" };`,
      "app/proxied/page.tsx": `export default () => <p>there</p>;`,
      "app/page.tsx": `${WRITE}
        export default async function Page() {
          async function act() { "use server"; await write("action"); }
          return <form action={act}><p>{(await cookies()).get("seen")?.value}</p><button>Go</button></form>;
        }`,
    });
    expect([responses()[0]?.body, cookiesOf(0)]).toEqual(['"handler"', ["seen=handler"]]);
    await tab.open(`${APP}/proxied`);
    expect([tab.page?.document.text, cookiesOf(1)]).toEqual(["there", ["seen=proxy"]]);
    await tab.open(`${APP}/`);
    expect(tab.page?.document.text).toBe("proxy Go");
    await press("Go");
    expect([tab.page?.document.text, cookiesOf(3)]).toEqual(["action Go", ["seen=action"]]);
    expect(errors()).toEqual([]);
  });

  test("and headers() belong to a request: at module level there is none", async () => {
    const files = {
      "app/page.tsx": `import { cookies } from "next/headers"; cookies(); export default () => <p />;`,
    };
    await expect(open("/", files)).rejects.toThrow("outside a request scope");
  });
});

describe("the request at hand", () => {
  /** Waits for a server elsewhere, then says who it thinks is asking. */
  const WHO = `import { headers, cookies } from "next/headers";
    export default async function Page() {
      const before = (await cookies()).get("who")?.value;
      await fetch("https://slow.example/");
      await crypto.subtle.digest("SHA-256", new Uint8Array(9));
      const { get } = await cookies();
      return <p>{before} {get("who")?.value} {(await headers()).get("cookie")}</p>;
    }`;
  const SLOW = { "https://slow.example": { name: "Slow", fetch: () => new Response("done") } };

  test("is each browser's own, when two ask at once", async () => {
    const files = { "app/page.tsx": WHO };
    const running = (world = await startNextApp(files, SLOW));
    const ids = ["laptop", "phone"];
    for (const id of ids) {
      running.browser(id).jar.receive(`who=${id}; Secure`, `${APP}/`, "strict");
    }
    await Promise.all(ids.map((id) => running.browser(id).tab.open(`${APP}/`)));
    const order = running.trace.events.flatMap((e) =>
      e.kind === "request" || e.kind === "response" ? [e.kind] : [],
    );
    // Both are under way at a time.
    expect(order.slice(0, 2)).toEqual(["request", "request"]);
    expect(ids.map((id) => running.browser(id).tab.page?.document.text)).toEqual([
      "laptop laptop who=laptop",
      "phone phone who=phone",
    ]);
  });

  test("stays the outer one, when the app asks itself meanwhile", async () => {
    const running = (world = await startNextApp(
      {
        "app/inner/route.ts": `import { headers } from "next/headers";
          export async function GET() {
            await fetch("https://slow.example/");
            await fetch("https://slow.example/");
            return new Response((await headers()).get("x-who"));
          }`,
        "app/page.tsx": `import { headers } from "next/headers";
          const who = async () => (await headers()).get("cookie");
          async function wait() {
            const seen = [];
            for (let i = 0; i < 6; i++) { await fetch("https://slow.example/"); seen.push(await who()); }
            return seen;
          }
          export default async function Page() {
            const ask = fetch("https://app.example/inner", { headers: { "x-who": "inner" } });
            const [inner, seen] = await Promise.all([ask.then((r) => r.text()), wait()]);
            return <p>{inner} {[...new Set([...seen, await who()])].join()}</p>;
          }`,
      },
      SLOW,
    ));
    const { jar, tab } = running.browser("laptop");
    jar.receive("who=outer; Secure", `${APP}/`, "strict");
    await tab.open(`${APP}/`);
    expect(tab.page?.document.text).toBe("inner who=outer");
    const causes = running.trace.events.flatMap((e) =>
      e.kind === "request" && e.url.includes("slow") ? [e.cause] : [],
    );
    const idOf = (url: string) =>
      running.trace.events.find((e) => e.kind === "request" && e.url === url)?.id;
    expect(causes.filter((cause) => cause === idOf(`${APP}/`))).toHaveLength(6);
    expect(causes.filter((cause) => cause === idOf(`${APP}/inner`))).toHaveLength(2);
  });
});

describe("Server Actions", () => {
  const FORM = `import { redirect } from "next/navigation";
    export default function Page() {
      async function act(form) { "use server"; redirect("/done?name=" + form.get("name") + "&fields=" + [...form.keys()]); }
      return <form action={act}><input type="hidden" name="name" value="Alice" /><button>Go</button></form>;
    }`;

  test("get the form, and redirect with status 303", async () => {
    const tab = await open("/", {
      "app/page.tsx": FORM,
      "app/done/page.tsx": `export default async ({ searchParams }) => <p>{JSON.stringify(await searchParams)}</p>;`,
    });
    await press("Go");
    expect(responses()[1]?.status).toBe(303);
    expect(tab.page?.document.text).toBe('{"name":"Alice","fields":"name"}');
  });

  test("have the values that their component had when the form was written", async () => {
    const tab = await open("/?n=1", {
      "app/page.tsx": `import { save } from "./actions";
        export default async function Page({ searchParams }) {
          const { n, saved } = await searchParams;
          return <form action={save.bind(null, n)}><p>{n} {saved}</p><button>Go</button></form>;
        }`,
      "app/actions.ts": `"use server";
        import { redirect } from "next/navigation";
        export async function save(n) { redirect("/?n=3&saved=" + n); }`,
    });
    const form = tab.page?.document.clickables.find(({ name }) => name === "Go");
    await tab.open(`${APP}/?n=2`);
    if (form?.kind === "submit") await tab.submit(form.submission);
    expect(tab.page?.document.text).toBe("3 1 Go");
  });

  test("refuse a form of another site's page", async () => {
    const tab = await open("/", { "app/page.tsx": FORM });
    const button = tab.page?.document.clickables.find(({ name }) => name === "Go");
    if (button?.kind !== "submit") throw new Error("There is no button.");
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    await fetch(`${APP}/`, {
      method: "POST",
      headers: { origin: "https://evil.example" },
      body: formData(button.submission.entries),
    });
    expect(responses()[1]?.status).toBe(500);
    expect(errors()).toEqual(["Error: Invalid Server Actions request."]);
    await fetch(`${APP}/`, {
      method: "POST",
      headers: { origin: APP },
      body: formData(button.submission.entries),
      redirect: "manual",
    });
    expect(responses()[2]?.status).toBe(303);
  });

  test("that do not exist are answered as Next.js does", async () => {
    await open("/", {});
    await fetch(`${APP}/`, { method: "POST", body: formData([["$ACTION_ID_00", ""]]) });
    expect(responses()[1]?.status).toBe(409);
    expect(headerOf(1, "x-nextjs-action-not-found")).toBe("1");
  });
});

function formData(entries: readonly [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe("proxy.ts", () => {
  test("runs before the route, can rewrite, add headers for both sides, and redirect by a path", async () => {
    const tab = await open("/a", {
      "proxy.ts": `import { NextResponse } from "next/server";
        export function proxy(request) {
          const { pathname } = request.nextUrl;
          if (pathname === "/b") return NextResponse.redirect(new URL("/c?x=1", request.url));
          const headers = new Headers(request.headers);
          headers.set("x-from-proxy", pathname);
          return NextResponse.rewrite(new URL("/target", request.url), {
            request: { headers }, headers: { "x-for-browser": "1" } });
        }
        export const config = { matcher: ["/a", "/b"] };`,
      "app/target/page.tsx": `import { headers } from "next/headers";
        export default async () => <p>{(await headers()).get("x-from-proxy")}</p>;`,
      "app/c/page.tsx": `import { headers } from "next/headers";
        export default async () => <p>c {String((await headers()).get("x-from-proxy"))}</p>;`,
    });
    expect(tab.page?.document.text).toBe("/a");
    expect(headerOf(0, "x-for-browser")).toBe("1");
    expect(responses()[0]?.headers.filter(([name]) => name.startsWith("x-middleware"))).toEqual([]);
    await tab.open(`${APP}/b`);
    expect(headerOf(1, "location")).toBe("/c?x=1");
    expect(tab.page?.document.text).toBe("c null");
  });
});

describe("Route Handlers", () => {
  const files = {
    "app/api/[id]/route.ts": `import { NextResponse } from "next/server";
      import { redirect } from "next/navigation";
      export async function GET(request, { params }) {
        const { id } = await params;
        if (id === "away") redirect("/");
        if (id === "nothing") return;
        return NextResponse.json({ id, name: request.nextUrl.searchParams.get("name"), is: request.cookies.has("x") });
      }`,
  };

  test("get params and Next.js's request, and are GET for HEAD, and nothing for what they lack", async () => {
    await open("/api/7?name=a", files);
    expect(JSON.parse(responses()[0]?.body ?? "")).toEqual({ id: "7", name: "a", is: false });
    const statuses = [];
    for (const method of ["HEAD", "OPTIONS", "POST"]) {
      statuses.push((await fetch(`${APP}/api/7`, { method })).status);
    }
    expect(statuses).toEqual([200, 204, 405]);
    expect((await fetch(`${APP}/api/away`, { redirect: "manual" })).status).toBe(307);
    expect((await fetch(`${APP}/api/nothing`)).status).toBe(500);
    expect(errors()).toEqual([
      expect.stringContaining("No response is returned from route handler"),
    ]);
  });
});

test("request.url has the server's own host, as behind a proxy; the headers have the app's", async () => {
  const files = {
    "app/api/route.ts": `export const GET = ({ url, nextUrl, headers }) => Response.json([
      url, nextUrl.pathname, headers.get("host"), headers.get("x-forwarded-host"), headers.get("x-forwarded-proto")]);`,
  };
  await open("/api?x=1", files);
  expect(JSON.parse(responses()[0]?.body ?? "")).toEqual([
    "https://localhost:3000/api?x=1",
    "/api",
    "app.example",
    "app.example",
    "https",
  ]);
});

describe("next-auth", () => {
  test("is traced in each of its instances", async () => {
    const config = (name: string) =>
      `{ providers: [], secret: "a secret of a test, of thirty-two characters", trustHost: true,
         callbacks: { authorized() { return "${name}" !== ""; } } }`;
    await open("/", {
      "auth.ts": `import NextAuth from "next-auth"; export const { auth } = NextAuth(${config("app")});`,
      "proxy.ts": `import NextAuth from "next-auth"; export const { auth: proxy } = NextAuth(${config("proxy")});`,
      "app/api/route.ts": `import { auth } from "../../auth"; export const GET = auth(() => new Response("x"));`,
    });
    await fetch(`${APP}/api`);
    const calls = world?.trace.events.flatMap((e) => (e.kind === "call" ? [e.name] : []));
    expect(calls).toEqual(["authorized", "authorized", "authorized"]);
  });
});

describe("what is not here is refused, with the way out", () => {
  test.each([
    [
      "a config for each request",
      {
        "auth.ts": `import NextAuth from "next-auth"; export const { auth } = NextAuth(() => ({ providers: [] }));`,
      },
      /Hand it the object/,
    ],
    ["no NextAuth()", { "auth.ts": `export const auth = 1;` }, /Do so in auth\.ts/],
    [
      "a proxy without a function",
      { "proxy.ts": `export const config = {};` },
      /Export the function/,
    ],
    [
      "what Next.js has and the host does not",
      {
        "app/page.tsx": `import { after } from "next/server"; after(() => 1); export default () => <p />;`,
      },
      /no `after` of next\/server.*It has NextRequest, NextResponse/,
    ],
    [
      "metadata that is computed",
      { "app/page.tsx": `export const generateMetadata = () => ({}); export default () => <p />;` },
      /`generateMetadata` is not here\. Export `metadata`/,
    ],
    [
      "a static page",
      { "app/page.tsx": `export const dynamic = "force-static"; export default () => <p />;` },
      /`dynamic` can only be auto or force-dynamic here/,
    ],
    [
      "a hook",
      { "auth.ts": `import { useState } from "react"; useState();` },
      /no `useState` of react.*"use client"/,
    ],
  ])("%s", async (_what, files, message) => {
    await expect(startNextApp(files)).rejects.toThrow(message);
  });
});

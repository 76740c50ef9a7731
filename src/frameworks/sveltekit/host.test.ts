import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";

import { APP, startSvelteKitApp } from "../../../tests/support/world/sveltekit-app";
import type { World } from "../../world/world";
import { APP_TEMPLATE } from "./app-template";

let world: World | undefined;
// The script is made once, which takes as long as all that follows.
beforeAll(async () => (await startSvelteKitApp({})).dispose(), 300_000);
afterEach(() => {
  world?.dispose();
  world = undefined;
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Lets an app start, and sends it a request as a browser or a proxy does. */
async function ask(files: Record<string, string>, path: string, init: RequestInit = {}) {
  world ??= await startSvelteKitApp(files);
  const request = new Request(APP + path, { redirect: "manual", ...init });
  return world.network.fetch(request, {
    from: { role: "browser", name: "Laptop" },
    purpose: "navigation",
  } as never);
}

/** What SvelteKit answers to a form of another origin. */
const FORBIDDEN = "Cross-site POST form submissions are forbidden";

/** A form, sent from a page of an origin. */
function form(origin: string, fields: Record<string, string> = {}): RequestInit {
  return {
    method: "POST",
    headers: {
      accept: "text/html",
      origin,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams(fields).toString(),
  };
}

describe("pages", () => {
  test("are rendered by Svelte in their layouts, with what load functions return", async () => {
    const answer = await ask(
      {
        "src/routes/+layout.svelte": `<script>let { children } = $props();</script><nav>Menu</nav>{@render children()}`,
        "src/routes/shop/[id]/+page.server.ts": `export const load = ({ params, url }) => ({ id: params.id, size: url.searchParams.get("size") });`,
        "src/routes/shop/[id]/+page.svelte": `<script lang="ts">
          import Price from "$lib/Price.svelte";
          let { data }: { data: { id: string; size: string } } = $props();
        </script>
        <svelte:head><title>Item {data.id}</title></svelte:head>
        {#each [1, 2] as n}<p>{n}: {data.size}</p>{/each}<Price of={data.id} />`,
        "src/lib/Price.svelte": `<script>let { of } = $props();</script><b>Price of {of}</b>`,
      },
      "/shop/7?size=l",
    );
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-sveltekit-page")).toBe("true");
    expect(html).toContain("<title>Item 7</title>");
    expect(html.replace(/<!--.*?-->/g, "")).toContain(
      "<nav>Menu</nav><p>1: l</p><p>2: l</p><b>Price of 7</b>",
    );
  });

  test("that are missing, or whose load function fails, have SvelteKit's error page or the app's", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const files = {
      "src/routes/broken/+page.server.ts": `export const load = () => { throw new Error("secret reason"); };`,
      "src/routes/broken/+page.svelte": ``,
      "src/routes/own/+error.svelte": `<script>import { page } from "$app/state";</script><h1>Sorry: {page.error.message} ({page.status})</h1>`,
      "src/routes/own/+page.server.ts": `import { error } from "@sveltejs/kit"; export const load = () => error(418, "teapot");`,
      "src/routes/own/+page.svelte": ``,
    };
    const missing = await ask(files, "/no-such-page");
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("Not Found");
    const broken = await ask(files, "/broken");
    expect(broken.status).toBe(500);
    const text = await broken.text();
    expect(text).toContain("Internal Error");
    expect(text).not.toContain("secret reason");
    expect(log.mock.calls.flat().join("\n")).toContain("secret reason");
    const own = await ask(files, "/own");
    expect(own.status).toBe(418);
    expect(await own.text()).toContain("Sorry: teapot (418)");
  });

  test("are put into the page that a new project has, or the app's own", async () => {
    const project = readFileSync("snippets/quickstarts/sveltekit/app.html", "utf8");
    expect(APP_TEMPLATE).toBe(project);
    const answer = await ask(
      { "src/app.html": `<i>%sveltekit.head%</i><u>%sveltekit.body%</u>` },
      "/",
    );
    expect((await answer.text()).replace(/<!--.*?-->/g, "")).toMatch(/^<i><\/i><u><h1>Home<\/h1>/);
  });
});

describe("hooks", () => {
  test("run in the order of sequence(), and what comes after Auth.js has locals.auth()", async () => {
    const files = {
      "src/hooks.server.ts": `import { sequence } from "@sveltejs/kit/hooks";
        import { handle as auth } from "./auth";
        const tell = (name) => async ({ event, resolve }) => {
          event.locals.told = [...(event.locals.told ?? []), name + ":" + typeof event.locals.auth];
          return resolve(event);
        };
        export const handle = sequence(tell("before"), auth, tell("after"));`,
      "src/routes/told/+server.ts": `import { json } from "@sveltejs/kit";
        export const GET = async ({ locals }) => json([locals.told, await locals.auth()]);`,
    };
    const answer = await ask(files, "/told");
    expect(await answer.json()).toEqual([["before:undefined", "after:function"], null]);
  });

  test("find the event of the request at hand, after an await, too", async () => {
    const files = {
      "src/routes/where/+server.ts": `import { text } from "@sveltejs/kit";
        import { getRequestEvent } from "$app/server";
        export const GET = async () => { await null; await 0; return text(getRequestEvent().url.pathname); };`,
    };
    expect(await (await ask(files, "/where")).text()).toBe("/where");
  });

  test("cannot set a cookie once the answer has been made", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const files = {
      "src/hooks.server.ts": `export const handle = async ({ event, resolve }) => {
          const response = await resolve(event);
          event.cookies.set("late", "1", { path: "/" });
          return response;
        };
        import "./auth";`,
    };
    const answer = await ask(files, "/");
    expect(answer.status).toBe(500);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(log.mock.calls.flat().join("\n")).toContain(
      "Cannot use `cookies.set(...)` after the response has been generated",
    );
  });
});

describe("form actions", () => {
  const files = {
    "src/routes/+page.server.ts": `import { fail, redirect } from "@sveltejs/kit";
      export const actions = {
        async save({ request, cookies }) {
          const name = (await request.formData()).get("name");
          if (!name) return fail(422, { problem: "No name" });
          cookies.set("name", String(name), { path: "/" });
          redirect(303, "/saved");
        },
      };`,
    "src/routes/+page.svelte": `<script>let { form } = $props();</script><p>{form?.problem ?? "Fine"}</p>`,
  };

  test("may fail, which renders the page, or set cookies and redirect", async () => {
    const failed = await ask(files, "/?/save", form(APP));
    expect(failed.status).toBe(422);
    expect(await failed.text()).toContain("<p>No name</p>");
    const saved = await ask(files, "/?/save", form(APP, { name: "Alice" }));
    expect([saved.status, saved.headers.get("location")]).toEqual([303, "/saved"]);
    expect(saved.headers.getSetCookie()).toEqual([
      "name=Alice; Path=/; HttpOnly; Secure; SameSite=Lax",
    ]);
  });

  test("take no form of another origin, unless the app trusts it", async () => {
    const refused = await ask(files, "/?/save", form("https://evil.example", { name: "x" }));
    expect(refused.status).toBe(403);
    expect(await refused.text()).toBe(FORBIDDEN);
    const none = await ask(files, "/?/save", {
      ...form(APP),
      headers: { "content-type": "text/plain" },
    });
    expect(none.status).toBe(403);
    world?.dispose();
    world = undefined;
    const trusting = {
      ...files,
      "svelte.config.js": `import adapter from "@sveltejs/adapter-node";
        export default { kit: { adapter: adapter(), csrf: { trustedOrigins: ["https://evil.example"] } } };`,
    };
    const taken = await ask(trusting, "/?/save", form("https://evil.example", { name: "x" }));
    expect(taken.status).toBe(303);
  });
});

test("a layout's load function guards neither a +server.ts nor an action below it", async () => {
  const files = {
    "src/routes/in/+layout.server.ts": `import { redirect } from "@sveltejs/kit"; export const load = () => redirect(303, "/");`,
    "src/routes/in/+page.svelte": `<p>Inside</p>`,
    "src/routes/in/+page.server.ts": `export const actions = { default: () => { console.info("acted"); } };`,
    "src/routes/in/api/+server.ts": `export const GET = () => new Response("data");`,
  };
  const told = vi.spyOn(console, "info").mockImplementation(() => undefined);
  expect((await ask(files, "/in")).status).toBe(303);
  expect(await (await ask(files, "/in/api")).text()).toBe("data");
  await ask(files, "/in", form(APP));
  expect(told).toHaveBeenCalledWith("acted");
});

describe("behind a proxy", () => {
  const files = {
    "src/routes/+page.server.ts": `export const actions = { default: () => undefined };`,
    "src/routes/origin/+server.ts": `import { text } from "@sveltejs/kit"; export const GET = ({ url }) => text(url.origin);`,
  };
  const seen = async (headers: Record<string, string>) =>
    (await ask(files, "/origin", { headers })).text();

  const handler = readFileSync("node_modules/@sveltejs/adapter-node/files/handler.js", "utf8");
  /** What the adapter's own server takes from the same headers, without ORIGIN. */
  const seenByAdapter = (headers: Record<string, string>): unknown => {
    const parts = [String.raw`\w+_header`, "get_origin"].map(
      (name) => new RegExp(`^function ${name}\\([^]*?^\\}`, "m").exec(handler)?.[0],
    );
    const named = (variable: string) => (process.env[variable] ?? "").toLowerCase();
    return runInNewContext(`${parts.join("\n")}; get_origin(headers)`, {
      headers,
      protocol_header: named("PROTOCOL_HEADER"),
      host_header: named("HOST_HEADER"),
      port_header: named("PORT_HEADER"),
    });
  };

  test("the app takes its address from Host, with https, and then from ORIGIN or named headers", async () => {
    const direct = { host: "localhost:3000" };
    const proxied = {
      ...direct,
      "x-forwarded-proto": "http",
      "x-forwarded-host": "app.example",
    };
    for (const headers of [direct, proxied]) {
      expect(await seen(headers)).toBe("https://localhost:3000");
      expect(seenByAdapter(headers)).toBe("https://localhost:3000");
    }
    vi.stubEnv("PROTOCOL_HEADER", "X-Forwarded-Proto");
    vi.stubEnv("HOST_HEADER", "X-Forwarded-Host");
    expect(await seen(proxied)).toBe("http://app.example");
    expect(seenByAdapter(proxied)).toBe("http://app.example");
    vi.stubEnv("ORIGIN", "https://shop.example/");
    expect(await seen(direct)).toBe("https://shop.example");
    expect(handler).toContain("base: origin || get_origin(req.headers)");
  });

  test("that changes Host, the app refuses its own forms without ORIGIN, and takes them with it", async () => {
    const own = form(APP);
    const headers = { ...(own.headers as Record<string, string>), host: "localhost:3000" };
    const refused = await ask(files, "/", { ...own, headers });
    expect([refused.status, await refused.text()]).toEqual([403, FORBIDDEN]);
    vi.stubEnv("ORIGIN", APP);
    expect((await ask(files, "/", { ...own, headers })).status).toBe(200);
  });

  test("that changes Host, a sign-in names that as callback address, unless AUTH_URL is set", async () => {
    vi.stubEnv("ORIGIN", APP);
    const provider = `{ id: "id", name: "ID", type: "oauth", clientId: "a", clientSecret: "b",
      authorization: "https://id.example/authorize", token: "https://id.example/token",
      userinfo: "https://id.example/me" }`;
    const app = {
      "src/auth.ts": `import { SvelteKitAuth } from "@auth/sveltekit";
        export const { handle, signIn } = SvelteKitAuth({ providers: [${provider}], trustHost: true,
          secret: "a secret of a test, of thirty-two characters" });`,
      "src/routes/+page.server.ts": `import { signIn } from "../auth"; export const actions = { signIn };`,
    };
    const own = form(APP, { providerId: "id" });
    const headers = { ...(own.headers as Record<string, string>), host: "localhost:3000" };
    const callback = async () => {
      const location = (await ask(app, "/?/signIn", { ...own, headers })).headers.get("location");
      return new URL(location ?? "").searchParams.get("redirect_uri");
    };
    expect(await callback()).toBe("https://localhost:3000/auth/callback/id");
    // A server reads its environment when it starts.
    world?.dispose();
    world = undefined;
    vi.stubEnv("AUTH_URL", APP);
    expect(await callback()).toBe(`${APP}/auth/callback/id`);
  });

  test("without TLS on its way, a form of http://localhost:3000 is refused without ORIGIN", async () => {
    const own = form("http://localhost:3000");
    const headers = { ...(own.headers as Record<string, string>), host: "localhost:3000" };
    const refused = await ask(files, "/", { ...own, headers });
    expect([refused.status, await refused.text()]).toEqual([403, FORBIDDEN]);
    vi.stubEnv("ORIGIN", "http://localhost:3000");
    expect((await ask(files, "/", { ...own, headers })).status).toBe(200);
  });

  test("the app without trustHost answers no request to Auth.js, and locals.auth() throws", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    vi.stubEnv("AUTH_TRUST_HOST", "true");
    const untrusting = {
      "src/auth.ts": `import { SvelteKitAuth } from "@auth/sveltekit";
        export const { handle } = SvelteKitAuth({ providers: [], secret: "a secret of a test, of thirty-two characters" });`,
      "src/routes/+page.server.ts": `export const load = async ({ locals }) => ({ session: await locals.auth() });`,
    };
    expect((await ask(untrusting, "/auth/session")).status).toBe(500);
    expect((await ask(untrusting, "/")).status).toBe(500);
    expect(log.mock.calls.flat().join("\n")).toContain("server configuration");
    const logged = world?.trace.events.filter(({ kind }) => kind === "log");
    expect(JSON.stringify(logged)).toContain("UntrustedHost");
  });
});

describe("an app that asks for what is not here", () => {
  test.each<[string, Record<string, string>, string]>([
    ["a hook of the browser", { "src/hooks.client.ts": "" }, "src/hooks.client.ts"],
    ["a static file", { "static/robots.txt": "" }, "static/robots.txt"],
    ["a remote function", { "src/lib/a.remote.ts": "" }, "remote functions"],
    [
      "a setting",
      { "svelte.config.js": `export default { kit: { paths: { base: "/a" } } };` },
      "kit.paths",
    ],
    [
      "a prerendered page",
      { "src/routes/+page.ts": `export const prerender = true;` },
      "prerender",
    ],
    [
      "an event handler",
      { "src/routes/+page.svelte": `<button onclick={() => 1}>A</button>` },
      "onclick",
    ],
    [
      "an old event handler",
      { "src/routes/+page.svelte": `<button on:click={() => 1}>A</button>` },
      "on:click",
    ],
    ["an effect", { "src/routes/+page.svelte": `<script>$effect(() => {});</script>` }, "$effect"],
    [
      "the package's part for browsers",
      {
        "src/routes/+page.svelte": `<script>import { signIn } from "@auth/sveltekit/client"; signIn();</script>`,
      },
      "@auth/sveltekit/client",
    ],
  ])("is refused by name: %s", async (_, files, named) => {
    const start = async () => {
      const answer = await ask(files, "/");
      throw new Error(await answer.text());
    };
    await expect(start()).rejects.toThrow(named);
  });
});

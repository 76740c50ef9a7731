import { readFile } from "node:fs/promises";

import { afterEach, describe, expect, test, vi } from "vitest";

import { loadExample } from "../../../../plugins/examples/load";
import { FreshRuns } from "../../../../tests/support/fresh-runs";
import { APP, startNextApp } from "../../../../tests/support/world/next-app";
import { ShownPage } from "../../../../tests/support/world/shown-page";
import type { Tab } from "../../../world/browser/tab";
import { transcript } from "../../../world/trace/transcript";
import type { World } from "../../../world/world";

let world: World | undefined;
let shown: ShownPage | undefined;
afterEach(() => {
  shown?.close();
  world?.dispose();
  [shown, world] = [undefined, undefined];
  vi.unstubAllEnvs();
});

/** Starts an app, opens its first page in a browser, and runs the page's scripts. */
async function open(files: Record<string, string>): Promise<ShownPage> {
  vi.stubEnv("AUTH_URL", APP);
  world = await startNextApp(files);
  const { tab } = world.browser("laptop");
  await tab.open(`${APP}/`);
  return show(tab);
}

/** Shows what a tab has loaded, in place of what it showed before. */
async function show(tab: Tab): Promise<ShownPage> {
  shown?.close();
  shown = await ShownPage.of(tab);
  return shown;
}

describe("Client Components", () => {
  test("are rendered on the server, and taken up in the page with state, effects and props", async () => {
    const page = await open({
      "app/counter.tsx": `"use client";
        import { useEffect, useId, useState } from "react";
        import { double } from "./double";
        export function Counter({ from, children }) {
          const [count, setCount] = useState(from.start);
          const [where, setWhere] = useState("on the server");
          useEffect(() => setWhere("in the page"), []);
          const id = useId();
          return <section id={id}><button onClick={() => setCount(double)}>Double</button>
            <output>{count} {where}</output>{children}</section>;
        }`,
      "app/double.ts": `export const double = (value: number) => value * 2;`,
      "app/page.tsx": `import { Counter } from "./counter";
        async function Slow() { await 0; return <b>made by the server</b>; }
        export default () => <main><Counter from={{ start: 3 }}><Slow /></Counter></main>;`,
    });
    expect(world?.browser("laptop").tab.page?.document.text).toContain(
      "3 on the server made by the server",
    );
    expect(page.text("output")).toBe("3 in the page");
    await page.press("Double");
    expect([page.text("output"), page.text("b")]).toEqual(["6 in the page", "made by the server"]);
    expect(page.errors).toEqual([]);
  });
});

test("a form of a Client Component, and one of a Server Component, call their actions without a new page", async () => {
  const page = await open({
    "app/actions.ts": `"use server";
      import { cookies } from "next/headers";
      export async function save(by, form) { (await cookies()).set("seen", by + " " + form.get("name")); }
      export async function fail() { throw new Error("secret"); }`,
    "app/form.tsx": `"use client";
      import { useState } from "react";
      import { fail, save } from "./actions";
      export function Form({ act }) {
        const [error, setError] = useState("");
        return <><form action={act}><input name="name" defaultValue="Ann" /><button>Bound</button></form>
          <form action={(form) => save("client", form)}><input name="name" defaultValue="$Bob" /><button>Own</button></form>
          <button onClick={() => fail().catch(({ message }) => setError(message))}>Fail</button><em>{error}</em></>;
      }`,
    "app/page.tsx": `import { cookies } from "next/headers";
      import { save } from "./actions";
      import { Form } from "./form";
      export default async () => <main><b>{(await cookies()).get("seen")?.value}</b>
        <Form act={save.bind(null, "client's")} />
        <form action={save.bind(null, "server's")}><input name="name" defaultValue="Cid" /><button>Server</button></form></main>;`,
  });
  const { tab } = world?.browser("laptop") ?? {};
  const before = tab?.page;
  for (const [button, seen] of [
    ["Bound", "client's Ann"],
    ["Own", "client $Bob"],
    ["Server", "server's Cid"],
  ] as const) {
    await page.press(button);
    expect(page.text("b")).toBe(seen);
  }
  await page.press("Fail");
  expect(page.text("em")).toBe("An error occurred in the Server Components render.");
  expect(tab?.page).toBe(before);
  expect(page.errors).toEqual([]);
});

/** An app with a user, whose page shows the session of the server and of `useSession()`. */
const SESSIONS = {
  "auth.ts": `import NextAuth from "next-auth";
    export const { handlers, auth, signOut } = NextAuth({
      secret: "a secret of a test, of thirty-two characters", trustHost: true,
      providers: [{ id: "credentials", type: "credentials", name: "A name", credentials: {},
        authorize: () => ({ id: "1", name: "Alice" }) }],
      callbacks: { jwt: ({ token, trigger, session }) =>
        trigger === "update" ? { ...token, name: session.name } : token },
    });`,
  "app/api/auth/[...nextauth]/route.ts": `export { GET, POST } from "./handlers";`,
  "app/api/auth/[...nextauth]/handlers.ts": `import { handlers } from "../../../../auth";
    export const { GET, POST } = handlers;`,
  "app/actions.ts": `"use server";
    import { signOut } from "../auth";
    export async function leave() { await signOut({ redirectTo: "/" }); }
    export async function leaveInSilence() { await signOut({ redirect: false }); return { said: "bye" }; }`,
  "app/account.tsx": `"use client";
    import { signIn, signOut, useSession } from "next-auth/react";
    import { useRouter } from "next/navigation";
    import { useState } from "react";
    import { leave, leaveInSilence } from "./actions";
    export function Account() {
      const { data, status, update } = useSession();
      const [said, setSaid] = useState("");
      const { refresh } = useRouter();
      return <section><i>{data?.user?.name ?? status}</i><em>{said}</em>
        <button onClick={() => signIn("credentials", { redirect: false })}>In</button>
        <button onClick={() => signOut({ redirect: false })}>Out</button>
        <button onClick={() => signOut()}>Away</button>
        <button onClick={() => leave()}>Leave</button>
        <button onClick={async () => setSaid((await leaveInSilence()).said)}>Leave in silence</button>
        <button onClick={() => update({ name: "Bob" })}>Rename</button>
        <button onClick={refresh}>Refresh</button></section>;
    }`,
  "app/layout.tsx": `import { SessionProvider } from "next-auth/react";
    export default ({ children }) => <html lang="en"><body><SessionProvider>{children}</SessionProvider></body></html>;`,
  "app/page.tsx": `import { auth } from "../auth";
    import { Account } from "./account";
    export default async () => <main><b>{(await auth())?.user?.name ?? "nobody"}</b><Account /></main>;`,
};

/** What the server says, and what `useSession()` does. */
const both = (page: ShownPage) => [page.text("b"), page.text("i")];

describe("next-auth/react", () => {
  test("signs in and out, and the Server Component hears of it when the page is asked for again", async () => {
    const page = await open(SESSIONS);
    // SessionProvider tells other tabs that it has asked, on a channel that it listens to itself.
    const reads = ["GET /api/auth/session", "GET /api/auth/session"];
    expect(page.asked.splice(0)).toEqual(reads);
    expect(both(page)).toEqual(["nobody", "unauthenticated"]);
    await page.press("In");
    expect(page.asked.splice(0)).toEqual([
      "GET /api/auth/providers",
      "GET /api/auth/csrf",
      "POST /api/auth/callback/credentials",
      "GET /api/auth/session",
    ]);
    expect(both(page)).toEqual(["nobody", "Alice"]);
    await page.press("Refresh");
    expect(page.asked.splice(0)).toEqual(["GET /"]);
    expect(both(page)).toEqual(["Alice", "Alice"]);
    await page.press("Rename");
    expect(page.asked.splice(0)).toEqual(["GET /api/auth/csrf", "POST /api/auth/session"]);
    expect(both(page)).toEqual(["Alice", "Bob"]);
    await page.press("Refresh");
    expect(both(page)).toEqual(["Bob", "Bob"]);
    await page.press("Out");
    expect(page.asked.splice(1)).toEqual([
      "GET /api/auth/csrf",
      "POST /api/auth/signout",
      "GET /api/auth/session",
    ]);
    expect(both(page)).toEqual(["Bob", "unauthenticated"]);
    expect(page.errors).toEqual([]);
  });

  test("loads the page again after signOut(), if nothing else is said", async () => {
    const page = await open(SESSIONS);
    await page.press("In");
    const tab = world?.browser("laptop").tab;
    if (!tab) throw new Error("There is no browser.");
    const before = tab.page;
    await page.press("Away");
    expect([tab.url, tab.page === before]).toEqual([`${APP}/`, false]);
    expect(both(await show(tab))).toEqual(["nobody", "unauthenticated"]);
  });

  test("does not hear of a Server Action that signs out, until the window comes to the front", async () => {
    const page = await open(SESSIONS);
    await page.press("In");
    await page.press("Refresh");
    page.asked.splice(0);
    await page.press("Leave");
    expect(page.asked.splice(0)).toEqual(["POST /"]);
    expect(both(page)).toEqual(["nobody", "Alice"]);
    await page.comesToFront();
    expect(page.asked[0]).toBe("GET /api/auth/session");
    expect(both(page)).toEqual(["nobody", "unauthenticated"]);
  });

  test("is not the only one that does not hear of it: auth() reads headers(), which stay as they were", async () => {
    const page = await open(SESSIONS);
    await page.press("In");
    await page.press("Refresh");
    await page.press("Leave in silence");
    expect([page.text("em"), ...both(page)]).toEqual(["bye", "Alice", "Alice"]);
    await page.press("Refresh");
    expect(both(page)).toEqual(["nobody", "Alice"]);
  });

  test("does, where SessionProvider gets the server's session, and a key that changes with it", async () => {
    const page = await open({
      ...SESSIONS,
      "app/layout.tsx": `import { SessionProvider } from "next-auth/react";
        import { auth } from "../auth";
        export default async ({ children }) => {
          const session = await auth();
          return <html lang="en"><body><SessionProvider key={session?.user?.name} session={session}>
            {children}</SessionProvider></body></html>;
        };`,
    });
    expect(page.asked).toEqual([]);
    await page.press("In");
    await page.press("Refresh");
    await page.press("Leave");
    expect(both(page)).toEqual(["nobody", "unauthenticated"]);
  });
});

describe("what cannot run in a page", () => {
  test.each([
    [
      "a hook in a Server Component",
      { "app/page.tsx": `import { useState } from "react"; export default () => useState(1)[0];` },
      /no `useState` of react.*"use client"/,
    ],
    [
      "useSession() in one",
      {
        "app/page.tsx": `import { useSession } from "next-auth/react"; export default () => useSession().status;`,
      },
      /no `useSession` of next-auth\/react/,
    ],
    [
      "a module of the server in a Client Component",
      {
        "app/x.tsx": `"use client"; import { cookies } from "next/headers"; export const x = cookies;`,
      },
      /app\/x\.tsx runs in the page, too, and imports next\/headers/,
    ],
  ])("is refused: %s", async (_what, files, message) => {
    const running = startNextApp(files).then(async (started) => {
      world = started;
      await started.browser("laptop").tab.open(`${APP}/`);
      throw new Error(
        started.trace.events.flatMap((e) => (e.kind === "error" ? [e.message] : [])).join(),
      );
    });
    await expect(running).rejects.toThrow(message);
  });

  test("is said in the words of React: a function, or an object of a class", async () => {
    const files = {
      "app/x.tsx": `"use client"; export const X = () => <p />;`,
      "app/page.tsx": `import { X } from "./x"; export default () => <X act={() => 1} />;`,
      "app/date/page.tsx": `import { X } from "../x"; export default () => <X at={new Map()} />;`,
    };
    world = await startNextApp(files);
    const { tab } = world.browser("laptop");
    await tab.open(`${APP}/`);
    await tab.open(`${APP}/date`);
    expect(world.trace.events.flatMap((e) => (e.kind === "error" ? [e.message] : []))).toEqual([
      expect.stringContaining("Functions cannot be passed directly to Client Components"),
      expect.stringContaining("Only plain objects, and a few built-ins, can be passed"),
    ]);
  });
});

describe("next-auth/react in the example", async () => {
  const SLUG = "nextjs-use-session";
  const { files } = await loadExample(`examples/${SLUG}`, SLUG);
  const runs = await FreshRuns.of([files]);

  test("asks in the page for what the scenario sends in its place, and shows what it gets", async () => {
    const run = (await runs.compile(files))();
    world = run.world;
    const { tab } = run.world.browser("alice");
    // As a page view does.
    let page: ShownPage | undefined;
    tab.pressButton = async (name) => page?.press(name);
    tab.onChange(() => {
      if (!tab.page?.url.startsWith(APP)) return;
      tab.scriptsRun = show(tab).then((one) => void (page = one));
    });
    const said: Record<string, string[]> = {};
    for (const { caption } of run.scenario.steps) {
      await run.next();
      await tab.scriptsRun;
      const texts = page?.texts("p").slice(0, 2) ?? [];
      said[caption] = texts.map((text) => text.replace(/^.* says: (.*)\.$/, "$1"));
      expect(page?.errors).toEqual([]);
    }
    expect(said).toEqual({
      "Alice opens the page": ["nobody", "nobody"],
      "She signs in with GitHub": ["Alice Example", "Alice Example"],
      "She changes her name by update()": ["Alice Example", "Alice Renamed"],
      "She loads the page again": ["Alice Renamed", "Alice Renamed"],
      "She signs out by a Server Action": ["nobody", "Alice Renamed"],
      "She presses “Ask again”": ["nobody", "Alice Renamed"],
      "She loads the page once more": ["nobody", "nobody"],
    });
    const recorded = await readFile(`examples/${SLUG}/transcript.txt`, "utf8");
    expect(transcript(run.world.trace.events)).toBe(recorded);
  });
});

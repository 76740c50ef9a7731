import { afterEach, describe, expect, test } from "vitest";

import {
  APP_ORIGIN,
  createTestWorld,
  headerOf,
  page,
  redirect,
  requestsOf,
  type Routes,
} from "../world/testing";
import type { World } from "../world/world";
import { ExpectationError } from "./errors";
import { together } from "./together";
import { Visitor } from "./visitor";

let world: World;
afterEach(() => world.dispose());

const routes: Routes = {
  [`${APP_ORIGIN}/`]: () =>
    page(`<title>Home</title><h1>Welcome</h1><a href="/next?from=home">Next</a>
      <form method="post" action="/form"><input name="a" value="1"><button name="b" value="2">Send</button></form>`),
  [`${APP_ORIGIN}/next`]: () =>
    page("<p>Second page</p>", [
      ["set-cookie", "id=1; Path=/; HttpOnly"],
      ["set-cookie", "theme=dark"],
    ]),
  [`${APP_ORIGIN}/form`]: async (request) => page(`got ${await request.text()}`),
  [`${APP_ORIGIN}/gone`]: () => redirect("https://nowhere.example/"),
  [`${APP_ORIGIN}/long`]: () => page("a".repeat(301)),
};

async function visit(path = "/"): Promise<Visitor> {
  world = createTestWorld(routes);
  const visitor = new Visitor(world.browser("laptop"), APP_ORIGIN);
  await visitor.opens(path);
  return visitor;
}

/** The message with which an expectation fails. */
function failureOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    if (error instanceof ExpectationError) return error.message;
    throw error;
  }
  throw new Error("The expectation holds.");
}

describe("a visitor", () => {
  test("opens the app's pages by their path, others by their address", async () => {
    const visitor = await visit("/next");
    await visitor.opens("https://other.example/x");
    expect(requestsOf(world).map(({ url }) => url)).toEqual([
      `${APP_ORIGIN}/next`,
      "https://other.example/x",
    ]);
  });

  test("clicks links and buttons by the name they have", async () => {
    const visitor = await visit();
    await visitor.clicks("Send");
    visitor.sees("got a=1&b=2");
    await visitor.opens("/");
    await visitor.clicks("Next");
    visitor.isAt("/next?from=home");
  });

  test("catches what leaves the browser, redirects too, and can send it on elsewhere", async () => {
    const visitor = await visit();
    expect(() => visitor.caught).toThrow("Nothing that Laptop sent has been caught.");
    visitor.catches("nowhere.example/");
    await visitor.opens("/gone");
    visitor.seesLoadError("is caught on its way out of Laptop. It has not been sent.");
    expect(visitor.caught).toBe("https://nowhere.example/");
    const asked = requestsOf(world).map(({ url }) => url);
    expect(asked).toEqual([`${APP_ORIGIN}/`, `${APP_ORIGIN}/gone`]);
    expect(world.trace.events).toContainEqual(
      expect.objectContaining({
        kind: "control",
        text: "GET https://nowhere.example/ is caught on its way out of Laptop",
      }),
    );
    visitor.letsAllGo();
    await visitor.opens("/gone");
    visitor.seesLoadError("no host in this world answers at https://nowhere.example");
    expect(visitor.caught).toBe("https://nowhere.example/");
  });

  test("lets a script of the page fetch, by the page's address and its rules", async () => {
    const visitor = await visit("/next");
    const answer = await visitor.fetches("/form", { method: "POST", body: "a=1" });
    expect(await answer.text()).toBe("got a=1");
    expect(requestsOf(world).at(-1)).toMatchObject({ purpose: "fetch", method: "POST" });
    expect(headerOf(requestsOf(world).at(-1), "cookie")).toContain("id=1");
    await expect(visitor.fetches("https://other.example/x")).rejects.toThrow(TypeError);
  });

  test("does not click what is not there, and says what is", async () => {
    const visitor = await visit();
    await expect(visitor.clicks("Sign in")).rejects.toThrow(
      new ExpectationError(
        `There is nothing named "Sign in" to click on ${APP_ORIGIN}/; there is "Next", "Send".`,
      ),
    );
    await visitor.opens("/next");
    await expect(visitor.clicks("Next")).rejects.toThrow("there is nothing.");
  });

  test("reloads the page", async () => {
    const visitor = await visit();
    await visitor.reloads();
    expect(requestsOf(world)).toHaveLength(2);
  });
});

describe("what a visitor sees", () => {
  test("is the page's text", async () => {
    const visitor = await visit();
    visitor.sees("Welcome");
    visitor.doesNotSee("Second page");
    expect(failureOf(() => visitor.sees("Second page"))).toBe(
      `${APP_ORIGIN}/ should show "Second page" but shows this: Welcome Next Send`,
    );
    expect(failureOf(() => visitor.doesNotSee("Welcome"))).toBe(
      `${APP_ORIGIN}/ should not show "Welcome" but does.`,
    );
  });

  test("is cut, when the page is long", async () => {
    const visitor = await visit("/long");
    expect(failureOf(() => visitor.sees("Welcome"))).toBe(
      `${APP_ORIGIN}/long should show "Welcome" but shows this: ${"a".repeat(300)}…`,
    );
  });

  test("is nothing of the page that was asked for, when that could not be loaded", async () => {
    const visitor = await visit("/gone");
    const reason =
      "GET https://nowhere.example/: no host in this world answers at https://nowhere.example";
    visitor.seesLoadError(reason);
    // The browser shows the reason, in which anything may be named: it is not the page.
    expect(failureOf(() => visitor.sees("nowhere.example"))).toContain(
      `https://nowhere.example/ should show "nowhere.example" but could not be loaded: ${reason}`,
    );
    expect(failureOf(() => visitor.doesNotSee("Welcome"))).toContain(
      `https://nowhere.example/ should show a page without "Welcome" but could not be loaded: ${reason}`,
    );
    expect(failureOf(() => visitor.isAt("https://nowhere.example/"))).toContain(
      `The browser should be at https://nowhere.example/ but is at https://nowhere.example/, which could not be loaded: ${reason}`,
    );
    expect(failureOf(() => visitor.seesLoadError("is asleep"))).toContain(
      `The browser should say that it cannot load the page: "is asleep" but says this: ${reason}`,
    );
  });

  test("is a page, when one could be loaded", async () => {
    const visitor = await visit();
    expect(failureOf(() => visitor.seesLoadError("no host"))).toBe(
      `The browser should say that it cannot load the page: "no host" but shows ${APP_ORIGIN}/.`,
    );
  });

  test("is nothing before anything was opened", () => {
    world = createTestWorld(routes);
    const visitor = new Visitor(world.browser("laptop"), APP_ORIGIN);
    expect(failureOf(() => visitor.sees("Welcome"))).toContain("but shows nothing.");
    expect(failureOf(() => visitor.isAt("/"))).toContain("/ but is at about:blank.");
  });
});

describe("where a visitor is", () => {
  test("is compared by path, and by query only if one is given", async () => {
    const visitor = await visit("/next?from=home");
    visitor.isAt("/next");
    visitor.isAt("/next?from=home");
    visitor.isAt(`${APP_ORIGIN}/next`);
    for (const address of ["/", "/next?from=elsewhere", "/next/", "https://other.example/next"]) {
      expect(failureOf(() => visitor.isAt(address))).toBe(
        `The browser should be at ${new URL(address, APP_ORIGIN)} but is at ${APP_ORIGIN}/next?from=home.`,
      );
    }
  });
});

describe("the cookies of a visitor", () => {
  test("are there with their attributes", async () => {
    const visitor = await visit("/next");
    visitor.hasCookie("id");
    visitor.hasCookie("id", { httpOnly: true, secure: false, path: "/", value: "1" });
    visitor.hasNoCookie("session");
  });

  test("are named when one is missing", async () => {
    const visitor = await visit("/next");
    expect(failureOf(() => visitor.hasCookie("session"))).toBe(
      'Laptop should have the cookie "session" but has id, theme.',
    );
  });

  test("may be none", async () => {
    const visitor = await visit("/");
    expect(failureOf(() => visitor.hasCookie("session"))).toContain("but has none.");
  });

  test("are shown with the attribute that is wrong", async () => {
    const visitor = await visit("/next");
    expect(failureOf(() => visitor.hasCookie("theme", { httpOnly: true }))).toBe(
      'The cookie "theme" should have httpOnly true but has httpOnly false.',
    );
    expect(failureOf(() => visitor.hasNoCookie("id"))).toBe(
      'Laptop should have no cookie "id" but has one.',
    );
  });
});

describe("whom the app knows", () => {
  const session = {
    user: { id: "7", name: "Alice", email: "alice@mail.example", roles: ["a"] },
    expires: "2026-02-04T09:00:00.000Z",
  };
  const answering = async (answer: () => Response) => {
    world = createTestWorld({
      ...routes,
      [`${APP_ORIGIN}/auth/session`]: (request) =>
        request.headers.get("cookie")?.includes("id=1") ? answer() : Response.json(null),
      [`${APP_ORIGIN}/api/auth/session`]: () => Response.json(session),
    });
    const visitor = new Visitor(world.browser("laptop"), APP_ORIGIN);
    await visitor.opens("/next");
    return visitor;
  };

  test("is asked of the app, with the browser's cookies, on the record", async () => {
    const visitor = await answering(() => Response.json(session));
    await visitor.isSignedInAs("Alice");
    await visitor.isSignedInAs("alice@mail.example");
    await visitor.isSignedInAs({ id: "7", roles: ["a"] });
    expect(requestsOf(world).at(-1)).toMatchObject({
      purpose: "fetch",
      url: `${APP_ORIGIN}/auth/session`,
    });
    visitor.isAt("/next");
  });

  test("is shown when it is somebody else", async () => {
    const visitor = await answering(() => Response.json(session));
    for (const [user, wanted] of [
      ["Bob", '"Bob"'],
      [{ id: "7", name: "Bob" }, '{"id":"7","name":"Bob"}'],
    ] as const) {
      await expect(visitor.isSignedInAs(user)).rejects.toThrow(
        new ExpectationError(
          `The app should know Laptop as ${wanted}. Its session is ${JSON.stringify(session)}.`,
        ),
      );
    }
    await expect(visitor.isSignedOut()).rejects.toThrow("The app should not know Laptop. Its");
  });

  test("may be nobody", async () => {
    const visitor = await answering(() => Response.json(null));
    await visitor.isSignedOut();
    await expect(visitor.isSignedInAs("Alice")).rejects.toThrow("Its session is null.");
  });

  test("may be asked elsewhere", async () => {
    const visitor = await answering(() => Response.json(null));
    await visitor.isSignedInAs("Alice", { at: "/api/auth/session" });
  });

  test("must be told as JSON", async () => {
    const visitor = await answering(() => new Response("<h1>Error</h1>"));
    await expect(visitor.isSignedOut()).rejects.toThrow(
      new ExpectationError(
        `The app should not know Laptop. ${APP_ORIGIN}/auth/session should answer with the session as JSON but answers 200: <h1>Error</h1>`,
      ),
    );
  });

  test("is not told by an error, nor by an app that is down", async () => {
    const visitor = await answering(() => Response.json(null, { status: 500 }));
    await expect(visitor.isSignedOut()).rejects.toThrow("as JSON but answers 500: null");
    world.network.setCondition(APP_ORIGIN, { down: true });
    const reason = `Its session could not be read: GET ${APP_ORIGIN}/auth/session: `;
    for (const [asked, should] of [
      [visitor.isSignedOut(), "The app should not know Laptop."],
      [visitor.isSignedInAs("Alice"), 'The app should know Laptop as "Alice".'],
    ] as const) {
      const error: unknown = await asked.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ExpectationError);
      expect(String(error)).toContain(`${should} ${reason}`);
    }
  });
});

describe("the tabs of a visitor", () => {
  test("share cookies, and each keeps its page", async () => {
    const visitor = await visit("/next");
    await visitor.opensInNewTab("/");
    visitor.isAt("/");
    expect(headerOf(requestsOf(world).at(-1), "cookie")).toBe("id=1; theme=dark");
    visitor.switchesToTab(1);
    visitor.isAt("/next");
    visitor.switchesToTab(2);
    visitor.closesTab();
    visitor.isAt("/next");
  });

  test("are named when one is not there", async () => {
    const visitor = await visit("/next");
    expect(failureOf(() => visitor.switchesToTab(3))).toBe(
      `Laptop has no tab 3 open; it has 1 (${APP_ORIGIN}/next).`,
    );
  });

  test("may load at a time: what is done in one stays there", async () => {
    const visitor = await visit("/next");
    await together(visitor.opens("/"), visitor.opensInNewTab("/next?from=tab"));
    visitor.isAt("/next?from=tab");
    visitor.switchesToTab(1);
    visitor.sees("Welcome");
    const times = world.trace.events.flatMap(({ kind, at }) => (kind === "request" ? [at] : []));
    expect(times[1]).toBe(times[2]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { Database } from "../../world/database/sqlite";
import type { TraceEvent } from "../../world/trace/events";
import type { CookieKey, FaultsPatch, Intervention } from "../messages";
import { Interventions } from "./interventions";
import { type AcmeWorld, createAcmeWorld } from "./testing";

const ALICE = "alice@mail.example";
const SEEN: CookieKey = { name: "seen", domain: "app.example", path: "/", hostOnly: true };

let acme: AcmeWorld;
let interventions: Interventions;
beforeEach(() => start());
afterEach(() => acme.world.dispose());

function start(database?: Database): void {
  acme = createAcmeWorld(
    { refreshTokens: { rotates: true } },
    { mail: { addresses: { laptop: ALICE } } },
    database && { database },
  );
  interventions = new Interventions(acme.world);
}

/** The events that an intervention led to. */
async function does(intervention: Intervention): Promise<readonly TraceEvent[]> {
  const before = acme.world.trace.events.length;
  await interventions.intervene(intervention);
  return acme.world.trace.events.slice(before);
}

/** The texts of what was done by hand, and of warnings. */
function told(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.kind === "control") return [event.text];
    return event.kind === "log" ? [`${event.level}: ${event.message}`] : [];
  });
}

function cookies(browser: string): string[] {
  return acme.world
    .browser(browser)
    .jar.list()
    .map(({ name }) => name);
}

describe("the clock", () => {
  test("is moved, and the trace tells", async () => {
    const before = acme.world.clock.now();
    const events = await does({ type: "lab/advance-clock", by: "1 h" });
    expect(events).toMatchObject([{ kind: "clock", from: before, to: before + 3_600_000 }]);
  });

  test("follows another without a word, and never back", async () => {
    const { clock } = acme.world;
    const before = clock.now();
    expect(await does({ type: "lab/follow-clock", to: before + 5000 })).toEqual([]);
    expect(await does({ type: "lab/follow-clock", to: before })).toEqual([]);
    expect(clock.now()).toBe(before + 5000);
  });

  test("is left alone by what is no duration", async () => {
    const events = await does({ type: "lab/advance-clock", by: "soon" });
    expect(told(events)).toEqual([expect.stringContaining('warn: "soon" is not a duration')]);
  });
});

describe("a cookie", () => {
  beforeEach(() => acme.world.browser("laptop").tab.open("https://app.example/"));

  test("is deleted", async () => {
    const events = await does({ type: "lab/delete-cookie", browser: "laptop", cookie: SEEN });
    expect(cookies("laptop")).toEqual([]);
    expect(told(events)).toEqual(["The cookie seen is deleted in Laptop"]);
    expect(events[1]).toMatchObject({ kind: "cookie", change: "deleted", cause: events[0]?.id });
  });

  test("is copied into another browser, and stays where it was", async () => {
    const copy = { type: "lab/copy-cookie", browser: "laptop", to: "phone", cookie: SEEN } as const;
    const events = await does(copy);
    expect([cookies("laptop"), cookies("phone")]).toEqual([["seen"], ["seen"]]);
    expect(told(events)).toEqual(["The cookie seen is copied from Laptop to Phone"]);
    expect(events[1]).toMatchObject({
      kind: "cookie",
      browser: "phone",
      change: "set",
      cause: events[0]?.id,
    });
  });

  test("that is not there, or is another one of this name, is a warning and no deed", async () => {
    const other = { ...SEEN, path: "/other" };
    const gone = "The browser has no such cookie";
    for (const cookie of [other, { ...SEEN, hostOnly: false }, { ...SEEN, name: gone }]) {
      for (const type of ["lab/delete-cookie", "lab/copy-cookie"] as const) {
        const events = await does({ type, browser: "laptop", to: "phone", cookie });
        expect(told(events)).toEqual([
          `warn: Laptop has no cookie ${cookie.name} for app.example${cookie.path} any more.`,
        ]);
      }
    }
    expect([cookies("laptop"), cookies("phone")]).toEqual([["seen"], []]);
  });

  test("of a browser that is not there is a warning", async () => {
    const events = await does({ type: "lab/delete-cookie", browser: "tablet", cookie: SEEN });
    expect(told(events)).toEqual([expect.stringContaining('warn: No browser "tablet"')]);
  });
});

describe("SQL", () => {
  test("runs past the app, and reads and writes", async () => {
    acme.world.dispose();
    const database = new Database();
    database.run("create table t (n integer primary key)");
    start(database);
    const [write] = await does({ type: "lab/query", sql: "insert into t values (7)" });
    expect(write).toMatchObject({ kind: "sql", by: "operator" });
    expect(write).toHaveProperty("changes.0.after", { n: 7 });
    const [read] = await does({ type: "lab/query", sql: "select n from t" });
    expect(read).toMatchObject({ kind: "sql", columns: ["n"], rows: [[7]] });
  });

  test("that SQLite refuses is in the trace with SQLite's words", async () => {
    acme.world.dispose();
    start(new Database());
    const events = await does({ type: "lab/query", sql: "selec" });
    expect(events).toMatchObject([{ kind: "sql", error: 'near "selec": syntax error' }]);
  });

  test("needs a database", async () => {
    const events = await does({ type: "lab/query", sql: "select 1" });
    expect(told(events)).toEqual(["warn: This app has no database."]);
  });
});

describe("mail", () => {
  test("is opened by a link scanner, link by link, without the recipient's cookies", async () => {
    await acme.world.browser("laptop").tab.open("https://app.example/");
    const text = "https://app.example/a https://app.example/b";
    const [mail = ""] = acme.world.mail.send(
      { from: "app@app.example", to: [ALICE], subject: "Two links", text },
      "Test",
      undefined,
    );
    const events = await does({ type: "lab/scan-mail", mail });
    expect(told(events)).toEqual(["A link scanner opens the links of “Two links”"]);
    const requests = events.flatMap((event) => (event.kind === "request" ? [event] : []));
    expect(requests.map(({ from, url }) => `${from.name} ${url}`)).toEqual([
      "Link scanner https://app.example/a",
      "Link scanner https://app.example/b",
    ]);
    expect(requests[0]?.headers.map(([name]) => name)).not.toContain("cookie");
  });

  test("that has not come is a warning", async () => {
    const events = await does({ type: "lab/scan-mail", mail: "nothing" });
    expect(told(events)).toEqual(["warn: The message has not been delivered."]);
  });
});

describe("the person at a provider's page", () => {
  const answer = { type: "lab/answer-consent", provider: "acme" } as const;
  const url = (browser: string) => new URL(acme.world.browser(browser).tab.url);

  test("agrees in the browser that is named, as the persona that is named", async () => {
    await acme.asks("laptop");
    await acme.asks("phone");
    await does({ ...answer, browser: "phone", persona: "bob" });
    expect(url("phone").searchParams.get("code")).toMatch(/^code_/);
    expect(url("laptop").host).toBe("id.acme.example");
    expect(acme.tokens.id_token).toBeDefined();
  });

  test("refuses", async () => {
    await acme.asks("laptop");
    await does({ ...answer, browser: "laptop", persona: null });
    expect(url("laptop").searchParams.get("error")).toBe("access_denied");
  });

  test("is not there, or has no such choice: a warning", async () => {
    expect(told(await does({ ...answer, browser: "laptop", persona: "bob" }))).toEqual([
      expect.stringContaining("warn: No browser is at a page where Acme ID asks for consent"),
    ]);
    await acme.asks("laptop");
    expect(told(await does({ ...answer, browser: "laptop", persona: "eve" }))).toEqual([
      expect.stringContaining("warn: Acme ID does not offer eve"),
    ]);
  });
});

describe("a provider", () => {
  const provider = () => acme.world.identityProviders.get("acme");

  test("is changed in what is named, and the trace tells how", async () => {
    const events = await does({
      type: "lab/change-provider",
      provider: "acme",
      faults: { wrongNonce: true },
      refreshTokens: { rotates: false },
      lifetimes: { accessToken: 60 },
    });
    expect(told(events)).toEqual([
      "Acme ID is set to wrongNonce on, refresh tokens: rotates off, lifetime of accessToken 60 s",
    ]);
    expect(provider()).toMatchObject({
      faults: { wrongNonce: true },
      refreshTokens: { rotates: false, issued: "offline_access", detectsReuse: true },
      lifetimes: { accessToken: 60, code: 600 },
    });
    await does({ type: "lab/change-provider", provider: "acme", faults: { wrongState: true } });
    expect(provider()?.faults).toEqual({ wrongNonce: true, wrongState: true });
    expect(provider()?.refreshTokens.rotates).toBe(false);
  });

  test("takes changes of each of its faults from whoever does not know the others", async () => {
    const change = (faults: FaultsPatch) =>
      does({ type: "lab/change-provider", provider: "acme", faults });
    await change({ down: { token: true } });
    await change({ down: { jwks: true }, wrongIssuer: { redirect: true } });
    await change({ slow: { token: 2000 }, wrongIssuer: { id_token: true } });
    await change({ slow: { jwks: 3000 }, clockSkew: 1000 });
    expect(provider()?.faults).toEqual({
      down: ["token", "jwks"],
      wrongIssuer: ["redirect", "id_token"],
      slow: { token: 2000, jwks: 3000 },
      clockSkew: 1000,
    });
    await change({ down: { token: false, jwks: false }, slow: { token: 0 }, clockSkew: null });
    expect(provider()?.faults).toEqual({
      wrongIssuer: ["redirect", "id_token"],
      slow: { jwks: 3000 },
    });
  });

  test("is as it was declared again, whatever was changed", async () => {
    const declared = {
      refreshTokens: { ...provider()?.refreshTokens },
      lifetimes: { ...provider()?.lifetimes },
    };
    await does({
      type: "lab/change-provider",
      provider: "acme",
      faults: { wrongNonce: true, down: { token: true } },
      refreshTokens: { rotates: false, grace: 10 },
      lifetimes: { accessToken: 60 },
    });
    const events = await does({ type: "lab/reset-provider", provider: "acme" });
    expect(provider()).toMatchObject(declared);
    expect(provider()?.faults).toEqual({});
    expect(told(events)).toEqual([expect.stringContaining("wrongNonce in order, down in order")]);
  });

  test("that is set to what it is already is not worth a line", async () => {
    expect(await does({ type: "lab/change-provider", provider: "acme", faults: {} })).toEqual([]);
  });

  test("revokes all its tokens", async () => {
    await acme.asks("laptop");
    await acme.agrees("laptop", "Alice Example");
    expect(told(await does({ type: "lab/revoke-tokens", provider: "acme" }))).toEqual([
      "Acme ID revokes all its tokens",
    ]);
    expect(await acme.refreshes()).toMatchObject({ error: "invalid_grant" });
  });

  test("forgets who is signed in, and asks again", async () => {
    const page = () => acme.world.browser("laptop").tab.url;
    await acme.asks("laptop");
    await acme.agrees("laptop", "Alice Example");
    await acme.asks("laptop");
    expect(page()).toContain("code=");
    await does({ type: "lab/forget-people", provider: "acme" });
    await acme.asks("laptop");
    expect(page()).toContain("id.acme.example/authorize");
  });

  test("that is not there is a warning", async () => {
    expect(told(await does({ type: "lab/revoke-tokens", provider: "github" }))).toEqual([
      'warn: No identity provider "github" in this world.',
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { WorldApp } from "../world/app/app-host";
import { github } from "../world/idp/github";
import type { Client } from "../world/idp/identity-provider";
import { openIdProvider } from "../world/idp/openid-provider";
import { alice, bob, dave } from "../world/idp/personas";
import { page } from "../world/testing";
import { defineScenario } from "./index";
import { runScenario, ScenarioRun } from "./run";
import type { Cast, Scenario } from "./types";

const app = "https://app.example";
const clients: Client[] = [{ id: "app", secret: "secret", redirectUris: [`${app}/callback`] }];

/** An app that shows what the provider sent back. */
const demo: WorldApp = {
  config: {},
  fetch(request) {
    const params = [...new URL(request.url).searchParams];
    return page(params.map(([name, value]) => `${name}=${value}`).join(" "));
  },
};

const providers = {
  acme: openIdProvider({
    name: "Acme ID",
    issuer: "https://id.acme.example",
    clients,
    personas: [alice, bob],
  }),
  hub: github({ clients, personas: [alice, bob] }),
};
type Parts = Cast<"laptop" | "phone", typeof providers>;

let run: ScenarioRun | undefined;
let cast: Parts;
beforeEach(async () => {
  const scenario = defineScenario({
    title: "A test",
    summary: "What a test shows.",
    world: { app, browsers: { laptop: "Laptop", phone: "Phone" }, identityProviders: providers },
    steps: [
      {
        caption: "Takes hold of the cast",
        why: "",
        act: (parts) => {
          cast = parts;
        },
        expect: () => {},
      },
    ],
  });
  run = new ScenarioRun(scenario as unknown as Scenario, demo);
  await run.next();
});
afterEach(() => run?.world.dispose());

const request = new URLSearchParams({
  client_id: "app",
  redirect_uri: `${app}/callback`,
  response_type: "code",
  scope: "openid",
  state: "s",
}).toString();
const ACME = `https://id.acme.example/authorize?${request}`;
const HUB = `https://github.com/login/oauth/authorize?${request}`;

describe("at the page of consent", () => {
  test("approves as the first person that the page offers", async () => {
    await cast.laptop.opens(ACME);
    await cast.acme.approves();
    cast.laptop.isAt("/callback");
    cast.laptop.sees("code=code_");
    cast.laptop.hasCookie("__Host-session");
  });

  test("approves as somebody in particular", async () => {
    await cast.laptop.opens(ACME);
    await cast.acme.approves(bob);
    cast.laptop.sees("code=code_");
    await cast.laptop.opens(`${ACME}&prompt=consent`);
    cast.laptop.sees("Continue as Bob Example");
    cast.laptop.doesNotSee("Continue as Alice Example");
  });

  test("of another provider, acts in the browser that is at its own page", async () => {
    await cast.laptop.opens(ACME);
    await cast.phone.opens(HUB);
    await cast.hub.approves();
    cast.phone.isAt("/callback");
    cast.laptop.isAt("https://id.acme.example/authorize");
    await cast.acme.denies();
    cast.laptop.isAt("/callback");
  });

  test("denies", async () => {
    await cast.phone.opens(HUB);
    await cast.hub.denies();
    cast.phone.sees("error=access_denied");
    cast.phone.sees("state=s");
  });

  test("fails, this once", async () => {
    cast.acme.faults.wrongState = true;
    await cast.laptop.opens(ACME);
    await cast.acme.fails("temporarily_unavailable");
    cast.laptop.sees("error=temporarily_unavailable");
    cast.laptop.doesNotSee("code=");
    await cast.laptop.opens(ACME);
    await cast.acme.approves();
    cast.laptop.sees("code=code_");
    expect(cast.acme.faults).toEqual({ wrongState: true });
  });
});

test("tells which browsers are asked, and with whom they can choose", async () => {
  expect(cast.acme.asked).toEqual([]);
  await cast.laptop.opens(ACME);
  await cast.phone.opens(ACME);
  const asked = () => cast.acme.asked.map(({ browser, people }) => [browser.id, people]);
  expect(asked()).toEqual([
    ["laptop", ["alice", "bob"]],
    ["phone", ["alice", "bob"]],
  ]);
  await cast.laptop.clicks("Continue as Bob Example");
  expect(asked()).toEqual([["phone", ["alice", "bob"]]]);
});

describe("names the cause and the way out if", () => {
  test("no browser is at its page", async () => {
    await cast.phone.opens("/");
    for (const act of [
      () => cast.acme.approves(),
      () => cast.acme.denies(),
      () => cast.acme.fails("server_error"),
    ]) {
      await expect(act()).rejects.toThrow(
        "No browser is at a page where Acme ID asks for consent: Laptop is at about:blank; " +
          "Phone is at https://app.example/. Let somebody sign in first.",
      );
    }
    expect(cast.acme.faults).toEqual({});
  });

  test("a browser is at another page of it", async () => {
    await cast.laptop.opens("https://id.acme.example/logout");
    await expect(cast.acme.approves()).rejects.toThrow("No browser is at a page");
  });

  test("several browsers are at its page", async () => {
    await cast.laptop.opens(ACME);
    await cast.phone.opens(ACME);
    await expect(cast.acme.approves()).rejects.toThrow(
      "Several browsers are at Acme ID's page: Laptop, Phone. Let one of them click for itself.",
    );
  });

  test("the person is not offered", async () => {
    await cast.laptop.opens(ACME);
    await expect(cast.acme.approves(dave)).rejects.toThrow(
      /^Acme ID does not offer dave at https:.*; it offers "Continue as Alice Example", "Continue as Bob Example"\.$/,
    );
  });

  test("it signs nothing", () => {
    expect(() => cast.hub.rotatesKeys()).toThrow("GitHub signs nothing, so it has no keys.");
  });
});

describe("the provider itself", () => {
  const provider = () => {
    const found = run?.world.identityProviders.get("acme");
    if (!found) throw new Error("no provider");
    return found;
  };

  test("rotates refresh tokens from now on", () => {
    expect(provider().refreshTokens.rotates).toBe(false);
    cast.acme.rotatesRefreshTokens({ grace: 10 });
    expect(provider().refreshTokens).toMatchObject({ rotates: true, grace: 10 });
    cast.acme.rotatesRefreshTokens();
    expect(provider().refreshTokens).toMatchObject({ rotates: true, grace: 0, detectsReuse: true });
    cast.acme.rotatesRefreshTokens({ detectsReuse: false });
    expect(provider().refreshTokens.detectsReuse).toBe(false);
  });

  test("rotates its keys", () => {
    const { keys } = provider().definition;
    const before = keys?.kid;
    cast.acme.rotatesKeys();
    expect(keys?.kid).not.toBe(before);
    expect(keys?.publicKeys).toHaveLength(2);
    cast.acme.rotatesKeys({ keepsOld: false });
    expect(keys?.publicKeys).toHaveLength(1);
  });

  test("goes down and recovers", async () => {
    cast.acme.faults.down = ["authorization"];
    await cast.laptop.opens(ACME);
    cast.laptop.seesLoadError("Acme ID (authorization) cannot be reached");
    cast.acme.recovers();
    await cast.laptop.reloads();
    cast.laptop.sees("app.example wants to sign you in with Acme ID");
  });

  test("sends browsers round in circles, until they give up", async () => {
    cast.acme.faults.redirectLoop = ["authorization"];
    await cast.laptop.opens(ACME);
    cast.laptop.seesLoadError("More than 20 redirects in a row");
  });

  test("forgets who is signed in", async () => {
    await cast.laptop.opens(ACME);
    await cast.acme.approves();
    await cast.laptop.opens(ACME);
    cast.laptop.isAt("/callback");
    cast.acme.forgetsEverybody();
    await cast.laptop.opens(ACME);
    cast.laptop.isAt("https://id.acme.example/authorize");
  });

  test("learns something new of a person", async () => {
    cast.acme.changes(alice, { email: "alice@new.example" });
    await cast.laptop.opens(ACME);
    cast.laptop.sees("alice@new.example");
  });

  test("revokes tokens", async () => {
    const { grants } = provider();
    const token = () => {
      const code = grants.issueCode(
        {
          clientId: "app",
          redirectUri: `${app}/callback`,
          scope: "openid",
          state: undefined,
          nonce: undefined,
          codeChallenge: undefined,
        },
        alice,
        0,
        1000,
      );
      const grant = grants.grantOfCode(code);
      if (!grant) throw new Error("no grant");
      return grants.issueAccessToken(grant, "at_");
    };
    const first = token();
    cast.acme.revokesTokens(bob);
    expect(grants.ofAccessToken(first)).toBeDefined();
    cast.acme.revokesTokens(alice);
    expect(grants.ofAccessToken(first)).toBeUndefined();
    const second = token();
    cast.acme.revokesTokens();
    expect(grants.ofAccessToken(second)).toBeUndefined();
  });
});

describe("in the cast", () => {
  test("a provider cannot have the name of a browser or of the clock", () => {
    for (const name of ["laptop", "clock"]) {
      const scenario: Scenario = {
        title: "",
        summary: "",
        world: {
          app,
          browsers: { laptop: "Laptop" },
          identityProviders: { [name]: providers.acme },
        },
        steps: [],
      };
      run?.world.dispose();
      const before = Date;
      expect(() => new ScenarioRun(scenario, demo)).toThrow(
        `The identity provider "${name}" has the name of another part of the scenario; name it otherwise.`,
      );
      expect(Date).toBe(before);
    }
  });

  test("there are no providers if they are declared as a list", async () => {
    run?.world.dispose();
    let seen: string[] = [];
    const scenario = defineScenario({
      title: "",
      summary: "",
      world: { app, browsers: { laptop: "Laptop" }, identityProviders: [providers.acme] },
      steps: [
        {
          caption: "Looks around",
          why: "",
          act: (parts) => {
            seen = Object.keys(parts);
            // @ts-expect-error a list gives its providers no names
            void parts.acme;
          },
          expect: () => {},
        },
      ],
    });
    await runScenario(scenario as unknown as Scenario, demo);
    expect(seen).toEqual(["laptop", "clock", "mail", "linkScanner", "database", "trace"]);
  });
});

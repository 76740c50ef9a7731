import { Auth, type AuthConfig } from "@auth/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import app from "../../../../examples/checks/app";
import config from "../../../../examples/checks/auth";
import scenario from "../../../../examples/checks/scenario";
import type { SealedState, TokenState } from "../../../sandbox/messages";
import type { SessionConfig } from "../../../sandbox/realm/auth-cookies";
import { SealedBook } from "../../../sandbox/realm/sealed-book";
import { TokenBook } from "../../../sandbox/realm/token-book";
import { ScenarioRun } from "../../../scenario/run";
import type { Scenario } from "../../../scenario/types";
import { Visitor } from "../../../scenario/visitor";
import { sha256 } from "../follow/forms";
import { type CheckFlow, flowOf } from "./check-flows";

let run: ScenarioRun;
async function flows(books: { sealed: SealedBook; tokens: TokenBook }): Promise<CheckFlow[]> {
  const { sealed } = await books.sealed.describe();
  const tokens: TokenState[] = await books.tokens.describe();
  return sealed.map((one) => flowOf(one, sealed, tokens, [...run.world.trace.events]));
}

/** A world in which the real core answers, and what the lab knows of it. */
function start(config: AuthConfig, fetch: (request: Request) => Promise<Response>) {
  run = new ScenarioRun(scenario as unknown as Scenario, { config: config as never, fetch });
  return {
    sealed: new SealedBook(run.world, config as SessionConfig),
    tokens: new TokenBook(run.world),
  };
}

describe("PKCE, when a code is injected into another sign-in", () => {
  let all: CheckFlow[];
  beforeAll(async () => {
    const books = start(config, (request) => app.fetch(request));
    for (let step = 0; step < scenario.steps.length; step++) await run.next();
    all = await flows(books);
  });
  afterAll(() => run.world.dispose());
  const of = (browser: string) => all.filter(({ sealed }) => sealed.browser === browser);

  test("each redirect carries the hash of the verifier in the cookie", async () => {
    expect(all.length).toBeGreaterThan(5);
    for (const { sealed, sent } of all) {
      expect(sent?.value).toBe(await sha256(sealed.value ?? ""));
    }
  });

  test("the code that Mallory exchanges came with Alice's challenge, and is refused", async () => {
    const [, injected] = of("mallory");
    const { sealed, back, exchange } = injected ?? {};
    expect(back?.value).toBe(sealed?.value);
    expect(exchange).toMatchObject({ status: 400, error: "invalid_grant" });
    const alices = of("alice").map(({ sent }) => sent?.value);
    expect(alices).toContain(exchange?.challenge);
    expect(exchange?.challenge).not.toBe(await sha256(sealed?.value ?? ""));
  });

  test("the code of the last sign-in came with its own challenge, and is exchanged", () => {
    const { sealed, sent, back, exchange } = of("alice").at(-1) ?? {};
    expect(back?.value).toBe(sealed?.value);
    expect(exchange).toEqual({ status: 200, error: undefined, challenge: sent?.value });
  });
});

describe("state and nonce", () => {
  const both = {
    ...config,
    providers: config.providers.map((one) => ({ ...one, checks: ["state", "nonce"] })),
  } as AuthConfig;

  test("are sent as they stand in the cookies, and come back", async () => {
    const books = start(both, (request) => Auth(request, both));
    const visitor = new Visitor(run.world.browser("alice"), run.world.appOrigin, undefined);
    await visitor.opens("/auth/signin");
    await visitor.clicks("Sign in with Acme ID");
    await visitor.clicks("Continue as Alice Example");
    const found = await flows(books);
    expect(found.map(({ sealed }) => sealed.check).sort()).toEqual<SealedState["check"][]>([
      "nonce",
      "state",
    ]);
    for (const { sealed, sent, back } of found) {
      expect(sent?.value).toBe(sealed.value);
      expect(back?.value).toBe(sealed.value);
    }
    run.world.dispose();
  });
});

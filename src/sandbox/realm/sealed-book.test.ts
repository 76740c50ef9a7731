import { Auth, type AuthConfig } from "@auth/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import config from "../../../examples/checks/auth";
import scenario from "../../../examples/checks/scenario";
import { ScenarioRun } from "../../scenario/run";
import type { Scenario } from "../../scenario/types";
import { Visitor } from "../../scenario/visitor";
import type { SealedState } from "../messages";
import type { SessionConfig } from "./auth-cookies";
import { SealedBook } from "./sealed-book";

let run: ScenarioRun;
let book: SealedBook;
let visitor: Visitor;

/** The config of the example with all three checks. */
const all = {
  ...config,
  providers: config.providers.map((one) => ({ ...one, checks: ["pkce", "state", "nonce"] })),
} as AuthConfig & SessionConfig;

/** Alice begins a sign-in; the real core answers. */
beforeEach(async () => {
  run = new ScenarioRun(scenario as unknown as Scenario, {
    config: all,
    fetch: (request) => Auth(request, all),
  });
  book = new SealedBook(run.world, all);
  visitor = new Visitor(run.world.browser("alice"), run.world.appOrigin, undefined);
  await visitor.opens("/auth/signin");
  await visitor.clicks("Sign in with Acme ID");
});
afterEach(() => run.world.dispose());

/** A parameter of the redirect to the provider. */
const sent = (name: string) => new URL(visitor.address).searchParams.get(name);

async function opened(check: SealedState["check"]): Promise<SealedState> {
  const found = (await book.describe()).sealed.find((one) => one.check === check);
  if (!found) throw new Error(`No cookie of ${check}.`);
  return found;
}

describe("the cookies of a sign-in are opened", () => {
  test("the verifier's SHA-256 is the challenge that was sent", async () => {
    const { value = "", ...one } = await opened("pkce");
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(value));
    expect(Buffer.from(hash).toString("base64url")).toBe(sent("code_challenge"));
    expect(one).toMatchObject({
      browser: "alice",
      cookie: "__Secure-authjs.pkce.code_verifier",
      standing: "accepted",
      header: { alg: "dir", enc: "A256CBC-HS512" },
      claims: { provider: "acme" },
    });
  });

  test("state and nonce are those that were sent, and state is opened once more", async () => {
    expect(await opened("state")).toMatchObject({
      value: sent("state"),
      content: { random: expect.stringMatching(/^.{43}$/) },
    });
    expect(await opened("nonce")).toMatchObject({ value: sent("nonce") });
  });

  test("they are remembered when the app has taken them away", async () => {
    const { value } = await opened("pkce");
    await visitor.clicks("Continue as Alice Example");
    await visitor.isSignedInAs("Alice Example");
    expect(await opened("pkce")).toMatchObject({ value, standing: "gone" });
  });

  test("one that the app would refuse says so", async () => {
    const { jar } = run.world.browser("alice");
    const [pkce, state] = ["pkce.code_verifier", "state"].map((name) =>
      jar.list().find((one) => one.name === `__Secure-authjs.${name}`),
    );
    if (!pkce || !state) throw new Error("They are missing.");
    jar.put({ ...pkce, value: state.value });
    const last = (await book.describe()).sealed.at(-1);
    expect(last).toMatchObject({
      check: "pkce",
      standing: "refused",
      refusal: { cause: "salt", salt: state.name },
    });
    expect(last).not.toHaveProperty("value");
  });
});

describe("hashes with the app's secret", () => {
  test("are those that core puts into the CSRF cookie", async () => {
    const cookies = run.world.browser("alice").jar.list();
    const { value = "" } = cookies.find(({ name }) => name === "__Host-authjs.csrf-token") ?? {};
    const [token, hash] = decodeURIComponent(value).split("|");
    expect((await book.describe()).hashes).toEqual([
      { of: "csrf", value: token, hash, isGenuine: true },
    ]);
  });

  test("tell a CSRF cookie that core did not make", async () => {
    const { jar } = run.world.browser("alice");
    const csrf = jar.list().find(({ name }) => name.endsWith("csrf-token"));
    if (!csrf) throw new Error("It is missing.");
    jar.put({ ...csrf, value: "made|up" });
    expect((await book.describe()).hashes.at(-1)).toMatchObject({
      value: "made",
      isGenuine: false,
    });
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { ExpectationError } from "../../../src/scenario/errors";
import { forgedSignIn, forgedSignOut, forgedStart, plantedCookie } from "./attacks/forged-forms";
import { injectedCode } from "./attacks/injected-code";
import { leakedTokens } from "./attacks/leaked-tokens";
import { loginCsrf } from "./attacks/login-csrf";
import { mixedUpProviders } from "./attacks/mixed-up-providers";
import { openRedirect } from "./attacks/open-redirect";
import { CoreCopies } from "./core-copy";
import { mutants } from "./mutants";
import { type Attack, play } from "./stage";

/** Every attack, anew: an attack's database belongs to one play of it. */
const createAttacks = (): Attack[] => [
  injectedCode("pkce"),
  injectedCode("nonce"),
  ...(["pkce", "state", "nonce"] as const).flatMap((check) => [
    loginCsrf(check, false),
    loginCsrf(check, true),
  ]),
  forgedSignIn,
  forgedSignOut,
  plantedCookie,
  forgedStart,
  mixedUpProviders,
  openRedirect,
  leakedTokens(),
];
const names = createAttacks().map(({ name }) => name);

function createAttack(name: string): Attack {
  const attack = createAttacks().find((candidate) => candidate.name === name);
  if (!attack) throw new Error(`There is no attack "${name}".`);
  return attack;
}

let copies: CoreCopies;
beforeAll(async () => {
  copies = await CoreCopies.create();
});
afterAll(() => copies.remove());

/** What everybody may do: sign in, in the app of an attack. */
function honestSignIn({ name, config }: Attack) {
  return {
    name,
    config,
    steps: (): ReturnType<Attack["steps"]> => [
      {
        caption: "Alice signs in",
        why: "What was changed must not be in the way of an honest sign-in.",
        async act({ alice }) {
          await alice.opens("/auth/signin?callbackUrl=/");
          await alice.clicks("Sign in with Acme ID");
          await alice.clicks("Continue as Alice Example");
        },
        expect: ({ alice }) => alice.sees("Hello, Alice Example."),
      },
    ],
  };
}

describe("an untouched copy of @auth/core withstands", () => {
  test.each(names)("%s", async (name) => {
    const attack = createAttack(name);
    expect(await play(attack, await copies.load([], attack.modules))).toEqual({ reachedEnd: true });
  });
});

describe.each(mutants)("with a verification off ($name)", ({ edits, falls }) => {
  test.each(falls)("%s succeeds, and only that is wrong", async (name) => {
    const attack = createAttack(name);
    const auth = await copies.load(edits, attack.modules);
    const { reachedEnd, error } = await play(attack, auth);
    expect(error).toBeInstanceOf(ExpectationError);
    expect(reachedEnd).toBe(true);
    const honest = await play(honestSignIn(createAttack(name)), auth);
    expect(honest).toEqual({ reachedEnd: true });
  });
});

test("every attack succeeds once a verification is off", () => {
  const fallen = new Set(mutants.flatMap(({ falls }) => falls));
  expect(names.filter((name) => !fallen.has(name))).toEqual([]);
});

test("an edit whose text the library no longer has is an error that says so", async () => {
  const edit = { file: "lib/init.js", find: "text that is not there", replace: "" };
  await expect(copies.load([edit])).rejects.toThrow("@auth/core/lib/init.js has 0 places");
});

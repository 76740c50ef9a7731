import { beforeAll, describe, expect, test } from "vitest";

import { blockingDefect, defects } from "../../plugins/catalog/defects";
import { callModule, listModules } from "../../plugins/catalog/modules";
import { prove } from "../../plugins/catalog/proof";
import { type Outcome, signIn } from "../../plugins/catalog/sign-in";
import type { ConfiguredProvider } from "../../src/vendors";

/** Modules whose provider is of type "oauth" or "oidc". */
const names: string[] = [];
for (const { name } of listModules()) {
  // A mail provider module that gets no server throws, and is none of these.
  const provider: { type: string } = await callModule(name).catch(() => ({ type: "email" }));
  if (provider.type === "oauth" || provider.type === "oidc") names.push(name);
}
const working = names.filter((name) => !blockingDefect(name));
const broken = Object.keys(defects).filter((name) => blockingDefect(name));

/** All sign-ins, one provider after the other: a world owns the realm's time and network. */
const outcomes = new Map<string, { provider: ConfiguredProvider; outcome: Outcome }>();
beforeAll(async () => {
  for (const name of working) {
    const provider = await callModule(name);
    outcomes.set(name, { provider, outcome: await signIn(provider) });
  }
}, 120_000);

function result(name: string) {
  const found = outcomes.get(name);
  if (!found) throw new Error(`${name} has not been tried.`);
  return found;
}

test("there are 93 OAuth and OpenID Connect provider modules, and all but those with a defect are tried", () => {
  expect(names).toHaveLength(93);
  expect(working).toHaveLength(93 - broken.length);
  for (const name of broken) expect(names).toContain(name);
});

describe.each(working)("%s", (name) => {
  test("signs in: the session is the persona's, and the id stays", async () => {
    const { provider, outcome } = result(name);
    expect(outcome.failure).toBeUndefined();
    const proof = await prove(outcome, provider.profile);
    const [first, again, other] = outcome.signIns ?? [];
    expect(first?.session.user).toMatchObject(present(first?.user));
    expect(again?.user).toMatchObject(laterUser(name, first?.user));
    expect(other?.user).not.toEqual(first?.user);
    expect(proof.nameFrom !== null || proof.email, "neither name nor e-mail").toBe(true);
    expect(proof.hosts.length).toBeGreaterThan(0);
    expect(proof.requests.browser).toBe(2);
  });
});

test("what the providers answer, and what the provider modules make of it, is as recorded", async () => {
  const recorded = working.map((name) => {
    const [first] = result(name).outcome.signIns ?? [];
    const { providerAccountId: id, user, profile } = first ?? {};
    return `${name}\n  user ${JSON.stringify({ id, ...user })}\n  answer ${shape(profile)}\n`;
  });
  await expect(recorded.join("\n")).toMatchFileSnapshot("recorded.txt");
});

/** Members that have a value: a session holds no others. */
function present(user: object = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(user).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** What the app learns at the second sign-in: the same, but Apple tells the name only once. */
function laterUser(name: string, user: { email?: unknown } = {}): Record<string, unknown> {
  return name === "apple" ? { ...present(user), name: user.email } : present(user);
}

/** The members of an answer with their types, for a recording that is read. */
function shape(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? `[${shape(value[0])}]` : "[]";
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  const members = Object.entries(value).map(([key, member]) => `${key}: ${shape(member)}`);
  return `{ ${members.join(", ")} }`;
}

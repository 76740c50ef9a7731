import { beforeEach, describe, expect, test } from "vitest";

import { HtmlDocument } from "../html/document";
import { github } from "./github";
import { openIdProvider } from "./openid-provider";
import { People } from "./people";
import * as everybody from "./personas";
import { alice, carol, dave, erin, mallory, type Persona, trudy, zoe } from "./personas";
import { CLIENT, membersOf, parametersOf, ProviderTest } from "./testing";

const personas: Persona[] = Object.values(everybody);

let acme: ProviderTest;
let hub: ProviderTest;
beforeEach(() => {
  const clients = [CLIENT];
  acme = new ProviderTest(
    openIdProvider({ name: "Acme ID", issuer: "https://id.example", clients, personas }),
  );
  hub = new ProviderTest(github({ clients, personas }));
});

async function accessToken(provider: ProviderTest, { name }: Persona): Promise<unknown> {
  const { code } = parametersOf(await provider.click(`Continue as ${name}`));
  return (await membersOf(await provider.token({ code }))).access_token;
}

/** What Acme ID tells an app about somebody who signs in. */
async function claims(persona: Persona): Promise<Record<string, unknown>> {
  const token = await accessToken(acme, persona);
  return membersOf(await acme.read("https://id.example/userinfo", token));
}

/** The addresses that GitHub tells an app about somebody who signs in. */
async function addresses(persona: Persona): Promise<unknown> {
  const token = await accessToken(hub, persona);
  return (await hub.read("https://api.github.com/user/emails", token)).json();
}

test("everybody has an id and a name of their own, and an address without a real host", () => {
  for (const member of ["id", "name", "username"] as const) {
    expect(new Set(personas.map((persona) => persona[member])).size).toBe(personas.length);
  }
  for (const { email, laterEmail } of personas) {
    for (const address of [email, laterEmail]) {
      if (address !== undefined) expect(address).toMatch(/@[\w.-]+\.example$/i);
    }
  }
});

test("everybody's identifier stays the same, and is nobody else's", async () => {
  const subjects = new Map<string, unknown>();
  for (const persona of personas) {
    const { sub } = await claims(persona);
    expect((await claims(persona)).sub).toBe(sub);
    subjects.set(persona.id, sub);
  }
  expect(new Set(subjects.values()).size).toBe(personas.length);
});

test("Carol's address is not verified", async () => {
  expect(await claims(carol)).toMatchObject({ email: carol.email, email_verified: false });
  expect(await addresses(carol)).toMatchObject([{ email: carol.email, verified: false }]);
});

test("Dave has no address: none is told, neither empty nor null", async () => {
  const told = await claims(dave);
  expect(told).not.toHaveProperty("email");
  expect(told).not.toHaveProperty("email_verified");
  expect(await addresses(dave)).toEqual([]);
});

test("Erin's address changes after her first sign-in, at each provider for itself", async () => {
  const { sub, email } = await claims(erin);
  expect(email).toBe("erin@mail.example");
  expect(await claims(erin)).toMatchObject({ sub, email: "erin@new-mail.example" });
  expect(await claims(erin)).toMatchObject({ sub, email: "erin@new-mail.example" });
  expect(await addresses(erin)).toMatchObject([{ email: "erin@mail.example" }]);
  expect(await addresses(erin)).toMatchObject([{ email: "erin@new-mail.example" }]);
});

test("Erin's number at GitHub stays the same when her address changes", async () => {
  const ids: unknown[] = [];
  for (let i = 0; i < 2; i++) {
    const token = await accessToken(hub, erin);
    ids.push((await membersOf(await hub.read("https://api.github.com/user", token))).id);
  }
  expect(ids).toEqual([1001 + personas.indexOf(erin), 1001 + personas.indexOf(erin)]);
});

test("Zoë's name and address arrive to the letter, and do no harm on the page", async () => {
  expect(await claims(zoe)).toMatchObject({
    name: `Zoë "Zed" O'Neil & Co`,
    email: "Zoe.ONeil@Mail.Example",
  });
});

test.each([
  [mallory, false],
  [trudy, true],
])("$id has Alice's address, but is somebody else", async (attacker, verified) => {
  const honest = await claims(alice);
  const told = await claims(attacker);
  expect(told).toMatchObject({ email: honest.email, email_verified: verified });
  expect(told.sub).not.toBe(honest.sub);
});

test("the page says whose address is missing or not verified", async () => {
  const { text } = new HtmlDocument(await (await acme.authorize()).text(), "https://id.example/");
  expect(text).toContain("Continue as Alice Example alice@mail.example ");
  expect(text).toContain("Continue as Carol Example carol@mail.example (not verified)");
  expect(text).toContain("Continue as Dave Example no e-mail address");
});

describe("what a provider knows of people", () => {
  test("can change, without changing the persona that worlds share", () => {
    const people = new People([alice]);
    people.change(alice, { email: "alice@new.example" });
    expect(people.find("alice")?.email).toBe("alice@new.example");
    expect(alice.email).toBe("alice@mail.example");
    expect(new People([alice]).find("alice")?.email).toBe("alice@mail.example");
  });

  test("cannot change of somebody whom it does not know", () => {
    const people = new People([alice, carol]);
    expect(() => people.change(dave, { phone: "+1" })).toThrow(
      'The provider does not know "dave"; it knows alice, carol.',
    );
    expect(() => new People([]).change(dave, {})).toThrow("it knows nobody");
  });
});

import { expect, test, vi } from "vitest";

import { loadExample } from "../../plugins/examples/load";
import { writeLabs } from "../../plugins/provider-labs/labs";
import { convertConfig } from "../../src/config-code/paste/convert";
import { signInScenario } from "../../src/scenario/sign-in/sign-in-scenario";
import { playFiles } from "../support/play-files";

vi.mock("@generated/examples/default/database-sessions.json", async () => ({
  default: await loadExample("examples/database-sessions", "database-sessions"),
}));

const { paste } = await writeLabs(process.cwd());

async function convert(provider: string) {
  const text = `import NextAuth from "next-auth"\nexport const { auth } = NextAuth({ providers: [${provider}] })`;
  const conversion = await convertConfig(text, paste.providers);
  if (conversion.kind === "refused") throw new Error(conversion.reason);
  const { files, changed, missing } = conversion;
  const play = () => playFiles({ ...paste.example.files, ...files });
  return { notes: [...changed, ...missing].join("\n"), play };
}

/** The steps of the tour with a provider, as readers are told why. */
const reasons = (provider: object) =>
  signInScenario({ providers: [provider] })
    .steps.map(({ why }) => why)
    .join("\n");

const OWN = `{
  id: "bill", name: "SplitBill", type: "oauth",
  clientId: "app", clientSecret: "x",
  authorization: "https://bill.example/authorize?scope=read",
  token: "https://bill.example/token",
  userinfo: "https://bill.example/me",
  profile: (profile) => ({ id: profile.user.id, name: profile.user.name }),
}`;

const CANNOT_TELL = "are right at the real ones, it cannot tell.";

test("notes say what a lab cannot tell of providers that it makes from the configuration", async () => {
  const github = await convert("GitHub");
  expect(github.notes).toContain(CANNOT_TELL);
  expect(github.notes).not.toContain("userinfo");
  const own = await convert(OWN);
  expect(own.notes).toContain(CANNOT_TELL);
  expect(own.notes).toContain("userinfo: { url, request:");
  const credentials = await convert("Credentials({ authorize: () => null })");
  expect(credentials.notes).not.toContain(CANNOT_TELL);
});

test("what the notes advise for userinfo of another form works", async () => {
  await expect((await convert(OWN)).play()).rejects.toThrow("reading 'id'");
  const given = OWN.replace(
    'userinfo: "https://bill.example/me"',
    'userinfo: { url: "https://bill.example/me", request: () => ({ user: { id: "1", name: "Al" } }) }',
  );
  expect(given).not.toBe(OWN);
  expect(await (await convert(given)).play()).toContain("/callback/bill");
});

test("a provider of OAuth with an issuer has discovery, and fails for the reason that it has in an app", async () => {
  const sso = `{ id: "sso", name: "SSO", type: "oauth", clientId: "app", clientSecret: "x",
    wellKnown: "https://sso.firm.example/.well-known/openid-configuration",
    issuer: "https://sso.firm.example", authorization: { params: { scope: "openid email" } },
    profile: (profile) => ({ id: profile.sub }) }`;
  const { notes, play } = await convert(sso);
  expect(notes).toContain('Give the provider an `issuer`, and `type: "oidc"`');
  await expect(play()).rejects.toThrow("No userinfo endpoint configured");
  const fixed = await convert(sso.replace('"oauth"', '"oidc"'));
  expect(await fixed.play()).toContain("/callback/sso");
});

test("a provider of OAuth that is asked for openid sends an ID token, with its own issuer", async () => {
  const { play } = await convert(OWN.replace("scope=read", "scope=openid"));
  await expect(play()).rejects.toThrow('unexpected JWT "iss" (issuer) claim value');
});

test("the tour says what a sign-in does not show", () => {
  const known = {
    id: "github",
    name: "GitHub",
    type: "oauth",
    authorization: "https://github.com/a",
    token: "https://github.com/t",
  };
  expect(reasons(known)).toContain("whether the real one knows them, it cannot tell.");
  const own = reasons({ ...known, id: "own", name: "Own" });
  expect(own).toContain("The lab makes Own from this configuration");
  expect(own).toContain("whether the real one has these addresses");
});

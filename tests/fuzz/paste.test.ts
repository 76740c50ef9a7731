import fc from "fast-check";
import { transform } from "sucrase";
import { expect, test, vi } from "vitest";

import { loadExample } from "../../plugins/examples/load";
import { writeLabs } from "../../plugins/provider-labs/labs";
import { convertConfig } from "../../src/config-code/paste/convert";
import { takeEnvironment } from "../../src/config-code/paste/pasted-environment";
import { CASES, cases } from "./cases";

vi.mock("@generated/examples/default/database-sessions.json", async () => ({
  default: await loadExample("examples/database-sessions", "database-sessions"),
}));

const { paste } = await writeLabs(process.cwd());

/** Files of a configuration that are whole by themselves. Their parts are mixed and broken below. */
const PARTS = [
  'import NextAuth from "next-auth"',
  'import authConfig from "./auth.config"',
  'import { authConfig } from "@/auth.config"',
  'import { isAllowed as may, type Role } from "@/lib/access"',
  'import GitHub from "next-auth/providers/github"',
  'import { SvelteKitAuth } from "@auth/sveltekit"',
  "// auth.config.ts",
  "// middleware.ts",
  '"use server"',
  "AUTH_URL=https://app.example/api/auth",
  "AUTH_SECRET=Vt7Qm2Xc9Lp4Rz8Nw3Kd6HsYb",
  "DATABASE_URL='postgres://app:Wm5Tr9Bv@db/app'",
  "```ts",
  "const tenant = await find(req?.headers.get('host'))",
  "const providers = [GitHub, Google({ clientId: process.env.G_ID })]",
  "providers.push(Discord)",
  "export default { providers: [GitHub] } satisfies NextAuthConfig",
  "const config = { providers }",
  "export const config = { matcher: ['/x'] }",
  "export const authConfig = { providers: [Resend], callbacks: { signIn: ({ user }) => may(user) } }",
  "export default authConfig",
  "export const { auth, handlers } = NextAuth({ ...authConfig, adapter: PrismaAdapter(prisma) })",
  "export const { auth } = NextAuth(async (req) => ({ providers: [Okta({ issuer: `https://${tenant}` })] }))",
  "export const { handle } = SvelteKitAuth(async (event) => { const id = event.platform.env.ID; return { providers: [Google({ clientId: id })] } })",
  "export const authOptions: NextAuthOptions = { providers: [CredentialsProvider({ authorize: () => null })], secret: process.env.NEXTAUTH_SECRET }",
  "export { auth as middleware } from './auth'",
  'declare module "next-auth" { interface Session { role?: Role } }',
];

/** What a slip of the hand puts into a text, or takes out of it. */
const SLIPS = ["", "{", "}", "(", ")", "`", '"', "...", ",", "\n", "=>", "await ", "/*", "\u0000"];

function declaresTwice(parts: readonly string[]): boolean {
  const names = parts.flatMap((part) => /^(?:export )?const (\w+)/.exec(part)?.[1] ?? []);
  return new Set(names).size < names.length;
}

const pastes = fc
  .record({
    parts: fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 8 }),
    slips: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat({ max: 6 }),
        insert: fc.constantFrom(...SLIPS),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ parts, slips }) => ({
    // A fence without an end, or a name that is declared twice in one file, is the reader's own slip.
    isWhole: slips.length === 0 && !parts.includes("```ts") && !declaresTwice(parts),
    text: slips.reduce((text, { at, length, insert }) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + insert + text.slice(from + length);
    }, parts.join("\n")),
  }));

test("a paste ends in a lab or a reason, and what is replaced or left out is named", async () => {
  let converted = 0;
  const property = fc.asyncProperty(pastes, async ({ text, isWhole }) => {
    const conversion = await convertConfig(text, paste.providers);
    if (conversion.kind === "refused") {
      expect(conversion.reason).not.toBe("");
      return;
    }
    converted++;
    const { files, changed, missing } = conversion;
    const notes = [...changed, ...missing].join("\n");
    const all = JSON.stringify(conversion);
    for (const secret of ["Vt7Qm2Xc9Lp4Rz8", "Wm5Tr9Bv"]) expect(all).not.toContain(secret);
    const standIns = files["stand-ins.ts"] ?? "";
    for (const [, name = ""] of standIns.matchAll(/^export (?:const|type) (\w+)/gm)) {
      expect(notes, `the stand-in ${name}`).toContain(`\`${name}\``);
    }
    for (const [, name = ""] of (files[".env"] ?? "").matchAll(/^(\w+)=/gm)) {
      expect(notes, `the variable ${name}`).toContain(`\`${name}\``);
    }
    for (const name of takeEnvironment(text).variables.keys()) {
      expect(notes, `the pasted variable ${name}`).toContain(`\`${name}\``);
    }
    if ("db.ts" in files) expect(notes).toContain("is replaced by Drizzle's adapter");
    // What was whole is whole afterwards: no name twice, nothing that the compiler refuses.
    if (!isWhole) return;
    const compile = () =>
      transform(files["auth.ts"] ?? "", { transforms: ["typescript", "imports"] }).code;
    expect(compile).not.toThrow();
    expect(() => new Function("require", "exports", compile())).not.toThrow();
  });
  // Two thousand in `npm run fuzz`: a case takes longer than one against the world.
  await fc.assert(property, {
    ...cases(0.02),
    numRuns: Math.max(200, Math.min(2_000, CASES / 50)),
  });
  expect(converted).toBeGreaterThan(20);
});

import type { SignInProof } from "../../src/components/ProviderTable/rows";
import { alice, bob, type Persona } from "../../src/world/idp/personas";
import type { ConfiguredProvider } from "../../src/vendors";
import type { Outcome, SignedIn } from "./sign-in";

/**
 * What three sign-ins prove: that the account is found again, that two people are kept apart, and
 * which of the provider's data the app gets.
 *
 * @param profile the module's own `profile()`
 * @throws Error naming what does not hold; the module then counts as one that does not sign in
 */
export async function prove(
  { signIns, hosts, requests, pictureLoads }: Outcome,
  profile?: ProfileCallback,
): Promise<SignInProof> {
  if (!signIns) throw new Error("Nobody signed in.");
  const [first, again, other] = signIns;
  const { providerAccountId: id } = first;
  if (typeof id !== "string" && typeof id !== "number") throw new Error(`The id is ${typeof id}.`);
  if (id === "") throw new Error("The id is empty.");
  if (again.providerAccountId !== id) throw new Error("The second sign-in gave another id.");
  if (other.providerAccountId === id) throw new Error("Two people have the same id.");
  if (pictureLoads === false) throw new Error(`Nobody answers at ${String(first.user.image)}.`);
  return {
    idSource: await idSource(first, other, profile),
    idType: typeof id,
    nameFrom: nameFrom(first, alice),
    email: hasEmail(first, alice) && hasEmail(other, bob),
    picture: Boolean(first.user.image),
    hosts,
    requests,
  };
}

/** A provider's `profile()`, where the module has one. */
type ProfileCallback = NonNullable<ConfiguredProvider["profile"]>;

/**
 * The path in the provider's answer to the value that became the id, of everybody. Where several
 * members have that value, the right one is that by which `profile()` follows a change.
 */
async function idSource(
  first: SignedIn,
  other: SignedIn,
  profile: ProfileCallback | undefined,
): Promise<string> {
  const common = new Set(pathsTo(other.providerAccountId, other.profile));
  const paths = pathsTo(first.providerAccountId, first.profile).filter((path) => common.has(path));
  const [only] = paths;
  if (only === undefined) throw new Error("The id is not in the provider's answer.");
  if (paths.length === 1) return only;
  // Core's own callback looks for these, in this order (`lib/utils/providers.ts`).
  if (!profile) return ["sub", "id"].find((path) => paths.includes(path)) ?? only;
  for (const path of paths) {
    const changed = withChange(first.profile, path.split("."));
    const user = (await profile(changed as never, {} as never)) as { id?: unknown };
    if (String(user.id) === CHANGED) return path;
  }
  return only;
}

const CHANGED = "changed";

/** A copy of an object in which the member at a path has another value. */
function withChange(value: object, [key = "", ...rest]: string[]): object {
  const member = (value as Record<string, unknown>)[key];
  const change = rest.length > 0 ? withChange(member as object, rest) : CHANGED;
  if (!Array.isArray(value)) return { ...value, [key]: change };
  return (value as unknown[]).map((entry, index) => (String(index) === key ? change : entry));
}

function pathsTo(wanted: unknown, value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    typeof member === "object"
      ? pathsTo(wanted, member).map((path) => `${key}.${path}`)
      : String(member) === String(wanted)
        ? [key]
        : [],
  );
}

/** What of the person the name is. Providers shorten and change user names, but keep the letters. */
function nameFrom({ user }: SignedIn, persona: Persona): string | null {
  const { name } = user;
  if (name === undefined || name === null || name === "") return null;
  if (typeof name !== "string") throw new Error(`The name is ${typeof name}.`);
  if (name === persona.name) return "full name";
  if (name === persona.email) return "e-mail address";
  const [given = ""] = persona.name.split(" ");
  if (name.toLowerCase().startsWith(given.toLowerCase())) return "user name";
  throw new Error(`The name "${name}" is not ${persona.name}'s.`);
}

function hasEmail({ user, session }: SignedIn, persona: Persona): boolean {
  const { email } = user;
  if (email === undefined || email === null) return false;
  if (email !== persona.email) throw new Error(`The e-mail is ${String(email)}.`);
  if (session.user?.email !== email) throw new Error("The session has another e-mail.");
  return true;
}

import type { SignInProof } from "../../src/components/ProviderTable/rows";
import type { ProviderType } from "../reference/providers";
import { signInWith } from "./direct/sign-in-with";
import type { TraceEvent } from "../../src/world/trace/events";
import { callModule } from "./modules";
import { prove } from "./proof";
import { signIn } from "./sign-in";

/**
 * Signs in with a provider module in a world of its own.
 *
 * @param name the module: `github`
 * @throws Error if the sign-in does not complete, with the reason
 */
export type ProviderRunner = (name: string) => Promise<SignInProof>;

/**
 * How each type of provider is tried: those that redirect to somebody by clicking through the pages
 * of that somebody, the others directly, with mail, password or passkey. A type without an entry is in the table, with
 * the remark that no sign-in is tried when the site is built.
 */
export const runners: Partial<Record<ProviderType, ProviderRunner>> = {
  oauth: clickThrough,
  oidc: clickThrough,
  email: signInDirectly,
  credentials: signInDirectly,
  webauthn: signInDirectly,
};

async function clickThrough(name: string): Promise<SignInProof> {
  const provider = await callModule(name);
  const outcome = await signIn(provider);
  if (outcome.failure !== undefined) throw new Error(outcome.failure);
  return prove(outcome, provider.profile);
}

/** Where the account's id comes from, by `account.type` as core sets it. */
const ID_SOURCES: Record<string, string> = {
  email: "e-mail address",
  credentials: "id",
  webauthn: "credential id",
};

async function signInDirectly(name: string): Promise<SignInProof> {
  const { user, trace } = await signInWith(name);
  const { type, providerAccountId } = accountOf(trace);
  const asked = trace.flatMap((event) =>
    event.kind === "request" && event.from.role === "app" ? [event] : [],
  );
  return {
    idSource: ID_SOURCES[type] ?? type,
    idType: typeof providerAccountId,
    nameFrom: user.name ? "full name" : null,
    email: Boolean(user.email),
    picture: Boolean(user.image),
    hosts: [...new Set(asked.map(({ url }) => new URL(url).origin))],
    requests: { browser: 0, app: asked.length },
  };
}

/** The account of the sign-in, as core handed it to `events.signIn`. */
function accountOf(trace: readonly TraceEvent[]): { type: string; providerAccountId: unknown } {
  const call = trace.findLast(
    (event) => event.kind === "call" && event.type === "event" && event.name === "signIn",
  );
  const [message] = JSON.parse(call?.kind === "call" ? call.args : "[]") as {
    account?: { type: string; providerAccountId: unknown };
  }[];
  if (!message?.account) throw new Error("Core told nobody of the sign-in.");
  return message.account;
}

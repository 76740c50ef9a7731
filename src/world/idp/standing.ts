import type { Question } from "./authorization-request";
import type { Prompt, ProviderDefinition } from "./definition";
import type { IdentityProvider } from "./identity-provider";
import type { Persona } from "./personas";
import type { Session } from "./sessions";

/** Who is signed in at the browser that sends a request, and what has to be asked all the same. */
export interface Standing {
  session: Session | undefined;
  person: Persona | undefined;
  /** Whom the app expects. */
  hinted: Persona | undefined;
  mustSignIn: boolean;
  mustChoose: boolean;
  mustConsent: boolean;
}

/** Weighs a request's prompt, max_age and hints (OpenID Connect Core 1.0, section 3.1.2.1). */
export async function standingOf(
  { request, params, client, scopes }: Question,
  provider: IdentityProvider,
): Promise<Standing> {
  const { sessions, people, definition } = provider;
  const session = sessions.of(request);
  const person = session && people.find(session.personId);
  const prompts = promptsOf(params, definition);
  const hinted = await personHinted(params, provider);
  const isExpected = hinted === undefined || hinted.id === person?.id;
  return {
    session,
    person,
    hinted,
    mustSignIn:
      !person || prompts.has("login") || isTooOld(session, params, provider) || !isExpected,
    mustChoose: prompts.has("select_account"),
    mustConsent:
      prompts.has("consent") || !(person && sessions.hasConsent(person.id, client.id, scopes)),
  };
}

/** The prompts of a request that the provider heeds. */
export function promptsOf(
  params: URLSearchParams,
  { prompts = [] }: ProviderDefinition,
): Set<Prompt> {
  const given = (params.get("prompt") ?? "").split(" ");
  return new Set(prompts.filter((prompt) => given.includes(prompt)));
}

/** An age of zero cannot be met: it asks for a new sign-in, as prompt=login does. */
function isTooOld(
  session: Session | undefined,
  params: URLSearchParams,
  { clock, definition }: IdentityProvider,
): boolean {
  const maxAge = params.get("max_age");
  if (!session || maxAge === null || !heedsPrompts(definition)) return false;
  const age = clock.now() - session.authenticatedAt;
  return Number(maxAge) === 0 || age > Number(maxAge) * 1000;
}

async function personHinted(
  params: URLSearchParams,
  provider: IdentityProvider,
): Promise<Persona | undefined> {
  const { definition, people } = provider;
  const token = heedsPrompts(definition) ? params.get("id_token_hint") : null;
  const read = token === null ? undefined : await definition.readIdToken?.(token, provider);
  if (read) return read.persona;
  const { loginHint = heedsPrompts(definition) && "login_hint" } = definition;
  const hint = loginHint === false ? null : params.get(loginHint);
  return hint === null ? undefined : people.hinted(hint);
}

/** A provider without prompts knows the other parameters of OpenID Connect as little. */
function heedsPrompts({ prompts = [] }: ProviderDefinition): boolean {
  return prompts.length > 0;
}

import type { Grant } from "./grants";
import type { IdentityProvider } from "./identity-provider";
import type { Persona } from "./personas";

/** How a provider tells who somebody is. */
export interface ClaimsSettings {
  issuer: string;
  /** The identifier of a person at this provider, which never changes. */
  subject: (persona: Persona) => string;
  /** Claims beside the standard ones. */
  claims: (persona: Persona, scopes: Set<string>) => Record<string, unknown>;
}

/** Claims that the scopes below reach, for the discovery document. */
export const STANDARD_CLAIMS = [
  "sub",
  "name",
  "preferred_username",
  "picture",
  "email",
  "email_verified",
  "address",
  "phone_number",
  "phone_number_verified",
];

/**
 * What a client may know of a person: what the granted scopes reach (OpenID Connect Core 1.0,
 * section 5.4) and the provider knows, as it is now.
 */
export function claimsOf(
  grant: Grant,
  { people, faults }: IdentityProvider,
  settings: ClaimsSettings,
): Record<string, unknown> {
  const persona = people.find(grant.persona.id) ?? grant.persona;
  const scopes = new Set(grant.scope.split(" "));
  return {
    ...(!faults.missingSubject && { sub: settings.subject(persona) }),
    ...(scopes.has("profile") && {
      name: persona.name,
      preferred_username: persona.username,
      picture: `${withoutSlash(settings.issuer)}/pictures/${persona.id}.svg`,
    }),
    ...(scopes.has("email") &&
      persona.email !== undefined && {
        email: persona.email,
        email_verified: persona.emailVerified,
      }),
    ...(scopes.has("address") &&
      persona.address !== undefined && { address: { formatted: persona.address } }),
    ...(scopes.has("phone") &&
      persona.phone !== undefined && { phone_number: persona.phone, phone_number_verified: true }),
    ...settings.claims(persona, scopes),
  };
}

/** An issuer identifier as the beginning of addresses below it. */
export function withoutSlash(issuer: string): string {
  return issuer.replace(/\/$/, "");
}

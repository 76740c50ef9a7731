import type { Persona } from "../../world/idp/personas";
import { type About, granted, type Subject } from "../about";

/** When the personas joined the providers: before any world begins. */
export const JOINED = "2021-04-12T08:30:00Z";

/** The same moment in seconds since the epoch. */
export const JOINED_SECONDS = Date.parse(JOINED) / 1000;

/**
 * The standard claims that a scope reaches (OpenID Connect Core 1.0, sections 5.1 and 5.4): what
 * OpenID providers send that keep to the book.
 */
export function standardClaims(about: About) {
  return {
    sub: about.uuid,
    ...(granted(about, "profile") && profileClaims(about)),
    ...(granted(about, "email") && emailClaims(about)),
  };
}

/** Name, user name, picture. */
export function profileClaims({ persona, given, family, picture }: About) {
  return {
    name: persona.name,
    given_name: given,
    family_name: family,
    preferred_username: persona.username,
    ...(picture && { picture }),
    locale: "en",
    updated_at: JOINED_SECONDS,
  };
}

/** The address, and whether the provider vouches for it. */
export function emailClaims({ persona }: Pick<About, "persona">) {
  return { email: persona.email, email_verified: persona.emailVerified };
}

/** Where the pictures of people are whose provider keeps an address only. */
export function gravatar({ hex }: Subject): string {
  return `https://www.gravatar.com/avatar/${hex}`;
}

/** The address as a list, for providers that keep several; empty for a person without one. */
export function addressesOf({ email }: Partial<Pick<Persona, "email">>): string[] {
  return email === undefined ? [] : [email];
}

/** Somebody who can sign in at an identity provider. */
export interface Persona {
  /** Short name, the value of the consent form's button. Identifies the person at every provider. */
  id: string;
  name: string;
  username: string;
  /** Absent: the provider knows no address of this person. */
  email?: string;
  /** Whether the provider vouches that the address is the person's own. */
  emailVerified: boolean;
  /** The address that the provider knows from the person's second sign-in on. */
  laterEmail?: string;
  /** In one line, as the OpenID Connect claim `address.formatted` has it. */
  address?: string;
  /** In the form of E.164. */
  phone?: string;
}

/** Alice: a verified e-mail address, nothing unusual. */
export const alice: Persona = {
  id: "alice",
  name: "Alice Example",
  username: "alice-example",
  email: "alice@mail.example",
  emailVerified: true,
  address: "1 Example Street, Springfield",
  phone: "+12025550100",
};

/** Bob: a second ordinary person, to see that two people are kept apart. */
export const bob: Persona = {
  id: "bob",
  name: "Bob Example",
  username: "bob-example",
  email: "bob@mail.example",
  emailVerified: true,
};

/** Carol: never followed the link that would have verified her e-mail address. */
export const carol: Persona = {
  id: "carol",
  name: "Carol Example",
  username: "carol-example",
  email: "carol@mail.example",
  emailVerified: false,
};

/** Dave: has no e-mail address, or does not share it; a phone number is all that is known. */
export const dave: Persona = {
  id: "dave",
  name: "Dave Example",
  username: "dave-example",
  emailVerified: false,
  phone: "+12025550104",
};

/** Erin: changes her e-mail address after her first sign-in. Both are verified. */
export const erin: Persona = {
  id: "erin",
  name: "Erin Example",
  username: "erin-example",
  email: "erin@mail.example",
  emailVerified: true,
  laterEmail: "erin@new-mail.example",
};

/** Zoë: a name and an address whose letters need care: quotes, an accent, capitals. */
export const zoe: Persona = {
  id: "zoe",
  name: `Zoë "Zed" O'Neil & Co`,
  username: "zoe-o-neil",
  email: "Zoe.ONeil@Mail.Example",
  emailVerified: true,
};

/** Mallory: an attacker, who gave Alice's address as her own. The provider has not verified it. */
export const mallory: Persona = {
  id: "mallory",
  name: "Mallory Example",
  username: "mallory-example",
  email: "alice@mail.example",
  emailVerified: false,
};

/** Trudy: an attacker at a provider without care, which says that Alice's address is hers. */
export const trudy: Persona = {
  id: "trudy",
  name: "Trudy Example",
  username: "trudy-example",
  email: "alice@mail.example",
  emailVerified: true,
};

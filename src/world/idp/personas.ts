/** Somebody who can sign in at an identity provider. */
export interface Persona {
  /** Short name, the value of the consent form's button. */
  id: string;
  name: string;
  username: string;
  email: string;
  emailVerified: boolean;
}

/** Alice: a verified e-mail address, nothing unusual. */
export const alice: Persona = {
  id: "alice",
  name: "Alice Example",
  username: "alice-example",
  email: "alice@mail.example",
  emailVerified: true,
};

/** Bob: a second ordinary person, to see that two people are kept apart. */
export const bob: Persona = {
  id: "bob",
  name: "Bob Example",
  username: "bob-example",
  email: "bob@mail.example",
  emailVerified: true,
};

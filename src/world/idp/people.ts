import type { Persona } from "./personas";

/**
 * The people whom one provider knows. A provider keeps its own record of each: a persona is a
 * constant that worlds share, the record is what changes.
 */
export class People {
  readonly #records: Map<string, Persona>;
  readonly #haveSignedIn = new Set<string>();

  constructor(personas: readonly Persona[]) {
    this.#records = new Map(personas.map((persona) => [persona.id, persona]));
  }

  /** Everybody, as the provider knows them now. */
  get all(): Persona[] {
    return [...this.#records.values()];
  }

  /** The person with this id, as the provider knows them now. */
  find(id: string): Persona | undefined {
    return this.#records.get(id);
  }

  /** The person whom a hint names, by id, e-mail address or user name (`login_hint`). */
  hinted(hint: string): Persona | undefined {
    const wanted = hint.toLowerCase();
    return this.all.find(({ id, email, username }) =>
      [id, email, username].some((name) => name?.toLowerCase() === wanted),
    );
  }

  /**
   * Changes what the provider knows of somebody: a new address, another name.
   *
   * @throws Error if the provider does not know the person
   */
  change({ id }: Pick<Persona, "id">, changes: Partial<Omit<Persona, "id">>): void {
    const record = this.#records.get(id);
    if (!record) {
      const known = [...this.#records.keys()].join(", ") || "nobody";
      throw new Error(`The provider does not know "${id}"; it knows ${known}.`);
    }
    this.#records.set(id, { ...record, ...changes });
  }

  /** Somebody signs in for the first time, or again: who has moved meanwhile has a new address. */
  arrive(): void {
    for (const { id, laterEmail } of this.all) {
      if (laterEmail === undefined || !this.#haveSignedIn.has(id)) continue;
      this.change({ id }, { email: laterEmail, laterEmail: undefined });
    }
  }

  /** Notes that somebody signed in to an app. */
  signedIn({ id }: Persona): void {
    this.#haveSignedIn.add(id);
  }
}

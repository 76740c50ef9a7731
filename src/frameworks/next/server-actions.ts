/** A Server Action: it gets the form that was sent, or what a script of the page called it with. */
export type ServerAction = (...args: unknown[]) => unknown;

/** Such a function, as React's renderer looks at it: what stands in a form that calls it. */
interface Marked {
  $$FORM_ACTION?: () => {
    name: string;
    method: string;
    encType: string;
    data: null;
  };
}

const FIELD = "$ACTION_ID_";

/** Whether a function itself begins with the directive. */
function isInline(text: string): boolean {
  return /^[^{]*\{\s*(?:\/\/[^\n]*\n\s*)*["']use server["']/.test(text);
}

/**
 * The Server Actions that forms on pages can call, by the id that stands in the form. A function in a
 * component is made anew each time the page is rendered, with the values that it had then, and so is
 * its id: Next.js sends those values along instead, encrypted.
 */
export class ServerActions {
  readonly #actions = new Map<string, ServerAction>();
  readonly #ids = new WeakMap<object, string>();

  /** Takes the functions that a file with the directive exports. */
  addFile(path: string, exports: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(exports)) {
      if (typeof value === "function") this.#add(value as ServerAction, `${path}#${name}`);
    }
  }

  /** Whether forms may call a function; one with the directive inside is taken in. */
  has(value: (...args: never[]) => unknown): boolean {
    if (this.#ids.has(value)) return true;
    const text = Function.prototype.toString.call(value);
    if (!isInline(text)) return false;
    this.#add(value as ServerAction, `${text}#${this.#actions.size}`);
    return true;
  }

  /** The id of such a function; undefined for others. */
  idOf(value: unknown): string | undefined {
    if (typeof value !== "function" || !this.has(value as never)) return undefined;
    return this.#ids.get(value);
  }

  /** The action of an id. */
  find(id: string): ServerAction | undefined {
    return this.#actions.get(id);
  }

  /**
   * The action that a form calls, and the form without the fields that say so.
   *
   * @returns undefined if it calls none; an action that does not exist is null
   */
  read(form: FormData): { action: ServerAction | null; form: FormData } | undefined {
    const id = [...form.keys()].find((name) => name.startsWith(FIELD));
    if (id === undefined) return undefined;
    const own = new FormData();
    for (const [name, value] of form) if (!name.startsWith("$ACTION_")) own.append(name, value);
    return { action: this.#actions.get(id.slice(FIELD.length)) ?? null, form: own };
  }

  #add(action: ServerAction & Marked, name: string): void {
    const id = idOf(name);
    this.#actions.set(id, action);
    this.#ids.set(action, id);
    action.$$FORM_ACTION = () => ({
      name: FIELD + id,
      method: "POST",
      encType: "multipart/form-data",
      data: null,
    });
    // Arguments that are bound go along as those in a closure do.
    action.bind = (self: unknown, ...args: unknown[]) => {
      const bound = Function.prototype.bind.call(action, self, ...args) as ServerAction;
      this.#add(bound, `${name}#${this.#actions.size}`);
      return bound;
    };
  }
}

/** An id as Next.js's are: 42 hexadecimal digits that say nothing. FNV-1a, continued. */
function idOf(name: string): string {
  let hash = 0xcbf29ce484222325n;
  let digits = "";
  for (let round = 0; digits.length < 42; round++) {
    for (const character of `${name}${round}`) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
    }
    digits += hash.toString(16).padStart(16, "0");
  }
  return digits.slice(0, 42);
}

import type { SyntaxNode } from "@lezer/common";

import { memberOf, objectAt, removeMember, setMember } from "./object-literal";
import {
  apply,
  children,
  defaultExport,
  type Edit,
  parse,
  resolve,
  type Source,
  textOf,
} from "./syntax";

type Path = readonly [string, ...string[]];

/** An entry of a config's list of providers, as it is written. */
export interface ProviderCode {
  /** What it is called in the code: `GitHub`, or the `id` of an object. */
  name: string;
  /** Position in the list. */
  index: number;
}

/**
 * The text of an `auth.ts` as a configuration: the object that it exports by default, read and
 * changed where it stands. Code that is computed, spread or not finished is left alone: then a
 * change is refused, and the reader makes it by hand.
 */
export class ConfigCode {
  readonly text: string;
  readonly #source: Source;
  readonly #config: SyntaxNode | undefined;

  constructor(text: string) {
    this.text = text;
    this.#source = parse(text);
    const node = defaultExport(this.#source);
    this.#config = node?.name === "ObjectExpression" ? node : undefined;
  }

  /** The file exports an object that is written out. */
  get isReadable(): boolean {
    return this.#config !== undefined;
  }

  /** The member at a path is there, whatever it is. */
  has(path: Path): boolean {
    return this.#member(path) !== undefined;
  }

  /** The text of the value at a path; of a method, all of it. Undefined if there is none. */
  read(path: Path): string | undefined {
    const member = this.#member(path);
    return member && textOf(this.#source, member.value ?? member.node);
  }

  /**
   * Gives the config a member.
   *
   * @param member as it is written: `maxAge: 60`
   * @returns the new text; undefined if the code is not written so that this can be done
   */
  set(path: Path, member: string): string | undefined {
    return this.#changed(this.#config && setMember(this.#source, this.#config, path, member));
  }

  /** Takes a member away. @returns the new text; undefined if there is no such member */
  remove(path: Path): string | undefined {
    return this.#changed(this.#config && removeMember(this.#source, this.#config, path));
  }

  /** The providers that are written out in the list. */
  get providers(): ProviderCode[] {
    return this.#entries.flatMap((node, index) => {
      const name = this.#nameOf(node);
      return name === undefined ? [] : [{ name, index }];
    });
  }

  /** The text of a provider's option; undefined if it does not have it. */
  readOption(index: number, option: string): string | undefined {
    const options = this.#optionsOf(index);
    const member = options && memberOf(this.#source, options, option);
    return member && textOf(this.#source, member.value ?? member.node);
  }

  /** Gives a provider an option: `checks: ["state"]`. @returns the new text; undefined as for `set` */
  setOption(index: number, option: string, member: string): string | undefined {
    const entry = this.#entries[index];
    if (!entry) return undefined;
    const options = this.#optionsOf(index);
    if (options) return this.#changed(setMember(this.#source, options, [option], member));
    if (entry.name === "VariableName") {
      return this.#changed({ from: entry.to, to: entry.to, insert: `({ ${member} })` });
    }
    const list = this.#argumentsOf(entry);
    if (!list || textOf(this.#source, list).replaceAll(/\s/g, "") !== "()") return undefined;
    return this.#changed({ from: list.from, to: list.to, insert: `({ ${member} })` });
  }

  /** Takes an option away from a provider. @returns the new text; undefined if it does not have it */
  removeOption(index: number, option: string): string | undefined {
    const options = this.#optionsOf(index);
    return options && this.#changed(removeMember(this.#source, options, [option]));
  }

  /** Adds an import after the last one, unless the very same is there. */
  withImport(statement: string): string {
    if (this.text.includes(statement)) return this.text;
    const last = children(this.#source.root, "ImportDeclaration").at(-1);
    const at = last?.to ?? 0;
    return apply(this.text, [
      { from: at, to: at, insert: last ? `\n${statement}` : `${statement}\n` },
    ]);
  }

  #member(path: Path) {
    const [last, ...reversed] = [...path].reverse();
    const object = this.#config && objectAt(this.#source, this.#config, reversed.reverse());
    return object && last !== undefined ? memberOf(this.#source, object, last) : undefined;
  }

  #changed(edit: Edit | undefined): string | undefined {
    return edit && apply(this.text, [edit]);
  }

  /** The expressions in the list of providers; undefined stands for what is spread into it. */
  get #entries(): (SyntaxNode | undefined)[] {
    const value = this.#config && memberOf(this.#source, this.#config, "providers")?.value;
    const list = value && resolve(this.#source, value);
    if (list?.name !== "ArrayExpression") return [];
    const entries: (SyntaxNode | undefined)[] = [];
    let isSpread = false;
    for (const node of children(list)) {
      if (/^[[\],]$|Comment$/.test(node.name)) continue;
      if (node.name === "Spread") isSpread = true;
      else {
        entries.push(isSpread ? undefined : node);
        isSpread = false;
      }
    }
    return entries;
  }

  #nameOf(entry: SyntaxNode | undefined): string | undefined {
    if (!entry) return undefined;
    if (entry.name === "VariableName") return textOf(this.#source, entry);
    const node = resolve(this.#source, entry);
    if (node?.name === "CallExpression" && node.firstChild) {
      return textOf(this.#source, node.firstChild);
    }
    const id = node?.name === "ObjectExpression" && memberOf(this.#source, node, "id")?.value;
    return id ? textOf(this.#source, id).replaceAll(/^["']|["']$/g, "") : undefined;
  }

  /** The object with a provider's options: what it is called with, or the provider itself. */
  #optionsOf(index: number): SyntaxNode | undefined {
    const entry = this.#entries[index];
    const node = entry && resolve(this.#source, entry);
    if (node?.name === "ObjectExpression") return node;
    const list = node && this.#argumentsOf(node);
    const [first] = list ? children(list).filter(({ name }) => !/^[(),]$/.test(name)) : [];
    const options = first && resolve(this.#source, first);
    return options?.name === "ObjectExpression" ? options : undefined;
  }

  #argumentsOf(node: SyntaxNode): SyntaxNode | undefined {
    return node.name === "CallExpression" ? children(node, "ArgList")[0] : undefined;
  }
}

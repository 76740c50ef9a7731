import type { Exports } from "../../framework";
import type { ClientReference } from "./tree";

/** Which components are those of modules that run in pages, too. */
export class ClientReferences {
  readonly #references = new WeakMap<object, ClientReference>();

  /** Takes what a module exports. */
  add(module: string, exports: Exports): void {
    for (const [name, value] of Object.entries(exports)) {
      const isReferable = typeof value === "function" || typeof value === "object";
      if (value !== null && isReferable) this.#references.set(value, { module, name });
    }
  }

  /** The export that a component is; undefined for those of the server. */
  of(type: unknown): ClientReference | undefined {
    return (typeof type === "function" || typeof type === "object") && type !== null
      ? this.#references.get(type)
      : undefined;
  }
}

/** Origins of a world, and where each of them answers on this machine. */
export class Addresses {
  readonly #local = new Map<string, string>();

  /** @throws if the origin has an address already */
  add(simulated: string, local: string): void {
    const { origin } = new URL(simulated);
    if (this.#local.has(origin)) throw new Error(`Two servers claim ${origin}.`);
    this.#local.set(origin, new URL(local).origin);
  }

  /** Pairs of a simulated origin and the local one. */
  get pairs(): [simulated: string, local: string][] {
    return [...this.#local];
  }

  /** An absolute URL at its local address; as it is, if its origin is none of the world's. */
  toLocal(url: string): string {
    if (!URL.canParse(url)) return url;
    const { origin, href } = new URL(url);
    const local = this.#local.get(origin);
    return local === undefined ? url : local + href.slice(origin.length);
  }

  /** A text in which local origins have become those of the world. */
  simulatedIn(text: string): string {
    return this.#replace(text, (simulated, local) => [local, simulated]);
  }

  /** A text in which origins of the world have become local. */
  localIn(text: string): string {
    return this.#replace(text, (simulated, local) => [simulated, local]);
  }

  /** A form's or a query's parameters with the world's origins in their values. */
  simulatedParameters(parameters: string): string {
    const read = [...new URLSearchParams(parameters)];
    const mapped = read.map(([name, value]) => [name, this.simulatedIn(value)]);
    return new URLSearchParams(mapped).toString();
  }

  #replace(text: string, pair: (simulated: string, local: string) => [string, string]): string {
    return this.pairs.reduce((replaced, [simulated, local]) => {
      const [from, to] = pair(simulated, local);
      // Only whole origins: not the beginning of a longer host, nor of a longer port.
      const pattern = new RegExp(`${escape(from)}(?![\\w.:-]*\\w)`, "g");
      return replaced.replace(pattern, to);
    }, text);
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

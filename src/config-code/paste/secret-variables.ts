import { wordsOf } from "./secret-names";

/** Calls that take a whole configuration: a secret in them belongs to no service. */
const OF_CONFIGURATION = /Auth\$?$|Handler$|Config$/;

/** Names the variables of the environment that take the place of secrets in one text. */
export class SecretVariables {
  readonly #byValue = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #taken = new Set<string>();

  /**
   * The variable for a secret, named as Auth.js names those it knows: `AUTH_GITHUB_SECRET`. One value has
   * one variable.
   *
   * @param member the member or variable whose value it is
   * @param callee what it is handed to: `GitHub`, `GitHubProvider`
   */
  of(value: string, member: string | undefined, callee: string | undefined): string {
    const known = this.#byValue.get(value);
    if (known !== undefined) return known;
    const wanted = variableName(serviceOf(callee), member);
    let name = wanted;
    while (this.#taken.has(name)) {
      const count = (this.#counts.get(wanted) ?? 1) + 1;
      this.#counts.set(wanted, count);
      name = `${wanted}_${count}`;
    }
    this.#taken.add(name);
    this.#byValue.set(value, name);
    return name;
  }
}

function serviceOf(callee: string | undefined): string | undefined {
  if (callee === undefined || OF_CONFIGURATION.test(callee)) return undefined;
  return callee.replace(/(?<=.)Provider$/, "").toUpperCase();
}

function variableName(service: string | undefined, member: string | undefined): string {
  const given = wordsOf(member ?? "secret")
    .join("_")
    .toUpperCase();
  const words = /^[A-Z]/.test(given) ? given : `SECRET_${given}`.replace(/_$/, "");
  if (service === undefined) return words === "SECRET" ? "AUTH_SECRET" : words;
  if (/^CLIENT_?SECRET$/.test(words)) return `AUTH_${service}_SECRET`;
  if (/^API_?KEY$/.test(words)) return `AUTH_${service}_KEY`;
  return `${service}_${words}`;
}

/**
 * Reads a `.env` file: lines of the form `NAME=value`, with or without quotes around the value; what
 * is no such line, a comment for instance, is passed over.
 */
export function parseEnvironment(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const [, name, quote, quoted, bare] =
      /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:(["'])(.*?)\2|([^#]*))/.exec(line) ?? [];
    if (name !== undefined)
      variables[name] = quote === undefined ? (bare ?? "").trim() : (quoted ?? "");
  }
  return variables;
}

/** Where `process.env` is, which is all of `process` that there is in a realm. */
interface WithProcess {
  process?: { env: Record<string, string> };
}

/** Gives variables to the reader's code and to the packages in the realm, as `process.env`. */
export function installEnvironment(target: object, variables: Record<string, string>): void {
  const host = target as WithProcess;
  host.process ??= { env: {} };
  Object.assign(host.process.env, variables);
}

/** The variables that the reader's code and the packages see. */
export function environmentOf(target: object): Readonly<Record<string, string>> {
  return (target as WithProcess).process?.env ?? {};
}

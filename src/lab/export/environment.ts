import { variablesOf } from "../../config-code/paste/environment";

/** What every project reads of its environment. */
const OWN = `# The app answers at http://localhost:PORT.
PORT=3000
# The simulated providers answer at this port and those after it.
SIMULATED_PORT=4000
# Origins that are not simulated, separated by commas: https://github.com,https://api.github.com
REAL_ORIGINS=
`;

/** Variables that change how Node, npm, a shell or the loader of programs work: no lab may set them. */
const OF_THE_MACHINE =
  /^(?:NODE_|npm_|LD_|DYLD_|UV_|GIT_|TSX_|ESBUILD_|_*NEXT_(?!PUBLIC_)|.*_PROXY$|PATH(?:EXT)?$|SSL_CERT|OPENSSL_|BASH_ENV$|ENV$|IFS$|SHELL$|COMSPEC$|SYSTEMROOT$|WINDIR$|HOME$|USERPROFILE$|APPDATA$|TE?MP$|TMPDIR$)/i;

/** What ends a line for one of those who read an `.env`: Node, and the dotenv of Next.js. */
const LINE_END = /(?<=\r\n|\n|\r(?!\n)|\u2028|\u2029)/;

/**
 * An `.env` without the lines that set a variable of the machine: such a file runs code before the first
 * line of a program (`NODE_OPTIONS`), or leads it elsewhere (`HTTPS_PROXY`).
 *
 * @returns the text, else as it was, and the names of what is left out
 */
export function withoutMachine(labs: string): { text: string; leftOut: string[] } {
  const leftOut = new Set<string>();
  const kept = labs.split(LINE_END).filter((line) => {
    // Also a name alone: some take what follows on the next line for its value.
    const [, name] = /^\s*(?:export\s+)?([\w.-]+)\s*(?:[=:]|$)/.exec(line) ?? [];
    if (name === undefined || !OF_THE_MACHINE.test(name)) return true;
    leftOut.add(name);
    return false;
  });
  return { text: kept.join(""), leftOut: [...leftOut].sort() };
}

/**
 * An `.env` that came with a link, without what the code has no use for: the lines that give a value to a
 * variable which the code reads through `process.env`.
 *
 * @param code the texts of the files
 */
export function knownVariables(labs: string, code: readonly string[]): string {
  const read = new Set(code.flatMap(variablesOf));
  // `setEnvDefaults(process.env, config)` reads what is named after a provider.
  const handsOn = code.some((text) => /[(,]\s*process\.env\s*[,)]/.test(text));
  const isRead = (name: string) => read.has(name) || (handsOn && /^AUTH_[A-Z0-9_]+$/.test(name));
  const lines = labs.split(LINE_END).flatMap((line) => {
    const [, name = "", value = ""] =
      /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*("[^"]*"|'[^']*'|[^"'`#]*)/.exec(line) ?? [];
    return isRead(name) ? [`${name}=${value.trim()}`] : [];
  });
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** The `.env` with which a project starts: what the lab's own says, and the ports. */
export function dotEnv(labs: string): string {
  return labs === "" ? OWN : `${ended(labs)}\n${OWN}`;
}

/** The file to copy: the lab's variables without their values. */
export function dotEnvExample(labs: string): string {
  if (labs === "") return OWN;
  const names = [...labs.matchAll(/^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/gm)].map(
    ([, name]) => name,
  );
  return `${names.map((name) => `${name}=`).join("\n")}\n\n${OWN}`;
}

function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

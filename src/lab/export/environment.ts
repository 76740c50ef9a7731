import { variablesOf } from "../../config-code/paste/environment";

/** What every project reads of its environment. */
const OWN = `# The app answers at http://localhost:PORT.
PORT=3000
# The simulated providers answer at this port and those after it.
SIMULATED_PORT=4000
# Origins that are not simulated, separated by commas: https://github.com,https://api.github.com
REAL_ORIGINS=
`;

/** Variables that change how Node, npm or the loader of programs work: no link may set them. */
const OF_THE_MACHINE =
  /^(?:NODE_|npm_|LD_|DYLD_|.*_PROXY$|PATH$|SSL_CERT|OPENSSL_|BASH_ENV$|ENV$|IFS$|SHELL$|HOME$|TMPDIR$|TSX_)/i;

/**
 * An `.env` that came with a link, without what the code has no use for: the lines that give a value to a
 * variable which the code reads through `process.env`, and which is none of the machine's.
 *
 * @param code the texts of the files
 */
export function knownVariables(labs: string, code: readonly string[]): string {
  const read = new Set(code.flatMap(variablesOf));
  // `setEnvDefaults(process.env, config)` reads what is named after a provider.
  const handsOn = code.some((text) => /[(,]\s*process\.env\s*[,)]/.test(text));
  const isRead = (name: string) => read.has(name) || (handsOn && /^AUTH_[A-Z0-9_]+$/.test(name));
  const lines = labs.split(/\r\n|[\n\r]/).flatMap((line) => {
    const [, name = "", value = ""] =
      /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*("[^"]*"|'[^']*'|[^"'`#]*)/.exec(line) ?? [];
    return isRead(name) && !OF_THE_MACHINE.test(name) ? [`${name}=${value.trim()}`] : [];
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

/** What every project reads of its environment. */
const OWN = `# The app answers at http://localhost:PORT.
PORT=3000
# The simulated providers answer at this port and those after it.
SIMULATED_PORT=4000
# Origins that are not simulated, separated by commas: https://github.com,https://api.github.com
REAL_ORIGINS=
`;

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

import type { Target } from "./project";

interface Subject {
  title: string;
  target: Target;
  /** Names of the reader's files. */
  files: readonly string[];
  usesSqlite: boolean;
  /** Packages that the files import and that no lab has. */
  unknown: readonly string[];
  /** Variables of the lab's `.env` that the project's does not have: they change how Node works. */
  leftOut: readonly string[];
  /** What files that came with a link use of the machine; undefined if none did. */
  uses?: readonly string[];
}

/** The project's README, as Markdown. */
export function readme({
  title,
  target,
  files,
  usesSqlite,
  unknown,
  leftOut,
  uses,
}: Subject): string {
  return `# ${title}
${warning(uses, "`example/`")}
An app with [Auth.js](https://authjs.dev) and ${target.title}, made from a lab. It needs Node 20.12 or later.

\`\`\`sh
npm install && npm start
\`\`\`

Open http://localhost:3000 and sign in. No account is needed: the providers are simulated by servers on your machine. The terminal lists their addresses.
${missing(unknown)}${without(leftOut)}
## What is in it

| path | what it is |
| --- | --- |
| \`example/\` | The files of the lab as they stood in the editor; only \`scenario.ts\`, the lab's world and tour, has a comment more: ${files.map((name) => `\`${name}\``).join(", ")} |
${Object.keys(target.files)
  .map((path) => `| \`${path}\` | ${target.title}: see below |`)
  .join("\n")}
| \`simulated/\` | The simulated providers, as servers; \`start.ts\` starts them with the world of \`example/scenario.ts\`, and \`LICENSES.txt\` has the licenses of what they are made of |
| \`.env\` | Ports and fake values that work at once; not for Git. \`.env.example\` is for Git, without secrets |

${target.about}

## How the simulation works

The code speaks of providers by their own addresses, such as \`https://github.com\`. \`simulated/start.ts\` starts a server on localhost for each of them, and changes this process in two places: \`fetch\` asks the local server instead, and a redirect to such an address leads the browser to the local server. To Auth.js everything looks as it does in earnest: the issuer is an \`https:\` address, so nothing has to be allowed that is insecure. Time is the real one.

- \`PORT\` is the app's port. \`SIMULATED_PORT\` is that of the first simulated server; the others follow.
- The app speaks \`http:\` on localhost, so the names of the cookies of Auth.js have no \`__Secure-\` or \`__Host-\` prefix.
- Browsers do not keep the cookies of different ports of localhost apart. In earnest, each origin has its own.
- Addresses of simulated sites that the app writes into its pages are not changed; take the local ones from the terminal.
- A mail service is simulated if it is an HTTP API: the messages are at the address of "Webmail". One that is reached by SMTP is not: give the provider a real server.
${usesSqlite ? "- `#sqlite` is [sql.js](https://sql.js.org), as in the lab: a database in memory, empty at every start. For a real one, open another in `example/db.ts`, and use the Drizzle driver that belongs to it.\n" : ""}
## How to use a real provider

1. Register an app with the provider. Its callback address is \`http://localhost:3000/auth/callback/<provider id>\`.
2. Put the client id and the client secret in \`.env\`, and have \`example/auth.ts\` read them: \`process.env.AUTH_GITHUB_ID\`, for instance. The values in the file are fake.
3. Name the provider's origins in \`REAL_ORIGINS\`, and start again.

Before you go to production:

- Make a secret with \`openssl rand -base64 33\`, and read it from \`AUTH_SECRET\`. The one of the lab is public.
- Remove the import of \`simulated/start\`, the folder \`simulated/\`, \`example/scenario.ts\`, and the entries of \`imports\` in \`package.json\`.
- \`trustHost: true\` believes the \`Host\` header. Behind a proxy that does not set it, set \`AUTH_URL\`.
`;
}

/**
 * Stands above all else: what a lab keeps in, Node lets out.
 *
 * @param uses what files that came with a link use of the machine; undefined if none did
 * @param where the files are
 */
export function warning(uses: readonly string[] | undefined, where: string): string {
  if (uses === undefined) return "";
  const named = uses.map((one) => `\`${one}\``).join(", ");
  return `
> **The code in ${where} came with a link.** In the lab it could read none of your files. Here it runs on your machine with your rights: it can read your files, start programs and use the network. Read all of it before you run \`npm start\`.
>
> ${uses.length > 0 ? `It uses more of Node than a lab has: ${named}. Look there first.` : "It names no module of Node, and of `process` only `env`. That does not prove that it is harmless."} From its \`.env\` only the variables are kept that the code reads.
`;
}

/** Says what the files import and the project does not install. */
export function missing(unknown: readonly string[]): string {
  if (unknown.length === 0) return "";
  return `
**The files import what no lab has, so it is not in \`package.json\`:** ${unknown.map((one) => `\`${one}\``).join(", ")}. Look at each of them, and install those that you want with \`npm install <name>\`; until then the app does not start.
`;
}

/** Says which variables of the lab the project does not have. */
export function without(leftOut: readonly string[]): string {
  if (leftOut.length === 0) return "";
  return `
**The \`.env\` of the lab sets what changes how Node and npm themselves work, so it is not in the project's:** ${leftOut.map((one) => `\`${one}\``).join(", ")}. Set it in your terminal if you want it.
`;
}

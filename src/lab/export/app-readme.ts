import type { Target } from "./project";
import { missing, warning, without } from "./readme";

interface Subject {
  title: string;
  target: Target;
  /** Packages that the files import and that no lab has. */
  unknown: readonly string[];
  /** Variables of the lab's `.env` that the project's does not have: they change how Node works. */
  leftOut: readonly string[];
  /** What files that came with a link use of the machine; undefined if none did. */
  uses?: readonly string[];
}

/** The README of a project that is the app of a lab itself, as Markdown. */
export function appReadme({ title, target, unknown, leftOut, uses }: Subject): string {
  return `# ${title}
${warning(uses, "this project")}
An app of ${target.title} with [Auth.js](https://authjs.dev), as it stood in a lab. It needs Node 20.12 or later.

\`\`\`sh
npm install && npm start
\`\`\`

Open http://localhost:3000 and sign in. No account is needed: the providers are simulated by servers on your machine. The terminal lists their addresses.
${missing(unknown)}${without(leftOut)}
${target.about}

\`simulated/\` has the simulated providers: \`start.ts\` starts a server on localhost for each of them, and leads what this process fetches, and where it redirects browsers, to these servers. \`.env\` has ports and fake values that work at once; it is not for Git. \`.env.example\` is.

## How to use a real provider

1. Register an app with the provider. Its callback address is \`http://localhost:3000/api/auth/callback/<provider id>\`.
2. Put the client id and the client secret in \`.env\`, and make an \`AUTH_SECRET\` with \`openssl rand -base64 33\`. The values in the file are public.
3. Remove \`instrumentation.ts\`, the folder \`simulated/\` and the entries of \`imports\` in \`package.json\`, and make \`next dev\` the script \`start\`.

In production, set \`AUTH_URL\` to the public address if a proxy stands in front of the app.
`;
}

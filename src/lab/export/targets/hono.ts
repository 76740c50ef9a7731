import type { Target } from "../project";

/** Hono on Node: the lab's app is a web-standard `fetch`, and so is what Hono takes. */
export const hono: Target = {
  title: "Hono",
  packages: ["hono", "@hono/node-server", "tsx"],
  developmentPackages: [],
  start: "node --env-file=.env --import tsx server.ts",
  compilerOptions: {},
  files: {
    "server.ts": `// Simulated providers. Remove this import to speak to real ones only.
import "./simulated/start";

import { serve } from "@hono/node-server";
import { Hono } from "hono";

import app from "./example/app";

const server = new Hono();

// Routes of your own go here, before the one that takes all requests.
server.all("*", (context) => app.fetch(context.req.raw));

const port = Number(process.env.PORT ?? 3000);
serve({ fetch: server.fetch, port, hostname: "localhost" }, () => {
  console.log(\`The app: http://localhost:\${port}\`);
});
`,
  },
  about: `## Hono

\`server.ts\` hands every request to \`example/app.ts\`, which calls \`Auth()\` of \`@auth/core\` with the configuration in \`example/auth.ts\`. No file of the lab is adapted.`,
};

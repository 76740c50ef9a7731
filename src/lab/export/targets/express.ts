import type { Target } from "../project";

/** Express 5: `@auth/express` answers below `/auth`, and the lab's app all else. */
export const express: Target = {
  title: "Express 5",
  packages: ["express", "@auth/express", "tsx"],
  developmentPackages: ["@types/express"],
  start: "node --env-file=.env --import tsx server.ts",
  compilerOptions: {},
  files: {
    "server.ts": `// Simulated providers. Remove this import to speak to real ones only.
import "./simulated/start";

import { ExpressAuth } from "@auth/express";
import express from "express";

import app from "./example/app";
import config from "./example/auth";
import { fetchHandler } from "./fetch-handler";

const server = express();

// Behind a proxy, \`X-Forwarded-Proto\` tells the protocol that the browser uses.
server.set("trust proxy", true);
server.use("/auth", ExpressAuth(config));

// Routes of your own go here, before the one that takes all requests.
server.use(fetchHandler(app));

const port = Number(process.env.PORT ?? 3000);
server.listen(port, "localhost", (error) => {
  if (error) throw error;
  console.log(\`The app: http://localhost:\${port}\`);
});
`,
    "fetch-handler.ts": `import { Readable } from "node:stream";

import type { RequestHandler } from "express";

/** Lets an app with a web-standard \`fetch\` answer in Express. */
export function fetchHandler(app: {
  fetch: (request: Request) => Response | Promise<Response>;
}): RequestHandler {
  return async (incoming, outgoing) => {
    const { method } = incoming;
    const hasBody = method !== "GET" && method !== "HEAD";
    const headers = new Headers();
    for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
      for (const value of values) headers.append(name, value);
    }
    const url = new URL(incoming.originalUrl, \`\${incoming.protocol}://\${incoming.get("host")}\`);
    const request = new Request(url, {
      method,
      headers,
      ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" }),
    });
    const response = await app.fetch(request);
    outgoing.status(response.status);
    for (const [name, value] of response.headers) {
      if (name === "set-cookie") outgoing.appendHeader(name, value);
      else outgoing.setHeader(name, value);
    }
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  };
}
`,
  },
  about: `## Express

\`server.ts\` lets \`ExpressAuth()\` of \`@auth/express\` answer below \`/auth\`, with the configuration in \`example/auth.ts\`. All other requests go to \`example/app.ts\` by \`fetch-handler.ts\`, which makes a web-standard request of Express's. No file of the lab is adapted; what \`app.ts\` does itself below \`/auth\` is not called.`,
};

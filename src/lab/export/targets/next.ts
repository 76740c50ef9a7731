import type { Target } from "../project";

/** Next.js: `next-auth` answers below `/auth`, and the lab's app all else. */
export const next: Target = {
  title: "Next.js",
  packages: ["next", "next-auth", "react", "react-dom"],
  developmentPackages: ["@types/react", "@types/react-dom"],
  start: "node start.mjs",
  compilerOptions: { jsx: "react-jsx", allowJs: true, isolatedModules: true, incremental: true },
  files: {
    "start.mjs": `import { createRequire } from "node:module";

// Next.js reads .env too late for PORT.
process.loadEnvFile();
process.env.NEXT_TELEMETRY_DISABLED ??= "1";

process.argv.push("dev", "--hostname", "localhost");
createRequire(import.meta.url)("next/dist/bin/next");
`,
    "auth.ts": `import NextAuth from "next-auth";

import config from "./example/auth";

// The lab's configuration. Next.js's usual path is /api/auth; the lab's is /auth.
export const { handlers, auth, signIn, signOut } = NextAuth({ basePath: "/auth", ...config });
`,
    "app/auth/[...nextauth]/route.ts": `import { handlers } from "../../../auth";

export const { GET, POST } = handlers;
`,
    "app/[[...path]]/route.ts": `import app from "../../example/app";

// The lab's app answers what no other route does.
const answer = (request: Request) => app.fetch(request);

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
`,
    "app/me/page.tsx": `import { auth } from "../../auth";

/** How a page of Next.js asks who is signed in. */
export default async function Me() {
  const session = await auth();
  return <p>{session ? \`Signed in as \${session.user?.name}\` : "Not signed in"}</p>;
}
`,
    "app/layout.tsx": `import type { ReactNode } from "react";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`,
    "instrumentation.ts": `/** Simulated providers. Remove this file to speak to real ones only. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") await import("./simulated/start");
}
`,
    "next.config.ts": `import type { NextConfig } from "next";

const config: NextConfig = {
  // It loads a file beside itself, which it would not find in a bundle.
  serverExternalPackages: ["sql.js"],
};

export default config;
`,
  },
  about: `## Next.js

\`auth.ts\` gives the configuration in \`example/auth.ts\` to \`next-auth\`, with one option more: \`basePath: "/auth"\`, because Next.js's usual path is \`/api/auth\` and the lab's app links to \`/auth\`. \`app/auth/[...nextauth]/route.ts\` answers there. All other requests go to \`example/app.ts\` by \`app/[[...path]]/route.ts\`; what it does itself below \`/auth\` is not called. \`app/me/page.tsx\` shows how a page reads the session.

\`npm start\` runs \`next dev\`, which needs no build. For production, \`npx next build && npx next start\`.`,
};

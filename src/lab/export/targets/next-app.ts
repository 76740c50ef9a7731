import type { Target } from "../project";

/** Next.js, for files that are an app of it: nothing is put around them. */
export const nextApp: Target = {
  title: "Next.js",
  packages: ["next", "next-auth", "react", "react-dom"],
  developmentPackages: ["@types/react", "@types/react-dom"],
  start: "node simulated/next-dev.mjs",
  compilerOptions: { jsx: "react-jsx", allowJs: true, isolatedModules: true, incremental: true },
  files: {
    "simulated/next-dev.mjs": `import { createRequire } from "node:module";

// Next.js reads .env too late for PORT.
process.loadEnvFile();
process.env.NEXT_TELEMETRY_DISABLED ??= "1";

process.argv.push("dev", "--hostname", "localhost");
createRequire(import.meta.url)("next/dist/bin/next");
`,
    "instrumentation.ts": `/** Simulated providers. Remove this file to speak to real ones only. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") await import("./simulated/start");
}
`,
  },
  about: `The app is that of the lab, file by file. \`instrumentation.ts\` is added: Next.js runs it when it starts, and it starts the simulated providers.

\`npm start\` runs \`next dev\`, which needs no build.`,
};

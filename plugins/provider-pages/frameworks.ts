import type { Evidence } from "../catalog/defects";

/** A package through which an app uses Auth.js, and what it does to addresses. */
export interface Framework {
  /** As readers call it. */
  name: string;
  /** Its value where readers choose a framework, as in `?framework=nextjs`. */
  value: string;
  package: string;
  /** Where its routes are if the app does not say otherwise. */
  basePath: string;
  /** The line of the package's `src` that says so; none for a path that the app chooses itself. */
  evidence: Evidence | undefined;
  /** Where a provider is imported from. */
  providers: string;
  /** Whether ID and secret come from environment variables by themselves. */
  readsEnvironment: boolean;
  /** The files of a minimal app. */
  files: (provider: ProviderCode) => File[];
}

/** A provider as it stands in a configuration. */
export interface ProviderCode {
  /** The import, `import GitHub from "next-auth/providers/github"`. */
  import: string;
  /** The entry of `providers`. */
  entry: string;
  /** More options of the configuration, each on lines of its own and with a comma. */
  more: string[];
  /** Imports that those need. */
  imports: string[];
}

interface File {
  title: string;
  code: string;
}

/** The options between the braces of a configuration, indented once. */
function options({ entry, more }: ProviderCode, first: string[] = []): string {
  const providers = `providers: [${entry.replaceAll("\n", "\n  ")}],`;
  return [...first, ...more, providers].map((line) => `  ${line}`).join("\n");
}

function imports(provider: ProviderCode, ...others: string[]): string {
  return [...others, provider.import, ...provider.imports].join("\n");
}

/** The framework packages, and core itself for an app without one. */
export const frameworks: Framework[] = [
  {
    name: "Next.js",
    value: "nextjs",
    package: "next-auth",
    basePath: "/api/auth",
    evidence: { file: "lib/env.ts", line: 34, code: 'config.basePath ||= "/api/auth"' },
    providers: "next-auth/providers",
    readsEnvironment: true,
    files: (provider) => [
      {
        title: "auth.ts",
        code: `${imports(provider, `import NextAuth from "next-auth"`)}

export const { handlers, auth, signIn, signOut } = NextAuth({
${options(provider)}
})`,
      },
      {
        title: "app/api/auth/[...nextauth]/route.ts",
        code: `import { handlers } from "@/auth"

export const { GET, POST } = handlers`,
      },
    ],
  },
  {
    name: "SvelteKit",
    value: "sveltekit",
    package: "@auth/sveltekit",
    basePath: "/auth",
    evidence: { file: "lib/env.ts", line: 11, code: "config.basePath = `${base}/auth`" },
    providers: "@auth/sveltekit/providers",
    readsEnvironment: true,
    files: (provider) => [
      {
        title: "src/auth.ts",
        code: `${imports(provider, `import { SvelteKitAuth } from "@auth/sveltekit"`)}

export const { handle, signIn, signOut } = SvelteKitAuth({
${options(provider)}
})`,
      },
      { title: "src/hooks.server.ts", code: `export { handle } from "./auth"` },
    ],
  },
  {
    name: "Express",
    value: "express",
    package: "@auth/express",
    basePath: "/auth",
    evidence: { file: "index.ts", line: 166, code: "config.basePath = getBasePath(req)" },
    providers: "@auth/express/providers",
    readsEnvironment: true,
    files: (provider) => [
      {
        title: "app.ts",
        code: `${imports(provider, `import { ExpressAuth } from "@auth/express"`, `import express from "express"`)}

const app = express()
app.set("trust proxy", true)
app.use("/auth", ExpressAuth({
${options(provider)}
}))`,
      },
    ],
  },
  {
    name: "Qwik",
    value: "qwik",
    package: "@auth/qwik",
    basePath: "/auth",
    evidence: { file: "index.ts", line: 350, code: 'config.basePath = "/auth"' },
    providers: "@auth/qwik/providers",
    readsEnvironment: true,
    files: (provider) => [
      {
        title: "src/routes/plugin@auth.ts",
        code: `${imports(provider, `import { QwikAuth$ } from "@auth/qwik"`)}

export const { onRequest, useSession, useSignIn, useSignOut } = QwikAuth$(() => ({
${options(provider)}
}))`,
      },
    ],
  },
  {
    name: "SolidStart",
    value: "solid-start",
    package: "@auth/solid-start",
    basePath: "/api/auth",
    evidence: {
      file: "index.ts",
      line: 244,
      code: 'const { prefix = "/api/auth", ...authOptions } = config',
    },
    providers: "@auth/core/providers",
    readsEnvironment: false,
    files: (provider) => [
      {
        title: "src/routes/api/auth/[...solidauth].ts",
        code: `${imports(provider, `import { SolidAuth } from "@auth/solid-start"`)}

export const { GET, POST } = SolidAuth({
${options(provider, [`basePath: "/api/auth",`])}
})`,
      },
    ],
  },
  {
    name: "Without a framework",
    value: "core",
    package: "@auth/core",
    basePath: "/auth",
    evidence: { file: "lib/utils/env.ts", line: 30, code: "config.basePath ??= `/auth`" },
    providers: "@auth/core/providers",
    readsEnvironment: true,
    files: (provider) => [
      {
        title: "auth.ts",
        code: `${imports(provider, `import { Auth, setEnvDefaults, type AuthConfig } from "@auth/core"`)}

export function handle(request: Request): Promise<Response> {
  const config: AuthConfig = {
${options(provider).replaceAll(/^/gm, "  ")}
  }
  setEnvDefaults(process.env, config)
  return Auth(request, config)
}`,
      },
    ],
  },
];

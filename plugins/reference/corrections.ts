import type { Entry } from "./typedoc/outline";

/** A line of a package's `src`. */
export interface SourceLine {
  package: string;
  /** Path below `src`. */
  file: string;
  /** What the line says, without the space around it; it is there once or more. */
  code: string;
}

/** A doc comment of the library that is wrong, and what is true. */
export interface Correction {
  /** The page that shows the comment, by what an app imports. */
  page: string;
  /** The entry below which it stands, by its names; none for the text of the page itself. */
  entry: string | undefined;
  /** Markdown, without a trailing line break. */
  says: string;
  /** The line that is wrong. A test looks for it, so that a correction goes when its mistake goes. */
  wrong: SourceLine;
  /** The line that shows what is true, where one line does. */
  proof?: SourceLine;
}

const CORE = "@auth/core";

/** Every correction. Each stands on the page of its comment. */
export const corrections: Correction[] = [
  {
    page: "@auth/core/providers/credentials",
    entry: "Credentials",
    says: "The example calls `AuthHandler` and takes `{ request }`. The function is `Auth` of `@auth/core`, and `authorize` is called with the credentials first and the request second.",
    wrong: {
      package: CORE,
      file: "providers/credentials.ts",
      code: "* const response = await AuthHandler(request, {",
    },
    proof: {
      package: CORE,
      file: "index.ts",
      code: "export async function Auth(",
    },
  },
  {
    page: "@auth/core/types",
    entry: "SignInPageErrorParam",
    says: "The list is that of NextAuth.js 4. The values that `?error=` has in this version are the types of the errors that may be shown: see [the errors](/reference/core/errors/).",
    wrong: {
      package: CORE,
      file: "types.ts",
      code: "/** TODO: Check if all these are used/correct */",
    },
  },
  {
    page: "@auth/core",
    entry: "logger",
    says: "In the example `error` takes a code and a message, as in NextAuth.js 4. It is called with one argument, the `Error`.",
    wrong: { package: CORE, file: "index.ts", code: "*     error(code, ...message) {" },
    proof: { package: CORE, file: "lib/utils/logger.ts", code: "error: (error: Error) => void" },
  },
  {
    page: "@auth/core/providers/webauthn",
    entry: "simpleWebAuthnBrowserVersion",
    says: "The default is `v9.0.1`.",
    wrong: { package: CORE, file: "providers/webauthn.ts", code: "* Defaults to `v9.0.0`." },
    proof: {
      package: CORE,
      file: "providers/webauthn.ts",
      code: 'export const DEFAULT_SIMPLEWEBAUTHN_BROWSER_VERSION: SemverString = "v9.0.1"',
    },
  },
  {
    page: "@auth/express",
    entry: undefined,
    says: 'The examples mount the handler at `"/auth/*"`. Express 5 refuses that path, and with `"/auth/*splat"` every action is unknown. `app.use("/auth", ExpressAuth({ … }))` works in Express 4 and 5.',
    wrong: {
      package: "@auth/express",
      file: "index.ts",
      code: '* app.use("/auth/*", ExpressAuth({ providers: [ GitHub ] }))',
    },
    proof: {
      package: "@auth/express",
      file: "index.ts",
      code: "config.basePath = getBasePath(req)",
    },
  },
  {
    page: "@auth/sveltekit",
    entry: undefined,
    says: "`AUTH_TRUST_HOST` alone has no effect in production: the package sets `trustHost` to whether the app runs in development, before it looks at the variable. Set `trustHost: true` in the configuration. The base path cannot be overridden either.",
    wrong: {
      package: "@auth/sveltekit",
      file: "lib/index.ts",
      code: "* When deploying your app outside Vercel, set the `AUTH_TRUST_HOST` variable to `true` for other hosting providers like Cloudflare Pages or Netlify.",
    },
    proof: { package: "@auth/sveltekit", file: "lib/env.ts", code: "config.trustHost ??= dev" },
  },
];

/** The corrections of an entry, or of a page's own text, as Markdown; empty if there are none. */
export function correctionsOf(page: string, entry?: Pick<Entry, "path">): string {
  const name = entry?.path.join(".").replace(/\(\)$/, "");
  return corrections
    .filter((each) => each.page === page && each.entry === name)
    .map(({ says }) => `:::warning[Correction]\n\n${says}\n\n:::`)
    .join("\n\n");
}

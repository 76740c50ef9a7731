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
  /** The comment's words that a reader must not follow or copy, and those that the page has instead. */
  instead?: readonly (readonly [wrong: string, right: string])[];
  /** The line that is wrong. A test looks for it, so that a correction goes when its mistake goes. */
  wrong: SourceLine;
  /** The line that shows what is true, where one line does. */
  proof?: SourceLine;
}

const CORE = "@auth/core";
const EXPRESS = "@auth/express";
const SVELTEKIT = "@auth/sveltekit";

/** How to make a secret, and why the command of the comments is not named. */
const MAKE_A_SECRET =
  "The comment names a command of the npm package `auth`. Since 2026 that package belongs to Better Auth, and the command prints `BETTER_AUTH_SECRET`, which Auth.js does not read. `openssl rand -base64 33` makes a secret.";

/** The secret of a website is known to the website. */
const GENERATED_ELSEWHERE =
  "The comment sends you to a website for your secret. Its operator can keep what it shows. Generate the secret on your own machine, as above.";

/** Every correction. Each stands on the page of its comment. */
export const corrections: Correction[] = [
  {
    page: CORE,
    entry: "secret",
    says: MAKE_A_SECRET,
    instead: [["you can use the Auth.js CLI: `npx auth secret`", "run `openssl rand -base64 33`"]],
    wrong: {
      package: CORE,
      file: "index.ts",
      code: "* To generate a random string, you can use the Auth.js CLI: `npx auth secret`",
    },
  },
  {
    page: "@auth/core/errors",
    entry: "MissingSecret",
    says: MAKE_A_SECRET,
    wrong: {
      package: CORE,
      file: "errors.ts",
      code: "* To generate a random string, you can use the Auth.js CLI: `npx auth secret`",
    },
  },
  {
    page: "@auth/core/providers/apple",
    entry: "Apple",
    says: "The comment names a command that adds a provider. The npm package that it belongs to is now the one of Better Auth, and has no such command. Sign the client secret yourself, or with a library such as `jose`.",
    instead: [
      [
        "We provide a CLI command `npx auth add apple`, to help you generate one.",
        "Sign it (ES256) with the private key that you download from Apple, as “Creating the Client Secret” describes.",
      ],
      [
        "This will prompt you for the necessary information and at the end it will add the `AUTH_APPLE_ID` and `AUTH_APPLE_SECRET` to your `.env` file.",
        "Set the two variables `AUTH_APPLE_ID` and `AUTH_APPLE_SECRET`, and renew the secret before it expires, which is after six months at the latest.",
      ],
    ],
    wrong: {
      package: CORE,
      file: "providers/apple.ts",
      code: "* - Apple requires the client secret to be a JWT. We provide a CLI command `npx auth add apple`, to help you generate one.",
    },
  },
  {
    page: CORE,
    entry: "pages",
    says: "The comment's own example sets each page to an address below `/auth`, such as `/auth/signin`. `/auth` is the default base path, so Auth.js answers there, and redirects to itself without end. The addresses above are changed: choose any that is not below your base path.",
    instead: [
      ["signIn: '/auth/signin'", "signIn: '/login'"],
      ["signOut: '/auth/signout'", "signOut: '/logout'"],
      ["error: '/auth/error'", "error: '/sign-in-failed'"],
      ["verifyRequest: '/auth/verify-request'", "verifyRequest: '/check-your-mail'"],
      ["newUser: '/auth/new-user'", "newUser: '/welcome'"],
    ],
    wrong: { package: CORE, file: "index.ts", code: "*     signIn: '/auth/signin'," },
    proof: { package: CORE, file: "lib/utils/env.ts", code: "config.basePath ??= `/auth`" },
  },
  {
    page: "@auth/core/providers/workos",
    entry: "WorkOS",
    says: "The comment's own example has the page at `/auth/signin`. With the default base path, `/auth`, Auth.js answers there, and redirects to itself without end. The address above is changed.",
    instead: [
      ['signIn: "/auth/signin"', 'signIn: "/login"'],
      ["pages/auth/signin.js", "pages/login.js"],
    ],
    wrong: { package: CORE, file: "providers/workos.ts", code: '*   signIn: "/auth/signin",' },
  },
  {
    page: "@auth/core/providers/credentials",
    entry: "Credentials",
    says: "The comment calls `AuthHandler`, as those of other providers do, and takes `{ request }`. The function is `Auth` of `@auth/core`, as above, and `authorize` is called with the credentials first and the request second.",
    instead: [["await AuthHandler(request, {", "await Auth(request, {"]],
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
    page: "@auth/core/providers/azure-ad-b2c",
    entry: "AzureADB2C",
    says: "The example of the comment says that `tenantId` and `primaryUserFlow` can take the place of `issuer`. They are options of version 4, and are ignored: set `issuer`.",
    instead: [
      [
        "// optionally, you can pass `tenantId` and `primaryUserFlow` instead of `issuer`",
        "// the issuer names your tenant and your user flow",
      ],
    ],
    wrong: {
      package: CORE,
      file: "providers/azure-ad-b2c.ts",
      code: "*   // optionally, you can pass `tenantId` and `primaryUserFlow` instead of `issuer`",
    },
  },
  {
    page: EXPRESS,
    entry: undefined,
    says: 'The comment mounts the handler at `"/auth/*"`. Express 5 refuses that path, and with `"/auth/*splat"` every action is unknown. `"/auth"`, as above, works in Express 4 and 5.',
    instead: [['app.use("/auth/*", ExpressAuth', 'app.use("/auth", ExpressAuth']],
    wrong: {
      package: EXPRESS,
      file: "index.ts",
      code: '* app.use("/auth/*", ExpressAuth({ providers: [ GitHub ] }))',
    },
    proof: { package: EXPRESS, file: "index.ts", code: "config.basePath = getBasePath(req)" },
  },
  {
    page: EXPRESS,
    entry: undefined,
    says: "The comment awaits `getSession(req)` in a function that is not `async`, and leaves out the configuration, without which it throws. In the code above, `authConfig` is the object that you give to `ExpressAuth`.",
    instead: [
      ["export function authSession(", "export async function authSession("],
      ["await getSession(req)\n", "await getSession(req, authConfig)\n"],
    ],
    wrong: {
      package: EXPRESS,
      file: "index.ts",
      code: "*   res.locals.session = await getSession(req)",
    },
    proof: { package: EXPRESS, file: "index.ts", code: "setEnvDefaults(process.env, config)" },
  },
  {
    page: EXPRESS,
    entry: undefined,
    says: GENERATED_ELSEWHERE,
    instead: [
      [
        "On UNIX systems you can use `openssl rand -hex 32` or check out `https://generate-secret.vercel.app/32`.",
        "Generate it with `openssl rand -base64 33`.",
      ],
    ],
    wrong: {
      package: EXPRESS,
      file: "index.ts",
      code: "* Don't forget to set the `AUTH_SECRET` environment variable. This should be a minimum of 32 characters, random string. On UNIX systems you can use `openssl rand -hex 32` or check out `https://generate-secret.vercel.app/32`.",
    },
  },
  {
    page: SVELTEKIT,
    entry: undefined,
    says: "The comment sets `AUTH_TRUST_HOST`. Alone it has no effect in production, and neither has `VERCEL`: the package sets `trustHost` to whether the app runs in development, before it looks at the variables. The configuration must have `trustHost: true`.",
    instead: [
      [
        "When deploying your app outside Vercel, set the `AUTH_TRUST_HOST` variable to `true` for other hosting providers like Cloudflare Pages or Netlify.",
        "For production, set `trustHost: true` in the configuration.",
      ],
    ],
    wrong: {
      package: SVELTEKIT,
      file: "lib/index.ts",
      code: "* When deploying your app outside Vercel, set the `AUTH_TRUST_HOST` variable to `true` for other hosting providers like Cloudflare Pages or Netlify.",
    },
    proof: { package: SVELTEKIT, file: "lib/env.ts", code: "config.trustHost ??= dev" },
  },
  {
    page: SVELTEKIT,
    entry: undefined,
    says: "The comment says that you can override `basePath`. The package replaces it: the handler is always at `/auth`, below SvelteKit's own `paths.base`.",
    instead: [[", unless you override ", ". It does not depend on "]],
    wrong: {
      package: SVELTEKIT,
      file: "lib/index.ts",
      code: "* The callback URL used by the [providers](https://authjs.dev/getting-started/providers) must be set to the following, unless you override {@link SvelteKitAuthConfig.basePath}:",
    },
    proof: { package: SVELTEKIT, file: "lib/env.ts", code: "config.basePath = `${base}/auth`" },
  },
  {
    page: SVELTEKIT,
    entry: undefined,
    says: "The comment redirects to `/auth`, which is not a page: the sign-in page is `/auth/signin`.",
    instead: [["redirect(303, '/auth');", "redirect(303, '/auth/signin');"]],
    wrong: {
      package: SVELTEKIT,
      file: "lib/index.ts",
      code: "*   if (!session?.user) throw redirect(303, '/auth');",
    },
  },
  {
    page: SVELTEKIT,
    entry: undefined,
    says: GENERATED_ELSEWHERE,
    wrong: {
      package: SVELTEKIT,
      file: "lib/index.ts",
      code: "* Remember to set the `AUTH_SECRET` [environment variable](https://kit.svelte.dev/docs/modules#$env-dynamic-private). This should be a minimum of 32 characters, random string. On UNIX systems you can use `openssl rand -hex 32` or check out `https://generate-secret.vercel.app/32`.",
    },
  },
  {
    page: "@auth/solid-start",
    entry: undefined,
    says: GENERATED_ELSEWHERE,
    instead: [
      [
        "[Generate an auth secret](https://generate-secret.vercel.app/32), then",
        "Generate a secret with `openssl rand -base64 33`, then",
      ],
    ],
    wrong: {
      package: "@auth/solid-start",
      file: "index.ts",
      code: "* [Generate an auth secret](https://generate-secret.vercel.app/32), then set it as an environment variable:",
    },
  },
  {
    page: "next-auth",
    entry: undefined,
    says: "With a function in place of the configuration, two things differ. `auth(handler)` returns a promise of the handler, although its type says a handler: write `export const GET = async (request, context) => (await auth(handler))(request, context)`. And your function gets `undefined` from `signIn`, `signOut`, `unstable_update`, and from `auth()` in a Server Component: read the request from `headers()` of `next/headers` there.",
    wrong: {
      package: "next-auth",
      file: "index.ts",
      code: "* export const { handlers, auth } = NextAuth(req => {",
    },
    proof: {
      package: "next-auth",
      file: "lib/index.ts",
      code: "const _config = await config(undefined) // Review: Should we pass headers() here instead?",
    },
  },
  {
    page: "next-auth",
    entry: "NextAuth",
    says: "The second example of the comment has a comma too many, and does not compile. It is taken out above.",
    instead: [["    providers: [GitHub],\n  },\n})", "    providers: [GitHub],\n  }\n})"]],
    wrong: { package: "next-auth", file: "index.ts", code: "*   }," },
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

/** A comment's Markdown with what its corrections replace: nothing wrong is there to be copied. */
export function withCorrections(markdown: string): string {
  return replacements.reduce((text, [wrong, right]) => text.replaceAll(wrong, right), markdown);
}

const replacements = corrections.flatMap(({ instead = [] }) => instead);

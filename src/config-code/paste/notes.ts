import { children, type Source, textOf } from "../syntax";
import type { FoundConfig, Framework } from "./find-config";
import type { Imported } from "./imports";
import type { MovedSecret } from "./secrets";
import type { OtherText } from "./other-texts";
import type { TakenEnvironment } from "./pasted-environment";
import { cleanText } from "./secret-text";
import { type Missing, STAND_INS } from "./stand-ins";

/** What is said of a conversion. Backticks mark code. */

export const EMPTY = "There is nothing to convert yet. Paste the file with your configuration.";

export const TOO_LARGE =
  "This text is too large for a lab, or its brackets are nested too deeply. Paste the file with your configuration alone.";

export const UNREADABLE =
  "This text cannot be read as TypeScript: there is an error in almost every line. Paste the file with your configuration alone.";

export const PROSE_IS_LEFT_OUT =
  "Your text has code between fences of Markdown. Prose around them is left out.";

export const NOTHING_FOUND =
  "There is no configuration in this text. It should have an object with `providers`, which is handed to `NextAuth(…)`, `SvelteKitAuth(…)`, `ExpressAuth(…)`, `QwikAuth$(…)`, `SolidAuth(…)` or `Auth(request, …)`, or is exported. Paste the whole file, and if the object is in another one, both.";

/** What is said of a text that is no configuration, by what it is. */
export const OTHER: Record<OtherText, string> = {
  log: "This is a log, not a configuration. The diagnosis reads logs, and names the causes that log the same lines.",
  address:
    "This is an address, not a configuration. The diagnosis reads the last address of a sign-in that failed.",
  recording:
    "This is a recording (HAR), not a configuration. Keep it as a file, and open that file as a recording.",
  environment:
    "These are lines of an `.env`, without a configuration. Paste the file with your configuration below them: the lab takes over what is no secret. The resolver tells what `AUTH_URL` and `AUTH_TRUST_HOST` do.",
  middleware:
    "This is middleware, which has no providers. Paste the file that it imports from, too: the one with your configuration.",
  "client component":
    "This is code for the browser, which has no configuration. Paste the server-side file that has `providers`.",
};

export function spreadIsMissing({ local, module }: Imported): string {
  return `The configuration takes its providers from \`${local}\`, which is in another file, ${path(module)}. Paste that file, too: above or below this one.`;
}

/** What became of the files, if there were several. */
export function filesAreJoined(
  joined: readonly Imported[],
  leftOut: readonly (string | undefined)[],
): string[] {
  const each = joined.map(({ local, module }) => `\`${local}\` (from ${path(module)})`);
  const named = leftOut.map((name) => (name === undefined ? undefined : path(name)));
  const files = [...new Set(named)].map((name) => name ?? "a file without a name above it");
  return [
    ...(each.length > 0
      ? [
          `Your files are one file here: what one imports from another that you pasted is in its place. That is ${list([...new Set(each)])}.`,
        ]
      : []),
    ...(files.length > 0
      ? [
          `Files that the configuration does not need, such as middleware, are left out: ${list(files)}. The lab does not run them.`,
        ]
      : []),
  ];
}

/** Providers of the library that the text uses without importing them. */
export function areImported(added: readonly Imported[]): string[] {
  if (added.length === 0) return [];
  const names = list(added.map(({ local }) => code(local)));
  const one = added.length === 1;
  return [
    `Nothing in your text imports ${names}. The lab takes ${one ? "it for the library's provider of that name, and imports it" : "them for the library's providers of those names, and imports them"}.`,
  ];
}

/** What the conversion did whatever the config has. */
export function whatChanged(
  source: Source,
  { object, framework }: FoundConfig,
  imports: readonly Imported[],
  core: readonly Imported[],
): string[] {
  const modules = new Map(imports.map((entry) => [entry.local, entry.module]));
  const moved = core.some(({ local, module }) => (modules.get(local) ?? module) !== module);
  const statements = children(source.root).filter(
    ({ name, from, to }) =>
      /Declaration|Statement/.test(name) &&
      name !== "ImportDeclaration" &&
      !(from <= object.from && to >= object.to),
  );
  return [
    ...(moved
      ? [
          "Providers, types and errors are imported from `@auth/core`, on which every framework's package is built.",
        ]
      : []),
    ...(statements.length > 0 || framework.readsEnvironment
      ? [
          `The lab takes the configuration and everything that it refers to. It leaves out ${framework.readsEnvironment ? `the framework, such as \`${framework.name}(…)\`` : "the app around it"}; \`app.ts\` has an app in its place.`,
        ]
      : []),
    ...(framework.isGuessed
      ? [
          "Nothing in your text tells which framework it is for. The lab takes it for a configuration of `next-auth`.",
        ]
      : []),
    ...(framework.readsEnvironment ? [ofEnvironment(framework)] : []),
    ...ofFramework(textOf(source, source.root), textOf(source, object), framework),
  ];
}

/** Those whose packages call `setEnvDefaults` themselves, as a look at their code has shown. */
const CALL_SET_ENV_DEFAULTS = /^(NextAuth|SvelteKitAuth|ExpressAuth|QwikAuth\$|Hono)$/;

function ofEnvironment({ name }: Framework): string {
  const filled = "`setEnvDefaults` fills in from the environment what is not given";
  if (CALL_SET_ENV_DEFAULTS.test(name)) return `${filled}, as the framework does.`;
  return name === "SolidAuth"
    ? `${filled}. \`SolidAuth\` itself reads \`AUTH_SECRET\`, \`AUTH_TRUST_HOST\`, \`VERCEL\` and \`NODE_ENV\`, and no other variable: there, give each provider its \`clientId\` and \`clientSecret\` in the configuration.`
    : `${filled}. Which variables \`${name}\` reads, this site has not checked.`;
}

/** What a framework's package does that the lab does not: a green lab must not hide it. */
function ofFramework(text: string, config: string, { name }: Framework): string[] {
  switch (name) {
    case "SvelteKitAuth":
      return [
        "`SvelteKitAuth` also sets `basePath` to “/auth”, whatever you write, and switches off the CSRF check, for which SvelteKit has its own. The lab does neither.",
        ...(/\btrustHost\b/.test(config)
          ? []
          : [
              "Your configuration lacks `trustHost: true`. In production, `SvelteKitAuth` then refuses each request with `UntrustedHost`, also with `AUTH_TRUST_HOST` or on Vercel. The lab trusts its host.",
            ]),
      ];
    case "QwikAuth$":
      return ["`QwikAuth$` also switches off the CSRF check. The lab does not."];
    case "ExpressAuth":
      return mountsAtWildcard(text)
        ? [
            'You mount the handler at a path with a wildcard. Express 5 refuses `"/auth/*"`, and with `"/auth/*splat"` every action is unknown: mount it at `"/auth"`. The lab has no Express.',
          ]
        : [];
    default:
      return [];
  }
}

/** `app.use("/auth/*", …)`, in any of its forms. */
function mountsAtWildcard(text: string): boolean {
  const paths = text.matchAll(/\.(?:use|all)\(\s{0,20}["'`]([^"'`\n]{1,200})["'`]/g);
  return [...paths].some(([, path = ""]) => path.includes("auth") && path.includes("*"));
}

export function basePathIsAdded({ name, basePath }: Framework): string {
  if (basePath === "/auth") {
    return `\`basePath\` is “/auth”, where \`${name}\` answers by itself. Without it, \`@auth/core\` would take the path of \`AUTH_URL\`.`;
  }
  return name === "SolidAuth"
    ? `The lab adds \`basePath: "${basePath}"\`, which your configuration lacks. Without it, \`SolidAuth\` answers each of its own routes with the status 400.`
    : `\`basePath\` is “${basePath}”, where \`${name}\` answers by itself. The default of \`@auth/core\` is another one.`;
}

export function basePathIsOfUrl(path: string): string {
  return `\`basePath\` is “${path}”, the path of the address in your \`.env\` lines: \`next-auth\` takes it from there.`;
}

/** What became of the lines of an `.env` in the text. */
export function environmentIsTaken({ kept, madeUp, leftOut }: TakenEnvironment): string[] {
  return [
    ...(kept.length > 0
      ? [`\`.env\` has your values of ${list(kept.map(code))}, as you pasted them.`]
      : []),
    ...(madeUp.length > 0
      ? [
          `\`.env\` has made-up values in place of your own for ${list(madeUp.map(code))}, since they may be secrets. Whether yours are right, the lab cannot tell.`,
        ]
      : []),
    ...(leftOut.length > 0
      ? [`Nothing in the lab reads ${list(leftOut.map(code))}: left out of \`.env\`.`]
      : []),
  ];
}

/** @param isPasted whether there were lines of an `.env` in the text, without these */
export function environmentIsFake(names: readonly string[], isPasted: boolean): string {
  const made = `\`.env\` has made-up values for ${list(names.map(code))}.`;
  return isPasted
    ? `${made} The configuration reads them, and your \`.env\` lines lack them: see that your app has them.`
    : `${made} Change them there; never put real ones in.`;
}

const RENEW = "If it was real and has been anywhere else than in this text, renew it.";

export function secretsAreMoved(moved: readonly MovedSecret[]): string {
  const each = moved.map(({ member, variable }) =>
    member === undefined ? code(variable) : `${code(member)} as ${code(variable)}`,
  );
  return `Each secret is taken out of the code, and read from \`.env\`, which has a fake: ${list([...new Set(each)])}. ${RENEW}`;
}

export function secretsAreReplaced(names: readonly string[]): string {
  return `A fake replaces each value that looked like a real secret: ${list(names.map(code))}. ${RENEW}`;
}

export function adapterComment(adapter: string): string {
  return `// In place of \`${short(adapter.replace(/^adapter:\s*/, ""))}\`, whose database cannot run in a browser.`;
}

export function adapterIsReplaced(adapter: string): string {
  return `\`${short(adapter)}\` is replaced by Drizzle's adapter on SQLite, with tables as the documentation has them (\`db.ts\`, \`schema.ts\`): your own cannot reach its database from a browser.`;
}

export function isMissing({ name, module, kind }: Missing): string {
  const origin =
    module === undefined
      ? "is not in what you pasted"
      : `comes from ${path(module)}, which this lab does not have`;
  switch (kind) {
    case "type":
      return `The type \`${name}\` ${origin}. It stands in \`${STAND_INS}\` as \`any\`.`;
    case "provider":
      return `The provider \`${name}\` ${origin}. \`${STAND_INS}\` has an OpenID provider of that name in its place.`;
    case "value":
    case "undefined":
      return `\`${name}\` ${origin}. Code that uses it gets an error that names it. Write in \`${STAND_INS}\` what your code needs of it.`;
  }
}

/** What becomes of the parameter of a function that makes the configuration. */
export function parameterIsMissing({ name, kind }: Missing): string {
  const made = `Your configuration is made for each request, from \`${name}\`. The lab makes it once`;
  return kind === "undefined"
    ? `${made}, with \`undefined\`, as \`next-auth\` does for \`signIn()\`, \`signOut()\` and \`auth()\` in a server component. For a request, give \`${name}\` a value in \`${STAND_INS}\`: \`new Request("https://app.example/")\`.`
    : `${made}, without a request: \`${name}\` is a stand-in in \`${STAND_INS}\`.`;
}

export const CONFIG_IS_AWAITED =
  "Your configuration waits for something (`await`). The lab puts it into a function, and waits for that once, before it begins.";

export function isDropped(statement: string, because: string): string {
  return `Left out: \`${short(statement)}\`, which depends on the request (\`${because}\`).`;
}

/** What a lab cannot tell of providers, since it makes them from the configuration. */
export function providersAreMade(isOwn: boolean): string[] {
  const made =
    "The lab makes its providers from this configuration: whether issuer, addresses, IDs and secrets are right at the real ones, it cannot tell.";
  return isOwn
    ? [
        made,
        "The lab makes up what the userinfo endpoint of a provider of your own returns: `id`, `login`, `name`, `email`, `picture`, and `sub` if the scope has `openid`. If yours returns something else, write that into `userinfo: { url, request: () => ({ … }) }` while you try, and take `request` out afterwards.",
      ]
    : [made];
}

/** What earlier versions had, or code needs that a lab does not have. */
const NOT_IN_CORE: [code: RegExp, note: string][] = [
  [
    /\bwellKnown\s*:/,
    '`wellKnown` is not read any more: `@auth/core` looks below `issuer`. Give the provider an `issuer`, and `type: "oidc"`: with `type: "oauth"`, it wants an address for `userinfo`, too.',
  ],
  [
    /^[ \t]*database\s*:/m,
    "`database` is an option of NextAuth.js 3. Since version 4 it is `adapter`.",
  ],
  [
    /\bhttpOptions\s*:/,
    "`httpOptions` is not read any more: `@auth/core` uses `fetch`, which the symbol `customFetch` replaces.",
  ],
  [
    /\bjwt\s*:\s*true\b/,
    '`session.jwt` is an option of NextAuth.js 3. Now it is `strategy: "jwt"`.',
  ],
  [
    /\bimport\s*\(/,
    "A module is imported while a request is answered. A lab has no modules but its own: that import fails when it is reached.",
  ],
];

export function whatCoreDoesNotHave(code: string): string[] {
  return NOT_IN_CORE.filter(([kind]) => kind.test(code)).map(([, note]) => note);
}

function code(text: string): string {
  return `\`${text}\``;
}

/** The path of a file or module in quotes. What the code is cleaned of may stand in a path, too. */
function path(module: string): string {
  return `“${cleanText(module)}”`;
}

function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** Code on one line, of a length that a sentence can hold. */
function short(text: string): string {
  const line = text
    .slice(0, 400)
    .replaceAll(/\s+/g, " ")
    .replaceAll("`", "'")
    .replace(/;$/, "")
    .trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

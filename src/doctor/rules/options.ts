import { readersOf } from "../config/frameworks";
import { nearest } from "../config/names";
import { enumerate } from "../config/values";
import type { Rule } from "../rule";

/** Every option of `AuthConfig`. */
export const OPTIONS = [
  "providers",
  "secret",
  "session",
  "jwt",
  "pages",
  "callbacks",
  "events",
  "adapter",
  "debug",
  "logger",
  "theme",
  "useSecureCookies",
  "cookies",
  "trustHost",
  "skipCSRFCheck",
  "raw",
  "redirectProxyUrl",
  "experimental",
  "basePath",
];

/** The names in its groups; others than these are read by nobody. */
export const GROUPS: Record<string, string[]> = {
  session: ["strategy", "maxAge", "updateAge", "generateSessionToken"],
  jwt: ["secret", "maxAge", "encode", "decode"],
  pages: ["signIn", "signOut", "error", "verifyRequest", "newUser"],
  callbacks: ["signIn", "redirect", "session", "jwt"],
  events: ["signIn", "signOut", "createUser", "updateUser", "linkAccount", "session"],
  cookies: [
    "sessionToken",
    "callbackUrl",
    "csrfToken",
    "pkceCodeVerifier",
    "state",
    "nonce",
    "webauthnChallenge",
  ],
  theme: ["colorScheme", "logo", "brandColor", "buttonText"],
  logger: ["error", "warn", "debug"],
  experimental: ["enableWebAuthn"],
};

/** Names that meant something once, or mean something elsewhere. */
const KNOWN_ELSEWHERE: Record<string, string> = {
  database: "It is an option of version 3. Today a database comes with an `adapter`.",
  site: "It is an option of version 2. Today the address comes from the request, or from `AUTH_URL`.",
  "session.jwt": 'It is an option of version 3. Today it is `session.strategy: "jwt"`.',
  "jwt.signingKey":
    "It is an option of version 3. Tokens are encrypted with a key derived from `secret`.",
  "jwt.encryptionKey": "It is an option of version 3. The key is derived from `secret`.",
  "jwt.encryption": "It is an option of version 3. Tokens are always encrypted.",
  "jwt.signingOptions": "It is an option of version 3. Tokens are encrypted, not signed.",
  "events.error": "There is no such event since version 4. Use `logger.error`.",
  allowDangerousEmailAccountLinking: "It is an option of a provider, not of the config.",
  checks: "It is an option of a provider, not of the config.",
  maxAge: "It belongs in `session`.",
  strategy: "It belongs in `session`.",
  signIn: "It belongs in `callbacks` or `pages`.",
  url: "The address comes from the request, or from `AUTH_URL`.",
  baseUrl: "The address comes from the request, or from `AUTH_URL`; the path is `basePath`.",
  enableWebAuthn: "It belongs in `experimental`.",
};

/** Names that nobody reads: typing errors, and names of other versions. */
export const optionRules: Rule[] = [
  {
    name: "unknown-option",
    *examine(config) {
      const { framework } = config;
      const isReadElsewhere = (path: string) => {
        const readers = readersOf(path);
        return framework === undefined ? readers.length > 0 : readers.includes(framework);
      };
      const unknown = Object.keys(config.options).filter(
        (name) => !OPTIONS.includes(name) && !isReadElsewhere(name),
      );
      yield* unknown.map((name) => complain(name, "", OPTIONS));
      for (const [group, names] of Object.entries(GROUPS)) {
        const strangers = Object.keys(config.section(group)).filter(
          // A rule of its own tells of callbacks that only one package calls.
          (name) => !names.includes(name) && readersOf(`${group}.${name}`).length === 0,
        );
        yield* strangers.map((name) => complain(name, group, names));
      }
    },
  },
];

function complain(name: string, group: string, known: string[]) {
  const option = group === "" ? name : `${group}.${name}`;
  const meant = nearest(name, known);
  const readers = readersOf(option).map((reader) => `\`${reader}\``);
  const elsewhere =
    KNOWN_ELSEWHERE[option] ??
    (readers.length > 0 ? `It is read by ${enumerate(readers)} only.` : undefined);
  return {
    // An app's own option, which code of its own reads, does no harm.
    severity: (meant ?? elsewhere) ? ("broken" as const) : ("advice" as const),
    title: `Auth.js does not know \`${option}\``,
    reason:
      elsewhere ??
      `Auth.js does not read it. ${group === "" ? "The options are" : `In \`${group}\` there are`} ${enumerate(known)}.`,
    consequence: "It has no effect, and nothing reports it.",
    fix: meant
      ? `Did you mean \`${group === "" ? meant : `${group}.${meant}`}\`?`
      : elsewhere
        ? "Take it out, or put it where it belongs."
        : "Take it out, unless code of your own reads it.",
    link: group === "callbacks" ? ("callbacks" as const) : ("options" as const),
    option,
  };
}

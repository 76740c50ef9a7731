import type { EvaluatedProvider } from "../config/provider";
import { asText, enumerate } from "../config/values";
import type { Rule } from "../rule";

/** Every option of `AuthConfig`. */
const OPTIONS = [
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
const GROUPS: Record<string, string[]> = {
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

/** What a framework's package reads from the config and core does not: rules of their own tell it. */
const OF_A_FRAMEWORK = ["callbacks.authorized"];

/** Microsoft's issuers that stand for more than one tenant. */
const EVERY_TENANT = /^https:\/\/login\.microsoftonline\.com\/(?:common|organizations)\//;

/** Options of a provider in versions before 4 and 5, and what takes their place. */
const OLD_PROVIDER_OPTIONS: Record<string, string> = {
  scope: "`authorization: { params: { scope } }`",
  authorizationUrl: "`authorization`",
  accessTokenUrl: "`token`",
  requestTokenUrl: "nothing: OAuth 1.0 is not supported",
  profileUrl: "`userinfo`",
  authorizationParams: "`authorization: { params }`",
  domain: "`issuer`",
  protection: "`checks`",
  state: '`checks: ["state"]`',
  version: "nothing: OAuth 1.0 is not supported",
  params: "`token: { params }`",
};

/** Names that nobody reads: typing errors, and names of other versions. */
export const optionRules: Rule[] = [
  {
    name: "unknown-option",
    *examine(config) {
      const unknown = Object.keys(config.options).filter((name) => !OPTIONS.includes(name));
      yield* unknown.map((name) => complain(name, "", OPTIONS));
      for (const [group, names] of Object.entries(GROUPS)) {
        const strangers = Object.keys(config.section(group)).filter(
          (name) => !names.includes(name) && !OF_A_FRAMEWORK.includes(`${group}.${name}`),
        );
        yield* strangers.map((name) => complain(name, group, names));
      }
    },
  },
  {
    name: "authorized-callback",
    *examine(config) {
      if (!("authorized" in config.section("callbacks"))) return;
      yield {
        severity: "advice",
        title: "Only `next-auth` calls `callbacks.authorized`",
        reason:
          "It belongs to `auth` of `next-auth` in `proxy.ts` or `middleware.ts`. This lab runs `@auth/core`, which never calls it.",
        consequence:
          "In a Next.js app with such a file it decides who may open a page. Anywhere else it protects nothing.",
        fix: "With `next-auth`, keep it, and check the session where you read the data, too. With any other package, check the session there only.",
        link: "callbacks",
        option: "callbacks.authorized",
      };
    },
  },
  {
    name: "ignored-tenant",
    *examine({ providers }) {
      for (const { options, settings, name, option } of providers) {
        const issuer = asText(settings.issuer) ?? "";
        if (options.tenantId === undefined || !EVERY_TENANT.test(issuer)) continue;
        yield {
          severity: "danger",
          title: `${name} ignores \`tenantId\``,
          reason: `It is an option of version 4. Today the tenant is a part of \`issuer\`, which stays \`${issuer}\`.`,
          consequence:
            "If the registration of your app allows it, people of every organization can sign in, and people with a personal Microsoft account.",
          fix: 'Write `issuer: "https://login.microsoftonline.com/<tenant id>/v2.0"` in place of `tenantId`.',
          link: "providers",
          option: `${option}.tenantId`,
        };
      }
    },
  },
  {
    name: "old-provider-option",
    *examine({ providers }) {
      for (const provider of providers) {
        if (!provider.isFederated) continue;
        const old = writtenNames(provider).filter((name) =>
          Object.hasOwn(OLD_PROVIDER_OPTIONS, name),
        );
        for (const name of old) {
          yield {
            severity: "broken",
            title: `${provider.name} does not know \`${name}\``,
            reason: `It is a name of an older version, and is not read. Today it is ${OLD_PROVIDER_OPTIONS[name]}.`,
            consequence: "Auth.js asks the provider as if the option were not there.",
            fix: `Write ${OLD_PROVIDER_OPTIONS[name]}.`,
            link: "providers",
            option: `${provider.option}.${name}`,
          };
        }
      }
    },
  },
];

function complain(name: string, group: string, known: string[]) {
  const option = group === "" ? name : `${group}.${name}`;
  const meant = nearest(name, known);
  const elsewhere = KNOWN_ELSEWHERE[option];
  return {
    severity: "broken" as const,
    title: `Auth.js does not know \`${option}\``,
    reason:
      elsewhere ??
      `Auth.js does not read it. ${group === "" ? "The options are" : `In \`${group}\` there are`} ${enumerate(known)}.`,
    consequence: "It has no effect, and nothing reports it.",
    fix: meant
      ? `Did you mean \`${group === "" ? meant : `${group}.${meant}`}\`?`
      : "Take it out, or put it where it belongs.",
    link: group === "callbacks" ? ("callbacks" as const) : ("options" as const),
    option,
  };
}

/** What the reader wrote, as far as that can be told from what the module brings. */
function writtenNames({ isOfModule, options, defaults }: EvaluatedProvider): string[] {
  return Object.keys(isOfModule ? options : defaults);
}

/** The known name that is alike: but for case and signs, or with one or two letters changed. */
function nearest(name: string, known: string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
  const wanted = plain(name);
  const [best] = known
    .map((candidate) => ({ candidate, distance: distance(wanted, plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const isNear = best && best.distance <= Math.max(1, Math.floor(wanted.length / 4));
  return isNear ? best.candidate : undefined;
}

/** Letters to insert, delete or change to make one text of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

import type { EvaluatedConfig } from "../config/evaluated-config";
import { asText } from "../config/values";
import type { Complaint, Rule } from "../rule";

/** Less than this can be tried out by those who have a cookie (NIST SP 800-131A: 112 bits). */
const ENOUGH_BITS = 112;

/** Words that stand in guides and templates where the secret belongs. */
const PLACEHOLDERS =
  /^(?:(?:my|your|a|the|super|top|very|next-?auth|auth)[-_ ]*)*(?:secret|password|changeme|change[-_ ]me|placeholder|test|example|todo)(?:[-_ ]*(?:key|here|value|\d+))*[.!…]*$/i;

/** How the variables begin that build tools put into scripts for browsers. */
const PUBLIC = /^(?:NEXT_PUBLIC|VITE|PUBLIC|NUXT_PUBLIC|REACT_APP|EXPO_PUBLIC|GATSBY)_/;

/** What protects sessions: secrets and session tokens. */
export const secretRules: Rule[] = [
  {
    name: "weak-secret",
    *examine({ secrets }) {
      const weak = secrets.filter(({ value }) => value !== "" && isWeak(value));
      const [first] = weak;
      if (!first) return;
      const isOneOfMany = secrets.length > 1;
      const isPlaceholder = PLACEHOLDERS.test(first.value);
      yield {
        severity: "danger",
        title: isPlaceholder
          ? "The secret is one that stands in guides"
          : isOneOfMany
            ? "A secret of the list can be guessed"
            : "The secret can be guessed",
        reason: isPlaceholder
          ? "It is among the first that anybody tries."
          : `It has ${first.value.length} characters, which hold at most ${bitsOf(first.value)} bits; a random one has 256.${isOneOfMany ? " Auth.js opens sessions with each secret of the list, so the weakest counts." : ""}`,
        consequence:
          "An attacker with any cookie of this app can try out secrets on their own machine. With the right one they can make a session for any user.",
        fix: "Generate it: run `openssl rand -base64 33`, or `node -e \"console.log(require('crypto').randomBytes(33).toString('base64'))\"` where there is no OpenSSL.",
        link: "secret",
        option: first.option,
      };
    },
  },
  {
    name: "public-secret",
    *examine(config) {
      for (const { option, value } of secretsIn(config)) {
        const variable = publicVariableOf(value, config);
        if (variable === undefined) continue;
        const [prefix] = PUBLIC.exec(variable) ?? [];
        yield {
          severity: "danger",
          title: `A secret comes from \`${variable}\`, which is for browsers`,
          reason: `Build tools write variables that begin with \`${prefix ?? ""}\` into the scripts that browsers load, wherever code names them.`,
          consequence:
            option === "secret" || option === "jwt.secret"
              ? "Anybody who finds it in a script can make a session for any user."
              : "Anybody who finds it in a script can act as your app at the service.",
          fix: "Give the variable a name without this beginning, and make a new secret: the old one may be in scripts already.",
          link: "environment",
          option,
        };
      }
    },
  },
  {
    name: "jwt-secret",
    *examine(config) {
      const { secret } = config.section("jwt");
      if (secret === undefined || config.options.secret === undefined) return;
      if (JSON.stringify(secret) === JSON.stringify(config.options.secret)) return;
      yield {
        severity: "advice",
        title: "There are two secrets",
        reason:
          "`jwt.secret` is a name of version 4. It still replaces `secret` for what is encrypted: sessions and the cookies of a sign-in. The CSRF token and sign-in links use `secret`.",
        consequence:
          "`getToken`, and every other instance, must know both. A change of one leaves half of the cookies behind.",
        fix: "Remove `jwt.secret`, and write `secret: [newSecret, oldSecret]` so that sessions survive.",
        link: "secretRotation",
        option: "jwt.secret",
      };
    },
  },
  {
    name: "weak-session-token",
    follow: () => ({
      *cookie(event, { config }) {
        const isSession = event.cookie.name === config.sessionCookie;
        if (!isSession || event.change !== "set" || config.strategy !== "database") return;
        const { value } = event.cookie;
        // A Credentials sign-in sets a JWT, whatever is configured.
        if (value.split(".").length === 5 || bitsOf(value) >= ENOUGH_BITS) return;
        yield {
          severity: "danger",
          title: "Session tokens can be guessed",
          reason: `\`generateSessionToken\` made \`${value}\`: at most ${bitsOf(value)} bits. A person who knows a token has the session.`,
          consequence: "Anybody can try tokens until one of them works.",
          fix: "Remove `generateSessionToken`: the built-in one is `crypto.randomUUID()`.",
          link: "strategies",
          option: "session.generateSessionToken",
          event: event.id,
        } satisfies Complaint;
      },
    }),
  },
];

/** Every secret of a config that a variable can hold. */
function secretsIn({ secrets, providers }: EvaluatedConfig): { option: string; value: string }[] {
  const own = providers.flatMap(({ settings, option }) =>
    ["clientSecret", "apiKey"].flatMap((member) => {
      const value = asText(settings[member]);
      return value === undefined ? [] : [{ option: `${option}.${member}`, value }];
    }),
  );
  return [...secrets, ...own];
}

/** The public variable that has a value, if no other variable has it: then it may come from that one. */
function publicVariableOf(value: string, { environment }: EvaluatedConfig): string | undefined {
  const names = Object.keys(environment).filter((name) => environment[name] === value);
  const isPublic = value !== "" && names.every((name) => PUBLIC.test(name));
  return isPublic ? names[0] : undefined;
}

function isWeak(secret: string): boolean {
  return PLACEHOLDERS.test(secret) || bitsOf(secret) < ENOUGH_BITS;
}

/**
 * The most bits that a text can hold: its length times the entropy of its characters (Shannon), once
 * for the part that it repeats. A sentence of words holds far fewer, which nothing here can tell.
 */
export function bitsOf(text: string): number {
  const unit = repeatedPart(text);
  const counts = new Map<string, number>();
  for (const character of unit) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / unit.length);
  return Math.floor(bits);
}

/** The shortest part of which a text consists: of "abcabcabc", "abc". */
function repeatedPart(text: string): string {
  const period = (text + text).indexOf(text, 1);
  return text.slice(0, Math.max(period, 1));
}

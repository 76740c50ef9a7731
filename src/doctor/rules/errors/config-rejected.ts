import { enumerate, isRecord, show } from "../../config/values";
import type { Rule } from "../../rule";
import { errorRule, NOTHING_WORKS } from "./incident";

/** What core rejects before it does anything (`lib/utils/assert.ts`). */
export const configRejected: Rule[] = [
  errorRule("UntrustedHost", ({ config }) => ({
    severity: "broken",
    title: "Auth.js does not trust the host of the request",
    reason:
      `Auth.js builds its links and redirects from the host that a request names, and wants you to confirm that your platform checks it. \`trustHost\` is ${config.options.trustHost === undefined ? "not set" : show(config.options.trustHost)}.` +
      fromEnvironment(config.environment, ["AUTH_TRUST_HOST", "AUTH_URL"]),
    consequence: NOTHING_WORKS,
    fix: "Write `trustHost: true` if the server, or a proxy that you control, sets the host.",
    link: "trustHost",
    option: "trustHost",
  })),
  errorRule("MissingSecret", ({ config }) => ({
    severity: "broken",
    title: "There is no secret",
    reason:
      `Auth.js encrypts its cookies and hashes its tokens with \`secret\`, and ${sayNoSecret(config.options.secret)}.` +
      (config.section("jwt").secret === undefined
        ? ""
        : " `jwt.secret`, where version 4 had it, does not count.") +
      fromEnvironment(config.environment, ["AUTH_SECRET", "NEXTAUTH_SECRET"]),
    consequence: NOTHING_WORKS,
    fix: "Set `secret` to 32 random bytes or more, for example from `openssl rand -base64 33`, and keep it out of the repository.",
    link: "secret",
    option: "secret",
  })),
  errorRule("InvalidEndpoints", ({ message, config }) => {
    const [, id = ""] = /Provider "(.*?)"/.exec(message) ?? [];
    const [, endpoint = "authorization"] = /`issuer` and `(\w+)`/.exec(message) ?? [];
    const variable = `AUTH_${id.toUpperCase().replaceAll("-", "_")}_ISSUER`;
    return {
      severity: "broken",
      title: `The provider “${id}” has neither an issuer nor a ${endpoint} endpoint`,
      reason: `Auth.js finds a provider's addresses by its \`issuer\`, or reads each of them: \`authorization\`, \`token\` and \`userinfo\`. Here \`issuer\` and \`${endpoint}\` are both missing.${fromEnvironment(config.environment, [variable])}`,
      consequence: `${NOTHING_WORKS} That holds for the other providers, too.`,
      fix: "Give the provider its `issuer`, as its discovery document spells it, or all three endpoints.",
      option: `providers.${id}.issuer`,
    };
  }),
  errorRule("MissingAdapter", ({ message, config }) => {
    const isMail = message.includes("Email");
    const isPasskey = message.includes("WebAuthn");
    const what = isMail ? "Sign-in by e-mail link" : isPasskey ? "A passkey" : "A database session";
    const hasReason =
      (isMail && config.hasProviderOfType("email")) ||
      (isPasskey && config.hasProviderOfType("webauthn")) ||
      config.section("session").strategy === "database";
    return {
      severity: "broken",
      title: `${what} needs a database, and there is no adapter`,
      reason: hasReason
        ? `${what} is stored until it is used, and Auth.js stores through the \`adapter\` only. There is none in the config.`
        : "Auth.js remembers within a process which types of providers it has seen. After a call with an e-mail or passkey provider, every other config has the same requirements.",
      consequence: NOTHING_WORKS,
      fix: isMail
        ? "Add an `adapter`, or remove the e-mail provider."
        : isPasskey
          ? "Add an `adapter` with the authenticator methods, or remove the provider."
          : 'Add an `adapter`, or write `session: { strategy: "jwt" }`.',
      link: isMail || isPasskey ? "adapters" : "strategies",
      option: "adapter",
    };
  }),
  errorRule("MissingAdapterMethods", ({ message, config }) => {
    const { adapter } = config.options;
    const missing = message.split(": ")[1] ?? "";
    const looksUncalled = typeof adapter === "function" || adapter instanceof Promise;
    return {
      severity: "broken",
      title: looksUncalled
        ? "The adapter is not called or not awaited"
        : "The adapter lacks methods",
      reason: looksUncalled
        ? `\`adapter\` is ${typeof adapter === "function" ? "a function" : "a promise"}, not the object with methods that it gives.`
        : `This config needs methods that the adapter does not have: ${missing}.`,
      consequence: NOTHING_WORKS,
      fix: looksUncalled
        ? "Call the adapter's function with its database: `adapter: DrizzleAdapter(db)`. Await it first if it is asynchronous."
        : "Add the methods, or take out what needs them: database sessions, e-mail links, passkeys.",
      link: "adapterMethods",
      option: "adapter",
    };
  }),
  errorRule("MissingAuthorize", ({ config }) => ({
    severity: "broken",
    title: "A Credentials provider has no authorize function",
    reason: "Auth.js stores no passwords: `authorize` is the whole check, and there is none.",
    consequence: NOTHING_WORKS,
    fix: "Write `authorize`: look the person up, compare the password's hash, return the user or `null`.",
    link: "credentials",
    option: `providers.${config.providers.find(({ type, settings }) => type === "credentials" && !settings.authorize)?.id ?? "credentials"}`,
  })),
  errorRule("UnsupportedStrategy", () => ({
    severity: "broken",
    title: "Password sign-in does not work with database sessions",
    reason:
      "A Credentials sign-in always sets a JWT. With `session.strategy` set to `database` and no other type of provider, Auth.js says so.",
    consequence: NOTHING_WORKS,
    fix: 'Write `session: { strategy: "jwt" }`. The adapter can stay.',
    link: "strategies",
    option: "session.strategy",
  })),
  errorRule("ExperimentalFeatureNotEnabled", ({ config }) => ({
    severity: "broken",
    title: "Passkeys are experimental and not enabled",
    reason: config.hasProviderOfType("webauthn")
      ? "A WebAuthn provider works only with `experimental.enableWebAuthn`."
      : "Auth.js remembers within one process that it has seen a passkey provider, in another config, and has required the flag since then.",
    consequence: NOTHING_WORKS,
    fix: "Write `experimental: { enableWebAuthn: true }`, or remove the provider.",
    option: "experimental.enableWebAuthn",
  })),
  errorRule("DuplicateConditionalUI", ({ config }) => ({
    severity: "broken",
    title: "Two passkey providers want the browser's autofill",
    reason: `Only one provider can offer its passkeys below a field of the sign-in page; ${enumerate(config.providers.filter(({ settings }) => settings.enableConditionalUI).map(({ id }) => id))} both have \`enableConditionalUI\`.`,
    consequence: NOTHING_WORKS,
    fix: "Set `enableConditionalUI: false` at all but one.",
    option: "providers",
  })),
  errorRule("MissingWebAuthnAutocomplete", ({ message }) => ({
    severity: "broken",
    title: "No field of the passkey form takes passkeys",
    reason:
      "With `enableConditionalUI` the browser offers passkeys below a field whose `autocomplete` names `webauthn`, and none of the provider's `formFields` does.",
    consequence: NOTHING_WORKS,
    fix: 'Give one of the fields `autocomplete: "username webauthn"`, or set `enableConditionalUI: false`.',
    option: `providers.${/Provider "(.*?)"/.exec(message)?.[1] ?? "passkey"}.formFields`,
  })),
  errorRule("AuthError", ({ message }) => ({
    severity: "broken",
    title: "Auth.js rejects its configuration",
    reason: `It says: ${message || "nothing more"}.`,
    consequence: NOTHING_WORKS,
    fix: "Correct what the message names.",
    about: message,
  })),
];

/** What a secret is that is none. */
function sayNoSecret(secret: unknown): string {
  if (secret === undefined) return "the config has none";
  if (secret === "") return "it is empty";
  if (Array.isArray(secret)) return "the list is empty";
  return isRecord(secret) ? "it is an object" : `it is no text but ${typeof secret}`;
}

/** Variables are read by `setEnvDefaults` alone, which the framework packages call and core does not. */
function fromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  names: string[],
): string {
  const set = names.filter((name) => environment[name]);
  if (set.length === 0) return "";
  const verb = set.length === 1 ? "is" : "are";
  return ` ${enumerate(set)} ${verb} in the environment, but \`@auth/core\` reads no variables: the framework packages do, by \`setEnvDefaults(process.env, config)\`.`;
}

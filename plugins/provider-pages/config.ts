import { casts } from "../provider-labs/casts";
import { type Framework, type ProviderCode } from "./frameworks";
import type { ProviderDescription } from "./describe";

/** The part of a provider's description that a configuration is written from. */
type Provider = Pick<
  ProviderDescription,
  "module" | "functionName" | "type" | "environment" | "example"
>;

/** Writes what a minimal configuration of a framework says about a provider. */
export function providerCode(provider: Provider, framework: Framework): ProviderCode {
  const { functionName: name, module, type } = provider;
  const own = ownOptions(provider, framework);
  const needsAdapter = type === "email" || type === "webauthn";
  const cast = casts[module];
  const entry =
    own.length > 0 ? `${name}({\n${own.map((line) => `  ${line}`).join("\n")}\n})` : name;
  return {
    import: `import ${name} from "${framework.providers}/${module}"`,
    // The package's own types do not fit each other there.
    entry: cast ? `${entry} as unknown as ${cast.type}` : entry,
    imports: [
      ...(needsAdapter ? [`import { adapter } from "./adapter"`] : []),
      ...(type === "credentials" ? [`import { checkPassword } from "./check-password"`] : []),
      ...(cast ? [`import type { ${cast.type} } from "${framework.providers}"`] : []),
    ],
    more: [
      ...(needsAdapter ? ["adapter,"] : []),
      ...(type === "webauthn" ? ["experimental: { enableWebAuthn: true },"] : []),
    ],
  };
}

/** What a module of e-mail needs beside its key, without which it sends nothing. */
const MAIL_OPTIONS: Partial<Record<string, string>> = {
  loops: `transactionalId: "fake-template-id", // of your template at Loops`,
};

/** The types of issuers that are no text of any kind. */
const ISSUER_TYPES: Partial<Record<string, string>> = {
  battlenet: `"https://oauth.battle.net"`,
};

function ownOptions(provider: Provider, { readsEnvironment }: Framework): string[] {
  const { environment, example, module, type } = provider;
  if (type === "credentials") {
    return [
      'credentials: { username: {}, password: { type: "password" } },',
      "// Returns the user, or null if the password is wrong.",
      "authorize: ({ username, password }) => checkPassword(username, password),",
    ];
  }
  if (type === "email") {
    const key = environment.find((name) => name.endsWith("_KEY"));
    return [
      ...(key ? (readsEnvironment ? [] : [`apiKey: process.env.${key},`]) : []),
      ...(key ? [] : ["server: process.env.EMAIL_SERVER,"]),
      ...(MAIL_OPTIONS[module] ? [MAIL_OPTIONS[module]] : []),
      `from: "no-reply@app.example",`,
    ];
  }
  const others = Object.entries(example)
    .filter(([name]) => name !== "issuer" || !environment.some((each) => each.endsWith("_ISSUER")))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)},`);
  if (readsEnvironment) return others;
  const typed = ISSUER_TYPES[module];
  const fields = environment.map((name) => {
    const option = optionOf(name);
    // Some modules take no issuer that may be undefined.
    const type = option !== "issuer" ? "" : typed ? ` as ${typed}` : "!";
    return `${option}: process.env.${name}${type},`;
  });
  return [...fields, ...others];
}

function optionOf(variable: string): string {
  if (variable.endsWith("_ISSUER")) return "issuer";
  return variable.endsWith("_ID") ? "clientId" : "clientSecret";
}

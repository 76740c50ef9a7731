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
  return {
    import: `import ${name} from "${framework.providers}/${module}"`,
    entry: own.length > 0 ? `${name}({\n${own.map((line) => `  ${line}`).join("\n")}\n})` : name,
    imports: needsAdapter ? [`import { adapter } from "./adapter"`] : [],
    more: [
      ...(needsAdapter ? ["adapter,"] : []),
      ...(type === "webauthn" ? ["experimental: { enableWebAuthn: true },"] : []),
    ],
  };
}

function ownOptions(provider: Provider, { readsEnvironment }: Framework): string[] {
  const { environment, example, type } = provider;
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
      `from: "no-reply@app.example",`,
    ];
  }
  const others = Object.entries(example)
    .filter(([name]) => name !== "issuer" || !environment.some((each) => each.endsWith("_ISSUER")))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)},`);
  if (readsEnvironment) return others;
  const fields = environment.map((name) => `${optionOf(name)}: process.env.${name},`);
  return [...fields, ...others];
}

function optionOf(variable: string): string {
  if (variable.endsWith("_ISSUER")) return "issuer";
  return variable.endsWith("_ID") ? "clientId" : "clientSecret";
}

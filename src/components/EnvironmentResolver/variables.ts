import { createActionURL, setEnvDefaults } from "@auth/core";

/**
 * The environment variables that the installed core reads, in alphabetical order: it is given an
 * environment that writes down what it is asked for. `AUTH_<ID>_…` stands for a provider's own.
 */
export function variablesThatCoreReads(): string[] {
  const names = new Set<string>();
  const environment = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get(_target, name) {
        if (typeof name === "string") names.add(name.replace("AUTH_ANY_", "AUTH_<ID>_"));
        return undefined;
      },
    },
  );
  const id = "any";
  const provider = { id, name: "Any", type: "oidc" as const, issuer: "https://id.acme.example" };
  setEnvDefaults(environment, { providers: [provider] });
  createActionURL("signin", "https", new Headers({ host: "app.example" }), environment, {});
  return [...names].sort();
}

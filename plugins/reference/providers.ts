import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { packageRoot } from "../versions";
import { PACKAGE, providerModules, referenceModules, type ReferenceModule } from "./modules";

/** How a provider proves who a person is; the `type` of its configuration. */
export type ProviderType = "oauth" | "oidc" | "email" | "credentials" | "webauthn";

/** What a provider module says about itself when its function is called. */
export interface ProviderFacts {
  /** The id in callback URLs and in `account.provider`; not always the module's name. */
  id: string;
  /** The name on the sign-in button. */
  name: string;
  type: ProviderType;
  /** The name of the module's default export. */
  functionName: string;
  /** Variables that `setEnvDefaults` fills the provider's configuration from. */
  environment: string[];
}

interface ProviderConfig {
  id: string;
  name: string;
  type: ProviderType;
  issuer?: string;
  options?: unknown;
}

/** An issuer that no provider has, to see whether the provider uses the one it is given. */
export const GIVEN_ISSUER = "https://issuer.invalid";

/**
 * Imports every provider module of the installed package and calls it, so that names, ids, and
 * types are the ones an app gets.
 *
 * @param root the package's folder
 * @returns facts by source path, `providers/github`
 * @throws if a module has no provider function
 */
export async function describeProviders(
  root = packageRoot(PACKAGE),
): Promise<Map<string, ProviderFacts>> {
  const described = providerModules(referenceModules(root)).map(
    async (module) => [module.source, await describeProvider(module, root)] as const,
  );
  return new Map(await Promise.all(described));
}

/** The function that a provider module exports by default. */
export async function importProvider<Config>(
  source: string,
  root = packageRoot(PACKAGE),
): Promise<(options: object) => Config> {
  const file = pathToFileURL(path.join(root, `${source}.js`)).href;
  const module = (await import(/* @vite-ignore */ file)) as {
    default: (options: object) => Config;
  };
  return module.default;
}

async function describeProvider(module: ReferenceModule, root: string): Promise<ProviderFacts> {
  const create = await importProvider<ProviderConfig>(module.source, root);
  const code = readFileSync(path.join(root, "src", `${module.source}.ts`), "utf8");
  const functionName = /^export default function (\w+)/m.exec(code)?.[1];
  if (!functionName) throw new Error(`${module.importPath} has no default function.`);
  const config = create({ issuer: GIVEN_ISSUER, server: {} });
  const { id, name, type } = config;
  return {
    id,
    name,
    type,
    functionName,
    environment: environment(config, /\bapiKey\b/.test(code)),
  };
}

/** The variables for which `setEnvDefaults` looks and that this provider has a use for. */
function environment({ options: _given, ...config }: ProviderConfig, usesKey: boolean): string[] {
  const prefix = `AUTH_${config.id.toUpperCase().replace(/-/g, "_")}`;
  if (config.type === "email") return usesKey ? [`${prefix}_KEY`] : [];
  if (config.type !== "oauth" && config.type !== "oidc") return [];
  const takesIssuer =
    JSON.stringify(config).includes(GIVEN_ISSUER) || (config.type === "oidc" && !config.issuer);
  return [`${prefix}_ID`, `${prefix}_SECRET`, ...(takesIssuer ? [`${prefix}_ISSUER`] : [])];
}

import { moduleSettings, type ConfiguredProvider } from "../../src/vendors";
import { PACKAGE, providerModules, type ReferenceModule } from "../reference/modules";

/** What every provider module is called with. */
const CREDENTIALS = { clientId: "example-client-id", clientSecret: "example-client-secret" };

/** A provider module: its name, and the way to a fresh provider. */
export interface ProviderModule {
  /** `github`, as in `@auth/core/providers/github`. */
  name: string;
  reference: ReferenceModule;
}

/** All provider modules of the installed package, in alphabetical order. */
export function listModules(): ProviderModule[] {
  return providerModules().map((reference) => ({
    name: reference.source.replace("providers/", ""),
    reference,
  }));
}

/**
 * Calls a provider module as an app does: with ID and secret, and what else it needs (`settings.ts`).
 *
 * @param options in the place of the ones in `settings.ts`
 */
export async function callModule(
  name: string,
  options = moduleSettings[name]?.options ?? {},
): Promise<ConfiguredProvider> {
  const { default: create } = (await import(/* @vite-ignore */ `${PACKAGE}/providers/${name}`)) as {
    default: (options: object) => ConfiguredProvider;
  };
  return create({ ...CREDENTIALS, ...options });
}

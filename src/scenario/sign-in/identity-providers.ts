import { alice, bob, carol, mallory } from "../../world/idp/personas";
import type { ProviderFactory } from "../../world/idp/definition";
import { registration, resolveProvider, standUp } from "../../vendors";
import { basePathOf, type ConfigAtHand, type ProviderAtHand } from "./config-at-hand";

/** Who has an account with every provider: two ordinary people, and two whose address is not verified. */
const PERSONAS = [alice, bob, carol, mallory];

/** The identity providers of a world, and what is to be said of those that could not be stood up. */
export interface StoodUp {
  factories: ProviderFactory[];
  warnings: string[];
}

/**
 * Stands up an identity provider for each provider of type "oauth" or "oidc", with the app
 * registered. Several that speak of the same endpoints are apps of one and the same provider.
 *
 * @param app the app's origin
 */
export function standUpAll(
  providers: readonly ProviderAtHand[],
  config: ConfigAtHand,
  app: string,
): StoodUp {
  const result: StoodUp = { factories: [], warnings: [] };
  const sameEndpoints = new Map<string, ProviderAtHand[]>();
  for (const provider of providers) {
    if (provider.type !== "oauth" && provider.type !== "oidc") continue;
    try {
      // Both throw if the configuration does not tell where the provider is.
      standUp(provider.made, { personas: PERSONAS, clients: [] });
      const key = endpointsOf(provider);
      sameEndpoints.set(key, [...(sameEndpoints.get(key) ?? []), provider]);
      if (!provider.settings.clientId) result.warnings.push(withoutClientId(provider));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      result.warnings.push(
        `No identity provider stands behind “${provider.name}”, so nobody can sign in there. ${reason}`,
      );
    }
  }
  for (const apps of sameEndpoints.values()) {
    const [first] = apps;
    if (!first) continue;
    const clients = apps.map(({ made }) => registerAt(made, config, app));
    result.factories.push(standUp(first.made, { personas: PERSONAS, clients }));
  }
  return result;
}

/** The app's registration, with the address of a proxy for redirects if the config names one. */
function registerAt(made: ProviderAtHand["made"], config: ConfigAtHand, app: string) {
  const client = registration(made, app, basePathOf(config));
  const proxy = config.redirectProxyUrl;
  if (proxy) client.redirectUris.push(`${proxy}/callback/${resolveProvider(made).id}`);
  return client;
}

function endpointsOf({ made }: ProviderAtHand): string {
  const { type, issuer, authorization, token } = resolveProvider(made);
  return JSON.stringify([type, issuer, authorization, token]);
}

function withoutClientId({ id, name }: ProviderAtHand): string {
  const variable = `AUTH_${id.toUpperCase().replaceAll("-", "_")}_ID`;
  return `The provider “${name}” has no clientId, so ${name} will not know the app. Give it one in its options, from ${variable} in .env for instance.`;
}

import { ProviderActor } from "../../scenario/provider-actor";
import type { Browser } from "../../world/browser/browser";
import {
  DEFAULT_LIFETIMES,
  DEFAULT_REFRESH_TOKENS,
  type ProviderDefinition,
} from "../../world/idp/definition";
import type { ProviderPart } from "../../world/idp/faults";
import type { IdentityProvider } from "../../world/idp/identity-provider";
import type { World } from "../../world/world";
import type { BrowserState, ProviderState } from "../messages";

/** The browsers of a world, as the inspector shows them. */
export function describeBrowsers(world: World): BrowserState[] {
  return [...world.browsers.values()].map(({ id, actor, tab, jar }) => ({
    id,
    name: actor.name,
    url: tab.url,
    title: tab.page?.document.title ?? "",
    canGoBack: tab.canGoBack,
    canGoForward: tab.canGoForward,
    cookies: jar.list(),
  }));
}

/** The identity providers of a world, as their controls show them. */
export function describeProviders(world: World): ProviderState[] {
  const browsers = [...world.browsers.values()];
  return [...world.identityProviders].map(([id, provider]) =>
    describeProvider(id, provider, browsers),
  );
}

function describeProvider(
  id: string,
  provider: IdentityProvider,
  browsers: Browser[],
): ProviderState {
  const { definition, people, faults, refreshTokens, lifetimes } = provider;
  const { asked } = new ProviderActor(provider, browsers);
  return {
    id,
    name: definition.name,
    isOpenId: definition.keys !== undefined,
    parts: partsOf(definition),
    people: people.all.map(({ id: person, name, email, emailVerified }) => ({
      id: person,
      name,
      emailVerified,
      ...(email !== undefined && { email }),
    })),
    asks: asked.map(({ browser, people: choice }) => ({ browser: browser.id, people: choice })),
    faults: structuredClone(faults),
    refreshTokens: { ...refreshTokens },
    lifetimes: { ...lifetimes },
    declared: declaredSettings(definition),
  };
}

/** How a provider is before anybody changes it. */
export function declaredSettings(definition: ProviderDefinition): ProviderState["declared"] {
  return {
    refreshTokens: { ...DEFAULT_REFRESH_TOKENS, ...definition.refreshTokens },
    lifetimes: { ...DEFAULT_LIFETIMES, ...definition.lifetimes },
  };
}

/** The parts of a provider that something can be asked of, as `IdentityProvider` tells them apart. */
function partsOf({ endpoints, parts = {}, prefixes = {} }: ProviderDefinition): ProviderPart[] {
  const others = Object.keys(endpoints).map((url) => parts[url] ?? "userinfo");
  const pictures: ProviderPart[] = Object.keys(prefixes).length > 0 ? ["pictures"] : [];
  return [...new Set<ProviderPart>(["authorization", "token", ...others, ...pictures])];
}

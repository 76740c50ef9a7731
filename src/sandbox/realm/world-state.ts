import { ProviderActor } from "../../scenario/provider-actor";
import type { Browser } from "../../world/browser/browser";
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
  const [asked, ...more] = new ProviderActor(provider, browsers).asked;
  return {
    id,
    name: definition.name,
    isOpenId: definition.keys !== undefined,
    people: people.all.map(({ id: person, name, email, emailVerified }) => ({
      id: person,
      name,
      emailVerified,
      ...(email !== undefined && { email }),
    })),
    ...(asked && more.length === 0 && { asks: asked.id }),
    faults: structuredClone(faults),
    refreshTokens: { ...refreshTokens },
    lifetimes: { ...lifetimes },
  };
}

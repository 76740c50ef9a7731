import { escapeHtml } from "../../../src/world/browser/page";
import type { ProviderDefinition } from "../../../src/world/idp/identity-provider";

/**
 * The page on which a person chooses who they are. `oidc-provider` leaves it to the operator; this
 * one says what the simulated provider's page says, so that the same steps pass it.
 */
export function interactionPage(
  { name, personas }: ProviderDefinition,
  redirectUri: string,
): string {
  const app = new URL(redirectUri).host;
  const buttons = personas.map(
    (persona) =>
      `<button name="persona" value="${escapeHtml(persona.id)}">Continue as ${escapeHtml(persona.name)}</button>`,
  );
  return `<!doctype html><html lang="en"><title>Sign in with ${escapeHtml(name)}</title>
<h1>${escapeHtml(app)} wants to sign you in with ${escapeHtml(name)}</h1>
<form method="post">${buttons.join("")}<button name="persona" value="">Cancel</button></form>`;
}

/**
 * The page that asks whether to sign out of the provider.
 *
 * @param form the server's own form, whose buttons the operator adds
 */
export function logoutPage(provider: string, form: string): string {
  return `<!doctype html><html lang="en"><title>Sign out of ${escapeHtml(provider)}</title>
<h1>Do you want to sign out of ${escapeHtml(provider)}?</h1>
${form}
<button form="op.logoutForm" name="logout" value="yes">Sign out</button>
<button form="op.logoutForm">Stay signed in</button>`;
}

/** The page for a request that is not sent back to the app. */
export function errorPage(provider: string, message: string): string {
  return `<!doctype html><html lang="en"><title>${escapeHtml(provider)} refuses</title>
<h1>${escapeHtml(provider)} refuses</h1><p>${escapeHtml(message)}</p>`;
}

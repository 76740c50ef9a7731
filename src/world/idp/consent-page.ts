import { escapeHtml } from "../browser/page";
import { code, hiddenFields, layout } from "./pages";
import type { Persona } from "./personas";

const SCOPE_MEANING: Record<string, string> = {
  openid: "who you are",
  profile: "your name and picture",
  email: "your e-mail address",
  address: "your postal address",
  phone: "your phone number",
  offline_access: "to stay signed in while you are away",
  "read:user": "your profile",
  "user:email": "your e-mail addresses",
};

/** What a page of consent shows. */
export interface ConsentPageContent {
  /** Name of the provider. */
  provider: string;
  /** Where the form goes. */
  action: string;
  /** The authorization request, which the form sends again with the choice. */
  params: URLSearchParams;
  /** Scopes that are asked for. */
  scopes: string[];
  /** Who can be chosen, the most likely first. */
  people: Persona[];
  /** Whether the only person is signed in already, and may become somebody else. */
  canSwitch: boolean;
}

/** The page on which a person chooses who they are and allows the app, or refuses. */
export function consentPage(content: ConsentPageContent): string {
  const { provider, action, params, scopes, people, canSwitch } = content;
  const app = new URL(params.get("redirect_uri") ?? "").host;
  const asked = scopes.map(
    (scope) => `<li>${escapeHtml(SCOPE_MEANING[scope] ?? scope)} ${code(scope)}</li>`,
  );
  return layout(
    `Sign in with ${provider}`,
    `<h1>${escapeHtml(app)} wants to sign you in with ${escapeHtml(provider)}</h1>
<p>It asks ${escapeHtml(new URL(action).host)} for:</p>
<ul>${asked.join("")}</ul>
<form method="post" action="${escapeHtml(action)}">${hiddenFields(withoutChoice(params))}
${people.map(personButton).join("\n")}
<button class="cancel" name="persona" value="">Cancel</button>
</form>${canSwitch ? anotherAccount(action, params) : ""}`,
  );
}

/** A drawn portrait: the initial on a color of its own. */
export function avatar(persona: Persona): Response {
  const [initial = ""] = persona.name;
  const hue = [...persona.id].reduce((sum, letter) => sum + letter.charCodeAt(0) * 47, 0) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="hsl(${hue} 45% 38%)"/><text x="20" y="27" font-family="sans-serif" font-size="20" font-weight="600" text-anchor="middle" fill="#fff">${escapeHtml(initial)}</text></svg>`;
  return new Response(svg, { headers: { "content-type": "image/svg+xml" } });
}

function personButton({ id, name, email, emailVerified }: Persona): string {
  const address = email === undefined ? "no e-mail address" : email;
  const doubt = email === undefined || emailVerified ? "" : " (not verified)";
  return `<button name="persona" value="${escapeHtml(id)}" aria-label="Continue as ${escapeHtml(name)}"><span>Continue as <strong>${escapeHtml(name)}</strong> <small>${escapeHtml(address)}${doubt}</small></span></button>`;
}

/** The same request again, but with the question who it is. */
function anotherAccount(action: string, params: URLSearchParams): string {
  const url = new URL(action);
  url.search = new URLSearchParams(withoutChoice(params)).toString();
  url.searchParams.set("prompt", "select_account");
  return `<p><a href="${escapeHtml(url.href)}">Use another account</a></p>`;
}

/** A request without the choice: that one counts only if a button of the page made it. */
function withoutChoice(params: URLSearchParams): [string, string][] {
  return [...params].filter(([name]) => name !== "persona");
}

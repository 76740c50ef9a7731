import { escapeHtml } from "../browser/page";
import type { ProviderDefinition } from "./identity-provider";
import type { Persona } from "./personas";

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --soft: #8881; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
  font: 15px/1.5 system-ui, sans-serif; }
main { width: min(24rem, 100%); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; }
h1 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: .5rem 0; }
ul { margin: .25rem 0 1rem; padding-left: 1.25rem; }
.simulated { display: inline-block; margin: 0 0 .75rem; padding: .1rem .5rem; border-radius: 99px;
  border: 1px dashed currentColor; font-size: .75rem; letter-spacing: .02em; }
button { width: 100%; display: flex; align-items: center; gap: .75rem; margin: .5rem 0 0; padding: .6rem .75rem;
  font: inherit; text-align: left; color: inherit; background: var(--soft); border: 1px solid var(--line);
  border-radius: 8px; cursor: pointer; }
button:hover { border-color: currentColor; }
button img { border-radius: 50%; }
button small { display: block; opacity: .8; }
button.cancel { justify-content: center; background: none; border-color: transparent; text-decoration: underline; }
code { font-size: .9em; overflow-wrap: anywhere; }
`;

const SCOPE_MEANING: Record<string, string> = {
  openid: "who you are",
  profile: "your name and picture",
  email: "your e-mail address",
  "read:user": "your profile",
  "user:email": "your e-mail addresses",
};

/** The page on which a person chooses who they are and allows the app, or refuses. */
export function consentPage(
  { name, personas, authorizationEndpoint }: ProviderDefinition,
  host: string,
  params: URLSearchParams,
): string {
  const app = new URL(params.get("redirect_uri") ?? "").host;
  const hidden = [...params]
    .filter(([key]) => key !== "persona")
    .map(
      ([key, value]) =>
        `<input type="hidden" name="${escapeHtml(key)}" value="${escapeHtml(value)}">`,
    );
  const scopes = (params.get("scope") ?? "").split(" ").filter(Boolean);
  return layout(
    `Sign in with ${name}`,
    `<h1>${escapeHtml(app)} wants to sign you in with ${escapeHtml(name)}</h1>
<p>It asks ${escapeHtml(host)} for:</p>
<ul>${scopes.map((scope) => `<li>${escapeHtml(SCOPE_MEANING[scope] ?? scope)} <code>${escapeHtml(scope)}</code></li>`).join("")}</ul>
<form method="post" action="${authorizationEndpoint}">${hidden.join("")}
${personas.map(personaButton).join("\n")}
<button class="cancel" name="persona" value="">Cancel</button>
</form>`,
  );
}

/** The page for a request that must not be redirected. */
export function errorPage(name: string, messageHtml: string): string {
  return layout(`${name} refuses`, `<h1>${escapeHtml(name)} refuses</h1><p>${messageHtml}</p>`);
}

/** A drawn portrait: the initial on a color of its own. */
export function avatar(persona: Persona): Response {
  const [initial = ""] = persona.name;
  const hue = [...persona.id].reduce((sum, letter) => sum + letter.charCodeAt(0) * 47, 0) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="hsl(${hue} 45% 38%)"/><text x="20" y="27" font-family="sans-serif" font-size="20" font-weight="600" text-anchor="middle" fill="#fff">${escapeHtml(initial)}</text></svg>`;
  return new Response(svg, { headers: { "content-type": "image/svg+xml" } });
}

function personaButton({ id, name, email }: Persona): string {
  return `<button name="persona" value="${escapeHtml(id)}" aria-label="Continue as ${escapeHtml(name)}"><span>Continue as <strong>${escapeHtml(name)}</strong><small>${escapeHtml(email)}</small></span></button>`;
}

function layout(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><span class="simulated">Simulated — no password needed</span>
${body}
</main></body></html>`;
}

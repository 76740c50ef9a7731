import { escapeHtml } from "../browser/page";

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

/** The page that carries an answer to the app (OAuth 2.0 Form Post Response Mode). */
export function formPostPage(
  provider: string,
  target: string,
  params: Record<string, string>,
): string {
  return layout(
    `Back from ${provider}`,
    `<p>${escapeHtml(provider)} sends you back to ${escapeHtml(new URL(target).host)}.</p>
<form method="post" action="${escapeHtml(target)}">${hiddenFields(Object.entries(params))}
<button>Continue</button>
</form>`,
    ' onload="document.forms[0].submit()"',
  );
}

/** The page that asks whether a person wants to sign out of the provider. */
export function logoutPage(provider: string, action: string, params: URLSearchParams): string {
  return layout(
    `Sign out of ${provider}`,
    `<h1>Do you want to sign out of ${escapeHtml(provider)}?</h1>
<form method="post" action="${escapeHtml(action)}">${hiddenFields(params)}
<button name="confirm" value="yes">Sign out</button>
<button class="cancel" name="confirm" value="no">Stay signed in</button>
</form>`,
  );
}

/** A page without anything to do. */
export function messagePage(title: string, messageHtml: string): string {
  return layout(title, `<h1>${escapeHtml(title)}</h1><p>${messageHtml}</p>`);
}

/** The page for a request that must not be redirected. */
export function errorPage(provider: string, messageHtml: string): string {
  return messagePage(`${provider} refuses`, messageHtml);
}

/** A value of a request in the text of a page. */
export function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** Parameters that a form sends without showing them. */
export function hiddenFields(fields: Iterable<[string, string]>): string {
  return Array.from(
    fields,
    ([name, value]) =>
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  ).join("");
}

/** A page of a provider, with the mark of a simulated thing. */
export function layout(title: string, body: string, bodyAttributes = ""): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body${bodyAttributes}><main><span class="simulated">Simulated — no password needed</span>
${body}
</main></body></html>`;
}

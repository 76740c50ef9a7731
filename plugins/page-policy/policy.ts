import { createHash } from "node:crypto";

import { selectAll } from "css-select";
import type { AnyNode, Element } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";

/**
 * What a page of the site may load: its own files, and its own inline scripts by their hashes. Styles
 * may be inline, because components and the code editor set them; pictures may be data, because style
 * sheets hold some. Nothing may be evaluated from text. The sandbox has a policy of its own
 * (src/sandbox/relay/relay.html).
 */
const POLICY = {
  "default-src": ["'none'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'"],
  "frame-src": ["'self'"],
  "manifest-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
} satisfies Record<string, readonly string[]>;

/**
 * A page with its content security policy, which stands in front of everything that it governs.
 *
 * @throws Error if there is no `<meta charset>` behind which to put it
 */
export function withPolicy(html: string): string {
  const scripts = ["'self'", ...new Set(inlineScripts(html).map(hashSource))];
  const policy = Object.entries({ ...POLICY, "script-src": scripts })
    .map(([directive, sources]) => [directive, ...sources].join(" "))
    .join("; ");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const charset = /<meta charset=[^>]*>/i.exec(html);
  if (!charset) throw new Error("A page without <meta charset> has no place for its policy.");
  const place = charset.index + charset[0].length;
  return html.slice(0, place) + meta + html.slice(place);
}

/** Texts of the scripts that a page brings with it and a browser would run. */
function inlineScripts(html: string): string[] {
  return selectAll<AnyNode, Element>("script:not([src])", parseDocument(html))
    .filter(({ attribs }) => !/json/.test(attribs["type"] ?? ""))
    .map((script) => textContent(script));
}

/** CSP 3, section 6.7.3.3. */
function hashSource(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

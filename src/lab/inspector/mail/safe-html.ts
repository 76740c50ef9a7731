/** Attributes by which an element leads elsewhere. What would only load something, the policy stops. */
const LEADS = ["href", "ping", "action", "formaction", "target", "http-equiv"];

/**
 * Elements that do something by themselves, or that are other elements when they are read again: mail
 * programs show none of them.
 */
const ACTIVE =
  "script, noscript, template, meta, link, base, iframe, frame, frameset, object, embed, svg, math";

/** Nothing is loaded, sent or run: styles of the message itself, and pictures that it brings. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'";

/** How often to clean before giving up: markup made to deceive may become something else each time. */
const ATTEMPTS = 4;

/**
 * The HTML of a message as a document for a frame with an empty `sandbox`. The message comes from the
 * reader's code, or a stranger's: it may look like anything, but it loads nothing, and its links lead
 * nowhere (the addresses stand beside it). A sandbox alone would let a link take the frame to the
 * network.
 *
 * @returns undefined if the message cannot be made safe
 */
export function safeDocument(html: string): string | undefined {
  let text = html;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    // What is shown is what was found clean, letter by letter.
    if (attempt > 0 && !clean(parsed)) return framed(text);
    if (attempt === 0) clean(parsed);
    text = parsed.head.innerHTML + parsed.body.innerHTML;
  }
  return undefined;
}

/** Takes away what leads elsewhere. @returns whether there was any */
function clean(document: Document): boolean {
  const active = [...document.querySelectorAll(ACTIVE)];
  for (const element of active) element.remove();
  const leads = [...document.querySelectorAll(LEADS.map((name) => `[${name}]`).join())];
  for (const element of leads) for (const name of LEADS) element.removeAttribute(name);
  return active.length + leads.length > 0;
}

function framed(content: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  return `<!doctype html><html><head>${policy}</head><body>${content}</body></html>`;
}

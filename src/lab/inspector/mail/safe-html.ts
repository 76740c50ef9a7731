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

/** Characters of HTML that are looked at. Mail programs cut longer messages off, too. */
const LONGEST = 100_000;

/** Tags of the text at the most, and elements that they could become. */
const MOST_TAGS = 5_000;
const MOST_ELEMENTS = 100_000;

/** The beginnings of elements that are repeated; of links, only one is open at a time. */
const STYLES = /<(?:b|big|code|em|font|i|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*>?/gi;

/** A message's HTML as a document that does nothing, or why there is none. */
export type SafeDocument =
  { document: string; refusal?: undefined } | { document?: undefined; refusal: string };

/** How often to clean before giving up: markup made to deceive may become something else each time. */
const ATTEMPTS = 4;

/**
 * The HTML of a message as a document for a frame with an empty `sandbox`. The message comes from the
 * reader's code, or a stranger's: it may look like anything, but it loads nothing, and its links lead
 * nowhere (the addresses stand beside it). A sandbox alone would let a link take the frame to the
 * network.
 *
 * @returns the document, or why there is none: as the end of a sentence about the HTML
 */
export function safeDocument(html: string): SafeDocument {
  if (html.length > LONGEST) {
    return { refusal: `is longer than ${LONGEST.toLocaleString("en")} characters` };
  }
  let text = silenced(html);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (!isBearable(text)) return { refusal: "has more markup than a message needs" };
    const parsed = new DOMParser().parseFromString(text, "text/html");
    // What is shown is what was found clean, letter by letter.
    const isUnclean = clean(parsed);
    // A frame set stands in the place of the body, and goes with what is taken away.
    if (!isBody(parsed.body)) break;
    if (attempt > 0 && !isUnclean) return { document: framed(text) };
    text = parsed.head.innerHTML + parsed.body.innerHTML;
  }
  return { refusal: "is made to deceive" };
}

/**
 * Whether a browser reads the text in no time. What is never closed makes each further element more
 * work, and elements of style that are open are repeated in each paragraph (HTML standard, "reconstruct
 * the active formatting elements"): a short text can become millions of elements.
 */
function isBearable(html: string): boolean {
  const tags = html.match(/<[a-z]/gi)?.length ?? 0;
  const styles = html.match(STYLES) ?? [];
  const plain = styles.filter((tag) => /^<\w+>$/.test(tag)).map((tag) => tag.toLowerCase());
  // Of those that are alike, three are repeated at the most.
  const repeated = styles.length - plain.length + 3 * new Set(plain).size;
  return tags <= MOST_TAGS && tags * repeated <= MOST_ELEMENTS;
}

function isBody(element: HTMLElement | null): element is HTMLElement {
  return element?.localName === "body";
}

/**
 * Takes most handlers of events and most bases out of the text. Cleaning takes away all of them, but a
 * browser reports each already when it reads it, as a violation of the site's policy.
 */
function silenced(html: string): string {
  return html.replace(/<[a-z][^<>]*>/gi, (tag) =>
    /^<base\b/i.test(tag) ? "" : tag.replace(/([\s"'/])on(?=[a-z]+\s*=)/gi, "$1data-on"),
  );
}

/** Takes away what leads elsewhere, or handles events. @returns whether there was any */
function clean(document: Document): boolean {
  const active = [...document.querySelectorAll(ACTIVE)];
  for (const element of active) element.remove();
  const leads = [...document.querySelectorAll(LEADS.map((name) => `[${name}]`).join())];
  for (const element of leads) for (const name of LEADS) element.removeAttribute(name);
  let handlers = 0;
  for (const element of document.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      if (!name.startsWith("on")) continue;
      element.removeAttribute(name);
      handlers++;
    }
  }
  return active.length + leads.length + handlers > 0;
}

function framed(content: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  return `<!doctype html><html><head>${policy}</head><body>${content}</body></html>`;
}

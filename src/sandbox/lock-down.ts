/**
 * What the sandbox takes away besides what policies forbid. It runs before any of the reader's code, in
 * the realm and in each page that it shows. Where that code runs, it can replace every function of the
 * platform; so what is needed later is taken here, and used as it was.
 */
const { apply } = Reflect;
const { indexOf, slice, toLowerCase } = String.prototype;

const lowerCase = (text: string): string => apply(toLowerCase, text, []);
const find = (text: string, part: string, from = 0): number => apply(indexOf, text, [part, from]);
const cut = (text: string, start: number, end?: number): string => apply(slice, text, [start, end]);

/**
 * What makes the document of a nested frame: an attribute, and an entity of XML, which can hold any
 * attribute. Such a document is a world of its own, in which nothing has been taken away.
 */
const DOCUMENTS = ["srcdoc", "<!entity"] as const;
const [ATTRIBUTE, ENTITY] = DOCUMENTS;

/** Ways to turn text into elements that leave it at that, as browsers name them. Null: no prototype. */
const ELEMENT_SINKS: Readonly<Record<string, true>> = {
  __proto__: null as never,
  "Element innerHTML": true,
  "Element outerHTML": true,
  "Element insertAdjacentHTML": true,
  "Element setHTMLUnsafe": true,
  "ShadowRoot innerHTML": true,
  "ShadowRoot setHTMLUnsafe": true,
  "Document parseHTMLUnsafe": true,
  "Document execCommand": true,
  "DOMParser parseFromString": true,
  "Range createContextualFragment": true,
};

/** Ways to run text that stay in the document. An address with `javascript:` makes another one. */
const SCRIPT_SINKS: Readonly<Record<string, true>> = {
  __proto__: null as never,
  eval: true,
  Function: true,
  "HTMLScriptElement text": true,
  "HTMLScriptElement textContent": true,
  "HTMLScriptElement innerText": true,
  "SVGScriptElement text": true,
  "Window setTimeout": true,
  "Window setInterval": true,
};

/** Trusted Types (W3C), as far as they are used here; the DOM's types do not have them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: Record<
      "createHTML" | "createScript" | "createScriptURL",
      (text: string, type: string, sink: string) => string | null
    >,
  ): unknown;
}

/** Shows a page in a frame: a document with the script that comes first, and the page's text after it. */
export type WritePage = (frame: HTMLIFrameElement, url: string, html: string) => void;

/**
 * Takes from a window what reaches the network without asking the policy, and every way to make a
 * document in which it would be there again (as far as the browser has Trusted Types).
 *
 * @param firstScript what each page runs first that the returned function shows
 */
export function lockDown(target: Window & typeof globalThis, firstScript = ""): WritePage {
  for (const name of Object.getOwnPropertyNames(target)) {
    // A transformation makes elements, with the attributes of its choice, without asking anybody.
    if (/^(webkit|moz)?RTC|^WebTransport|^XSLTProcessor$/.test(name)) {
      Reflect.deleteProperty(target, name);
    }
  }
  const write = Object.getOwnPropertyDescriptor(
    (target as Partial<typeof globalThis>).HTMLIFrameElement?.prototype ?? {},
    ATTRIBUTE,
  )?.set;
  const encode = encodeURIComponent;
  let allowed: string | undefined;
  (target as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("default", {
    createHTML: (text, _, sink) =>
      text === allowed || (ELEMENT_SINKS[sink] === true && isHarmless(text)) ? text : null,
    createScript: (text, _, sink) =>
      SCRIPT_SINKS[sink] === true || find(sink, "Element on") === 0 ? text : null,
    // The content security policy refuses them all.
    createScriptURL: (address) => address,
  });
  return (frame, url, html) => {
    const first = `<script data-url="${encode(url)}">${firstScript}</script>`;
    allowed = `<!doctype html>${first}${withoutDocuments(html)}`;
    if (write) apply(write, frame, [allowed]);
    allowed = undefined;
  };
}

/** Whether no parser can make a frame with a document of it. */
function isHarmless(text: string): boolean {
  const small = lowerCase(text);
  return find(small, ATTRIBUTE) < 0 && find(small, ENTITY) < 0;
}

/**
 * A page's text with which no frame gets a document. What would do that is spelled with a character
 * reference, which no name of an attribute can have, and every text can.
 */
export function withoutDocuments(html: string): string {
  let result = "";
  let done = 0;
  // By characters: a text in lower case may be longer than the text.
  for (let at = 0; at < html.length; at++) {
    const first = html[at];
    const name = first === "<" ? ENTITY : first === "s" || first === "S" ? ATTRIBUTE : undefined;
    if (name === undefined || lowerCase(cut(html, at, at + name.length)) !== name) continue;
    const second = html[at + 1];
    const code = second === "!" ? 33 : second === "r" ? 114 : 82;
    result += `${cut(html, done, at + 1)}&#${code};`;
    done = at + 2;
  }
  return result + cut(html, done);
}

/** A script that means the same, and cannot be read as markup with a frame's document. */
export function asScript(text: string): string {
  return text
    .replace(/(?<=<)(?:!|&#33;)(?=entity)/gi, "\\u0021")
    .replace(/(?<=s)(?:r|&#(?:114|82);)(?=cdoc)/gi, (found) =>
      found === "R" || found === "&#82;" ? "\\u0052" : "\\u0072",
    );
}

/**
 * Forbids a document, and the frames in it, to ask the site's own origin for anything: from now on there
 * is no script file that it needs. Each kind is named that may still be there, because a prefetch is
 * allowed if any directive of a policy allows its address, and the
 * relay's policy has to allow its own scripts. A second policy can only take away from the first (CSP 3,
 * section 8.1). Text becomes elements or script only as {@link lockDown} says, here and in these frames.
 */
export function endScriptFiles(document: Document): void {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content =
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:; font-src data:; require-trusted-types-for 'script'; trusted-types default";
  document.head.append(policy);
}

/**
 * Takes away what the content security policy does not cover: peer connections reach the network
 * without asking `connect-src`. Runs before any of the reader's code, in the realm and in each page
 * that it shows. A frame that hostile code makes has them again; there the header
 * `Connection-Allowlist` stops them, in browsers that know it (static/_headers).
 */
export function lockDown(target: Window & typeof globalThis): void {
  for (const name of Object.getOwnPropertyNames(target)) {
    if (/^(webkit|moz)?RTC|^WebTransport/.test(name)) Reflect.deleteProperty(target, name);
  }
}

/**
 * Forbids a document, and the frames in it, to load any further script from a file: from now on there
 * is none that it needs, and to ask the site's own origin for one would be a request, too. A second
 * policy can only take away from the first (CSP 3, section 8.1).
 */
export function endScriptFiles(document: Document): void {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "script-src 'unsafe-inline' 'unsafe-eval'";
  document.head.append(policy);
}

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
 * Forbids a document, and the frames in it, to ask the site's own origin for anything: from now on there
 * is no script file that it needs. Each kind is named that may still be there, because a prefetch is
 * allowed if any directive of a policy allows its address, and the
 * relay's policy has to allow its own scripts. A second policy can only take away from the first (CSP 3,
 * section 8.1).
 */
export function endScriptFiles(document: Document): void {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content =
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:; font-src data:";
  document.head.append(policy);
}

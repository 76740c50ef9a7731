import { getDomain, getPublicSuffix } from "tldts";

/** Suffixes under which strangers have names of their own count too: `github.io`, `vercel.app`. */
const WITH_PRIVATE_SUFFIXES = { allowPrivateDomains: true };

/** What one party can register: the public suffix and one label; a host without one is itself. */
export function registrableDomain(host: string): string {
  return getDomain(host, WITH_PRIVATE_SUFFIXES) ?? host;
}

/** Whether a name is a public suffix, below which unrelated parties live. */
export function isPublicSuffix(host: string): boolean {
  return getPublicSuffix(host, WITH_PRIVATE_SUFFIXES) === host;
}

/** Whether two addresses are of one site: scheme and registrable domain (HTML standard, "same site"). */
export function isSameSite(a: string, b: string): boolean {
  return siteOf(a) === siteOf(b);
}

/** Whether two addresses are of one origin: scheme, host and port. */
export function isSameOrigin(a: string, b: string): boolean {
  return new URL(a).origin === new URL(b).origin;
}

/**
 * Whether cookies with `Secure` may come from and go to an address: over TLS, and on the reader's
 * own machine (RFC 6265bis, section 5.7.3, leaves that to the user agent; Chromium does it).
 */
export function isSecure({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || isLoopback(hostname);
}

/** Whether a host is the machine itself (Secure Contexts, section 3.1). */
export function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}

function siteOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${registrableDomain(hostname)}`;
}

import type { Signature } from "../signature";

const PROXY = "/faq/#behind-a-proxy";
const SIZE = "/concepts/cookies-and-csrf/#size";

/** What servers, proxies and Node.js say of connections, certificates and headers. */
export const networkSignatures: readonly Signature[] = [
  {
    id: "connection-refused",
    title: "Nothing listens at the address",
    phrases: ["ECONNREFUSED"],
    rank: "cause",
    cause:
      "The server asked an address at which nothing answers. In a container `localhost` is the container itself.",
    fix: "Use the name of the service in `issuer` and in addresses of databases, and make both sides agree on it.",
    to: "/reference/errors/#callbackrouteerror",
  },
  {
    id: "connection-timeout",
    title: "The provider did not answer in time",
    phrases: ["UND_ERR_CONNECT_TIMEOUT", "outgoing request timed out after", "connect ETIMEDOUT"],
    rank: "cause",
    cause:
      "A firewall drops the server's requests, IPv6 leads nowhere, or the provider is slow. Version 4 waits for 3.5 seconds only.",
    fix: "Ask the provider from the server itself, for example with `curl`. Behind a corporate proxy use `customFetch`.",
    to: "/concepts/how-a-sign-in-works/#custom-fetch",
  },
  {
    id: "certificate",
    title: "The server does not trust the provider's certificate",
    phrases: [
      "self-signed certificate",
      "self signed certificate",
      "unable to verify the first certificate",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "unable to get local issuer certificate",
    ],
    rank: "cause",
    cause:
      "It is signed by an authority of your own, or the provider does not send the certificates in between.",
    fix: "Name your authority in `NODE_EXTRA_CA_CERTS` before Node.js starts. Do not turn the check off.",
    to: "/concepts/how-a-sign-in-works/#custom-fetch",
  },
  {
    id: "fetch-failed",
    title: "The server could not reach the provider",
    phrases: ["TypeError: fetch failed", "fetch failed {", "[cause]: fetch failed"],
    whole: ["fetch failed"],
    rank: "failure",
    cause:
      "The request to the provider's metadata or token endpoint did not get through: address, DNS, certificate, or proxy.",
    fix: "Log `error.cause` to see which, and ask the address from the server itself.",
    to: "/reference/errors/#callbackrouteerror",
  },
  {
    id: "upstream-header",
    title: "The proxy's buffer is too small for the session cookie",
    phrases: ["upstream sent too big header"],
    rank: "cause",
    cause:
      "A session in several cookies makes the headers of the answer longer than nginx takes by default.",
    fix: "Put less into the token, or raise `proxy_buffer_size`.",
    to: SIZE,
  },
  {
    id: "request-header",
    title: "The browser's cookies are larger than the server takes",
    phrases: [
      "Request Header Fields Too Large",
      "REQUEST_HEADER_TOO_LARGE",
      "Request Header Or Cookie Too Large",
      "RequestHeaderSectionTooLarge",
    ],
    rank: "cause",
    cause: "Session cookies add up: long tokens in the JWT, or cookies that are left from earlier.",
    fix: "Keep provider tokens out of the session cookie, or use database sessions; delete old cookies.",
    to: SIZE,
  },
  {
    id: "chunked-cookie",
    title: "The session cookie is split into several",
    phrases: ["CHUNKING_SESSION_COOKIE", "Session cookie exceeds allowed 4096 bytes"],
    rank: "cause",
    cause:
      "The token is longer than browsers take in one cookie. The session works; headers get long.",
    fix: "Put less into the token.",
    to: "/faq/#session-cookie-too-large",
  },
  {
    id: "sveltekit-csrf",
    title: "SvelteKit refused the form",
    phrases: ["Cross-site POST form submissions are forbidden"],
    rank: "cause",
    cause:
      "SvelteKit compares the browser's `Origin` with its own address, which is another one behind a proxy.",
    fix: "Set `ORIGIN` for adapter-node to the public address, and `trustHost: true` in the config.",
    to: PROXY,
  },
  {
    id: "bind-address",
    title: "Redirects lead to `0.0.0.0`",
    phrases: ["//0.0.0.0:"],
    rank: "cause",
    cause:
      "The app takes its address from the request, and the server in the container calls itself so.",
    fix: "Set `AUTH_URL` to the public address.",
    to: PROXY,
  },
];

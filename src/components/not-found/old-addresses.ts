/** Where the subject of an address of the older Auth.js and NextAuth.js documentation is now. */
interface OldAddress {
  from: RegExp;
  /** A page of this site; the hint is given only if the page exists. */
  to: string;
  hint: string;
}

/** The first match counts, so the particular stands before the general. */
const OLD_ADDRESSES: OldAddress[] = [
  {
    from: /^\/(concepts\/faq|concepts|faq\.html)\/?$/,
    to: "/faq/",
    hint: "The questions and answers are on one page.",
  },
  {
    from: /^\/(errors|warnings|configuration\/errors|reference\/(core\/)?errors)/,
    to: "/reference/errors/",
    hint: "Each error and each warning of Auth.js has an entry, with its causes.",
  },
  {
    from: /^\/(providers|configuration\/providers|getting-started\/providers|guides\/providers|reference\/(core\/)?providers)/,
    to: "/reference/core/providers/",
    hint: "Each provider has a page in the reference.",
  },
  {
    from: /^\/(adapters|schemas|getting-started\/(adapters|database)|configuration\/databases|concepts\/database-models)/,
    to: "/concepts/session-strategies/",
    hint: "Sessions in a database, and what an adapter stores, are told under session strategies.",
  },
  {
    from: /^\/(tutorials|guides)\/.*refresh-token-rotation/,
    to: "/guides/refresh-token-rotation/",
    hint: "Refreshing access tokens has a guide.",
  },
  {
    from: /^\/(guides\/basics|configuration|getting-started\/(client|rest-api))/,
    to: "/reference/core/",
    hint: "Options, callbacks, events and pages are described in the reference of @auth/core.",
  },
  {
    from: /^\/reference\/(next|sveltekit|express|solid|qwik|adapter|utilities|warnings)/,
    to: "/reference/core/",
    hint: "This site's reference covers @auth/core, on which the framework packages are built.",
  },
  {
    from: /^\/guides\/testing/,
    to: "/playground/",
    hint: "This site has no guide to testing. A lab that you download brings simulated providers, which tests can use.",
  },
  {
    from: /^\/(getting-started|tutorials)/,
    to: "/tutorials/first-sign-in/",
    hint: "The way to a first sign-in is the tutorial.",
  },
];

/**
 * The hint for an address of the older documentation, if there is one whose page exists.
 *
 * @param path the path asked for, without the site's base URL
 * @param routes paths that exist on this site
 */
export function oldAddressHint(path: string, routes: readonly string[]): OldAddress | undefined {
  return OLD_ADDRESSES.find(({ from, to }) => from.test(path) && routes.includes(to));
}

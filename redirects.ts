/** An address that older documentation, error messages or doc comments still point to. */
export interface Redirect {
  /** Old path, from the site's root. */
  from: string;
  /** The page that answers it now. It keeps the hash of the old address, unless it has one here. */
  to: string;
  /** Who points there. */
  why: string;
}

/**
 * Every path this site answers without having a page there. A path once published stays here for
 * ever. Tests: no `from` hides a page (`redirects.test.ts`), and each old address with its hash
 * ends at an existing element of the built site (`tests/built/old-addresses.test.ts`).
 */
export const redirects: readonly Redirect[] = [
  { from: "/concepts", to: "/faq", why: "The FAQ of the official site since 2024" },
  { from: "/concepts/faq", to: "/faq", why: "The FAQ of the official site until 2024" },
  {
    from: "/getting-started",
    to: "/tutorials",
    why: "The start of the documentation of the official site",
  },
  {
    from: "/getting-started/installation",
    to: "/tutorials",
    why: "The page on installing of the official site since 2024",
  },
  {
    from: "/getting-started/adapters",
    to: "/guides/databases",
    why: "Linked from the old FAQ; the adapter page until 2024",
  },
  {
    from: "/getting-started/database",
    to: "/guides/databases",
    why: "Linked from doc comments of @auth/core; the adapter page since 2024",
  },
  {
    from: "/concepts/database-models",
    to: "/guides/databases",
    why: "The models page of the official site since 2024",
  },
  {
    from: "/getting-started/typescript",
    to: "/guides/typescript",
    why: "Linked from the old FAQ and from doc comments of @auth/core",
  },
  {
    from: "/guides/basics/refresh-token-rotation",
    to: "/guides/refresh-token-rotation",
    why: "Linked from the old FAQ; the guide's path until 2024",
  },
  {
    from: "/configuration/nextjs",
    to: "/guides/nextjs-proxy",
    why: "The path of the version 4 page that the old FAQ links to for middleware",
  },
  {
    from: "/errors",
    to: "/reference/errors",
    why: "The host errors.authjs.dev, which every error prints; the path of version 4",
  },
  {
    from: "/warnings",
    to: "/reference/errors",
    why: "The host warnings.authjs.dev, which every warning prints; the path of version 4",
  },
  {
    from: "/reference/warnings",
    to: "/reference/errors",
    why: "The page of the warnings of the official site until 2024",
  },
  {
    from: "/getting-started/migrating-to-v5",
    to: "/reference/errors#migrating-to-v5",
    why: "Printed by next-auth/middleware and next-auth/next, which only throw in version 5",
  },
  {
    from: "/guides/upgrade-to-v5",
    to: "/reference/errors#migrating-to-v5",
    why: "The guide to version 5 of the official site until 2024",
  },
  {
    from: "/getting-started/migrate-to-better-auth",
    to: "/status#leave",
    why: "The guide to leaving Auth.js of the official site since 2025",
  },
  {
    from: "/getting-started/session-management/protecting",
    to: "/guides/protect",
    why: "The page on protecting pages of the official site since 2024",
  },
  {
    from: "/guides/testing",
    to: "/guides",
    why: "The guide to testing of the official site, in both generations; this site has no page on it",
  },
  {
    from: "/concepts/oauth",
    to: "/concepts/how-a-sign-in-works",
    why: "The page on OAuth of the official site, in both generations",
  },
  {
    from: "/guides/basics/callbacks",
    to: "/reference/callbacks",
    why: "The callbacks page of the official site until 2024",
  },
  {
    from: "/guides/basics/events",
    to: "/reference/events",
    why: "The events page of the official site until 2024",
  },
  {
    from: "/guides/restricting-user-access",
    to: "/guides/who-may-sign-in",
    why: "The page on who may sign in of the official site since 2024",
  },
  {
    from: "/guides/integrating-third-party-backends",
    to: "/guides/call-an-api",
    why: "The guide on third-party backends of the official site",
  },
  {
    from: "/guides/configuring-oauth-providers",
    to: "/guides/own-provider",
    why: "Linked from doc comments of provider modules: the official guide to providers of one's own",
  },
  {
    from: "/guides/providers/custom-provider",
    to: "/guides/own-provider#modules",
    why: "Linked from doc comments of other provider modules: the same guide until 2024",
  },
  {
    from: "/guides/environment-variables",
    to: "/reference/environment",
    why: "The page on variables of the official site since 2024",
  },
  {
    from: "/getting-started/deployment",
    to: "/guides/behind-a-proxy",
    why: "Linked from doc comments of @auth/core for trustHost",
  },
  {
    from: "/guides/debugging",
    to: "/reference/errors",
    why: "The page on debugging of the official site since 2024",
  },
  {
    from: "/guides/edge-compatibility",
    to: "/concepts/where-code-runs",
    why: "Linked from doc comments of next-auth",
  },
  {
    from: "/getting-started/providers",
    to: "/reference/providers",
    why: "The list of providers of the official site since 2024",
  },
];

/** Folders whose pages have moved name by name, such as those of the providers. */
const MOVED_FOLDERS: readonly { from: string; to: string }[] = [
  // The official site since 2024; most providers' doc comments and READMEs link there.
  { from: "/getting-started/providers", to: "/reference/providers" },
  { from: "/getting-started/adapters", to: "/reference/adapters" },
];

/** The old addresses that a page answers besides its own, whichever pages a folder has. */
export function movedTo(page: string): string[] {
  return MOVED_FOLDERS.flatMap(({ from, to }) => {
    const [, name] = new RegExp(`^${to}/([^/]+)/?$`).exec(page) ?? [];
    return name === undefined ? [] : [`${from}/${name}`];
  });
}

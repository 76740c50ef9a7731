import { PACKAGE, REFERENCE_PATH } from "./modules";

/**
 * Pages of authjs.dev that doc comments link to and that this site answers under the same or
 * another path: path there, with or without a fragment, to path here. A fragment that has no row is
 * dropped with its page's row. Any other path becomes an absolute link to authjs.dev. The build fails
 * if a path here, or its anchor, does not exist.
 */
export const LOCAL_PAGES: Record<string, string> = {
  "/concepts": "/faq/",
  "/concepts#security": "/faq/#security",
  "/concepts/session-strategies": "/concepts/session-strategies/",
  "/concepts/session-strategies#database": "/concepts/session-strategies/#database-session",
  "/concepts/session-strategies#database-session": "/concepts/session-strategies/#database-session",
  "/concepts/session-strategies#jwt-session": "/concepts/session-strategies/#jwt-session",
  "/faq": "/faq/",
  "/getting-started/database": "/guides/databases/",
  "/getting-started/typescript": "/guides/typescript/",
  "/getting-started/typescript#module-augmentation": "/guides/typescript/#add-fields",
  "/guides/basics/refresh-token-rotation": "/guides/refresh-token-rotation/",
  "/guides/refresh-token-rotation": "/guides/refresh-token-rotation/",
  "/guides/refresh-token-rotation#database-strategy":
    "/guides/refresh-token-rotation/#database-strategy",
  "/security": "/security/",
};

/**
 * Anchors that Auth.js prints or that its doc comments link to, and the member each one means
 * today: `page#anchor` below `/reference/core`, to `Export` or `Export.member.member`.
 * Readers arrive on them from editors, logs, and old posts, so the pages keep them.
 */
export const OLD_ANCHORS: Record<string, string> = {
  "#strategy": "AuthConfig.session.strategy",
  "#signin": "AuthConfig.callbacks.signIn",
  "#redirect": "AuthConfig.callbacks.redirect",
  "adapters#account": "AdapterAccount",
  "adapters#methods": "Adapter",
  "adapters#user": "AdapterUser",
  "jwt#decode-2": "JWTOptions.decode",
  "jwt#encode-1": "JWTOptions.encode",
  "providers#allowdangerousemailaccountlinking": "OAuth2Config.allowDangerousEmailAccountLinking",
  "providers#checks": "OAuth2Config.checks",
  "providers#oauth2configprofile": "OAuth2Config.profile",
  "types#eventcallbacks": "AuthConfig.events",
  "types#jwt": "AuthConfig.callbacks.jwt",
  "types#redirect": "AuthConfig.callbacks.redirect",
  "types#session": "AuthConfig.callbacks.session",
  "types#signin": "AuthConfig.callbacks.signIn",
};

const OLD_HOSTS: Record<string, string> = {
  "https://errors.authjs.dev": `/${REFERENCE_PATH}/errors`,
  "https://warnings.authjs.dev": `/${REFERENCE_PATH}/warnings`,
};

const UPSTREAM = /^https:\/\/(authjs\.dev|next-auth\.js\.org)(?=[/#]|$)/;
const SOURCES_ON_MAIN = "https://github.com/nextauthjs/next-auth/blob/main/packages/core/";

/** What link rewriting needs to know about the pages it links to. */
export interface LinkContext {
  /** Version of the package, which names the tag that its sources carry. */
  version: string;
  /** Paths below `/reference/core` that have a page: `""`, `adapters`, `providers/github`. */
  pages: ReadonlySet<string>;
  /** Link to a member, named as in {@link OLD_ANCHORS}. Throws if the package has no such member. */
  memberUrl: (member: string) => string;
}

/** Address of a file of the package's sources on GitHub, as it was when the version was released. */
export function sourceUrl(version: string, file: string, line?: number): string {
  const tag = `${PACKAGE}@${version}`;
  const anchor = line === undefined ? "" : `#L${line}`;
  return `https://github.com/nextauthjs/next-auth/blob/${tag}/packages/core/${file}${anchor}`;
}

/**
 * Turns a link written for authjs.dev into one for this site: the reference and the pages of
 * {@link LOCAL_PAGES} become local, everything else on authjs.dev absolute, links to the sources
 * on the main branch point to the tag. Other links come back as they are.
 */
export function rewriteLink(link: string, context: LinkContext): string {
  if (link.startsWith(SOURCES_ON_MAIN)) {
    return sourceUrl(context.version, link.slice(SOURCES_ON_MAIN.length));
  }
  const path = upstreamPath(link);
  if (path === undefined) return link;
  return referenceLink(path, context) ?? localPage(path) ?? `https://authjs.dev${path}`;
}

/** The part of a link that follows the host, if the link was meant for the upstream site. */
function upstreamPath(link: string): string | undefined {
  for (const [host, path] of Object.entries(OLD_HOSTS)) {
    if (link.startsWith(host)) return path + link.slice(host.length);
  }
  if (UPSTREAM.test(link)) return link.replace(UPSTREAM, "") || "/";
  return link.startsWith("/") ? link : undefined;
}

function referenceLink(path: string, context: LinkContext): string | undefined {
  const match = /^\/reference\/core(?:\/([^#]*?))?\/?(?:#(.*))?$/.exec(path);
  if (!match) return undefined;
  const page = match[1] ?? "";
  if (!context.pages.has(page)) return undefined;
  const url = page ? `/${REFERENCE_PATH}/${page}/` : `/${REFERENCE_PATH}/`;
  // Some links carry two fragments, "#authconfig#session": the last one is the member.
  const anchor = match[2]?.split("#").at(-1);
  if (!anchor) return url;
  const member = OLD_ANCHORS[`${page}#${anchor}`];
  return member ? context.memberUrl(member) : `${url}#${anchor}`;
}

function localPage(path: string): string | undefined {
  return LOCAL_PAGES[path] ?? LOCAL_PAGES[path.replace(/\/?#.*$/, "")];
}

import type { Documented } from "./protocol";

/** A page about a name. */
export interface DocLink {
  label: string;
  /** Below the site's base URL. */
  to: string;
}

const page = (label: string, to: string): DocLink => ({ label, to });

const callbacks = page("Callbacks", "/reference/callbacks/");
const cookies = page("Cookies", "/reference/cookies/");
const csrf = page("Cookies and CSRF", "/concepts/cookies-and-csrf/");
const endpoints = page("Endpoints", "/reference/endpoints/");
const environment = page("Environment variables", "/reference/environment/");
const errors = page("Errors", "/reference/errors/");
const ids = page("Users, accounts and sessions", "/concepts/users-accounts-sessions/#which-id");
const sessions = page("Session strategies", "/concepts/session-strategies/");
const whatRunsWhen = page("What runs when", "/concepts/what-runs-when/");
const whereCodeRuns = page("Where code runs", "/concepts/where-code-runs/");

/** Pages that explain an option of `AuthConfig` beyond its entry in the reference, the best first. */
export const GUIDES: Record<string, readonly DocLink[]> = {
  adapter: [page("Databases and adapters", "/guides/databases/")],
  basePath: [environment, endpoints],
  callbacks: [callbacks, whatRunsWhen],
  cookies: [cookies, csrf],
  debug: [page("Its warning", "/reference/errors/#debug-enabled")],
  events: [page("Events", "/reference/events/"), whatRunsWhen],
  experimental: [page("The error without it", "/reference/errors/#experimentalfeaturenotenabled")],
  jwt: [page("Inside the session token", "/concepts/session-token/"), sessions],
  logger: [errors],
  pages: [endpoints],
  providers: [
    page("Providers", "/reference/providers/"),
    page("How a sign-in works", "/concepts/how-a-sign-in-works/"),
  ],
  raw: [whereCodeRuns],
  redirectProxyUrl: [environment],
  secret: [page("Rotate the secret", "/concepts/session-token/#rotate"), environment],
  session: [sessions],
  skipCSRFCheck: [page("Cookies and CSRF", "/concepts/cookies-and-csrf/#csrf")],
  theme: [endpoints],
  trustHost: [
    page("Environment variables", "/reference/environment/#trust-host"),
    page("Where code runs", "/concepts/where-code-runs/#trust"),
  ],
  useSecureCookies: [cookies, csrf],
};

/** The same for the options of a group, by their path. */
export const MEMBER_GUIDES: Record<string, readonly DocLink[]> = {
  "callbacks.jwt": [callbacks, page("Token rotation", "/guides/refresh-token-rotation/")],
  "callbacks.session": [
    callbacks,
    page("What the browser gets", "/concepts/session-strategies/#what-the-browser-gets"),
  ],
  "callbacks.signIn": [callbacks, page("Account linking", "/concepts/account-linking/")],
  "session.maxAge": [page("Session lifetime", "/concepts/session-strategies/#lifetime")],
  "session.strategy": [page("Session strategies", "/concepts/session-strategies/#choose")],
  "session.updateAge": [page("Session lifetime", "/concepts/session-strategies/#lifetime")],
};

/** The same for the options of a provider. */
export const PROVIDER_GUIDES: Record<string, readonly DocLink[]> = {
  allowDangerousEmailAccountLinking: [
    page("Account linking", "/concepts/account-linking/#by-address"),
  ],
  authorize: [page("What Auth.js leaves to you", "/concepts/security-model/#left-to-you")],
  checks: [page("PKCE, state and nonce", "/concepts/pkce-state-nonce/")],
  profile: [ids],
  redirectProxyUrl: [environment],
};

const CORE = /^\/node_modules\/@auth\/core\/(.+)\.d\.ts$/;

/** Modules below `providers/` that are no provider. */
const NO_PROVIDERS = ["oauth", "provider-types"];

/** Options whose anchor in the reference is not their name: a constant of the module has it. */
const ANCHORS: Record<string, string> = {
  raw: "authconfig-raw",
  skipCSRFCheck: "authconfig-skipcsrfcheck",
};

/** Groups whose members have entries of their own in the reference. */
const GROUPS = ["callbacks", "events", "experimental", "session"];

/** The pages about a declaration: guides, the page of a provider, and the entry in the reference. */
export function docLinks({ file, names }: Documented): DocLink[] {
  const module = CORE.exec(file)?.[1];
  if (module === undefined || !isDocumented(module)) return [];
  const provider = /^providers\/(.+)$/.exec(module)?.[1];
  if (provider !== undefined) return providerLinks(provider, names.at(-1) ?? "");
  const [outer, option, member] = names;
  const reference = module === "index" ? "/reference/core/" : `/reference/core/${module}/`;
  if (outer === "AuthConfig" && option !== undefined) return optionLinks(option, member);
  const anchor = outer === undefined || outer === "default" ? "" : `#${outer.toLowerCase()}`;
  return [page("Reference", reference + anchor)];
}

function optionLinks(option: string, member: string | undefined): DocLink[] {
  const isMember = member !== undefined && GROUPS.includes(option);
  const guides = (isMember && MEMBER_GUIDES[`${option}.${member}`]) || GUIDES[option] || [];
  const anchor = isMember ? `${option}-${member}` : (ANCHORS[option] ?? option);
  return [...guides, page("Reference", `/reference/core/#${anchor.toLowerCase()}`)];
}

function providerLinks(provider: string, name: string): DocLink[] {
  const guides = PROVIDER_GUIDES[name] ?? [];
  if (provider === "index") return [...guides, page("Reference", "/reference/core/providers/")];
  const reference = page("Reference", `/reference/core/providers/${provider}/`);
  if (NO_PROVIDERS.includes(provider)) return [...guides, reference];
  return [...guides, page("Provider setup", `/reference/providers/${provider}/`), reference];
}

/** Whether the reference has a page for a module of `@auth/core`. */
function isDocumented(module: string): boolean {
  return /^(index|types|jwt|errors|adapters)$/.test(module) || /^providers\/[\w-]+$/.test(module);
}

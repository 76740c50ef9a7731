import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { moduleSettings } from "../../src/vendors";
import { providerModules, referenceModules } from "../reference/modules";
import { describeProviders, type ProviderFacts, type ProviderType } from "../reference/providers";
import { type Claims, traceClaims } from "./claims";
import { type ModuleSource, readModule } from "./source";

/** One endpoint of a provider. */
export interface Endpoint {
  /** Without the query; undefined where core takes it from the discovery document. */
  url: string | undefined;
  /** Parameters that the module adds, without the scope. */
  parameters: [name: string, value: string][];
  /** The module makes the request itself (`request`), or mends the answer (`conform`). */
  own: string[];
}

/** What OAuth and OpenID Connect providers have beyond the others. */
export interface OAuthDescription {
  issuer: string | undefined;
  authorization: Endpoint;
  token: Endpoint;
  userinfo: Endpoint;
  /** Whether core asks the user info endpoint; else the claims are those of the ID token. */
  readsUserinfo: boolean;
  scopes: string[];
  checks: string[];
  clientAuthentication: string;
  /** Undefined if the code alone can tell. */
  claims: Claims | undefined;
}

/** All that a provider module tells. */
export interface ProviderDescription extends ProviderFacts, ModuleSource {
  /** `github`, as in `@auth/core/providers/github`. */
  module: string;
  importPath: string;
  /** The module's page in the API reference. */
  api: string;
  type: ProviderType;
  /** Options that the addresses are computed with, where the module works without none. */
  example: Record<string, unknown>;
  oauth: OAuthDescription | undefined;
}

/** Core's stand-in for an endpoint that discovery tells (`lib/utils/providers.ts`). */
const FROM_DISCOVERY = "authjs.dev";

interface CoreEndpoint {
  url: URL;
  request?: unknown;
  conform?: unknown;
}

/** A provider as core keeps it after `parseProviders`. */
interface CoreProvider {
  type: ProviderType;
  issuer?: string;
  authorization?: CoreEndpoint;
  token?: CoreEndpoint;
  userinfo?: CoreEndpoint;
  checks: string[];
  idToken?: boolean;
  client?: Record<string, unknown>;
  callbackUrl: string;
  profile: (profile: unknown, tokens: unknown) => unknown;
}

type ParseProviders = (input: { url: URL; config: object }) => { providers: CoreProvider[] };

/**
 * Describes every provider module of a package that is laid out as `@auth/core`, in the order of
 * their names: each provider module is called, and core itself fills in what it leaves out.
 *
 * @param root folder of the package
 * @throws if a module cannot be imported or has no default function; the message names it
 */
export async function describeAll(root: string): Promise<ProviderDescription[]> {
  const modules = providerModules(referenceModules(root));
  const facts = await describeProviders(root);
  const parse = await parseProvidersOf(root);
  const all: ProviderDescription[] = [];
  // One after the other: tracing claims replaces `fetch`.
  for (const module of modules) {
    const name = module.source.replace("providers/", "");
    const fact = facts.get(module.source);
    if (!fact) throw new Error(`${module.importPath} is not a provider module.`);
    const file = `src/${module.source}.ts`;
    const source = readModule(readFileSync(path.join(root, file), "utf8"), file);
    const create = await importDefault<(options: object) => object>(root, `${module.source}.js`);
    const example = moduleSettings[name]?.options ?? {};
    const isOAuth = fact.type === "oauth" || fact.type === "oidc";
    all.push({
      ...fact,
      ...source,
      module: name,
      importPath: module.importPath,
      api: module.url,
      example,
      oauth: isOAuth ? await describeOAuth(create(structuredClone(example)), parse) : undefined,
    });
  }
  return all;
}

/** The function with which a package makes of its user's providers what it works with. */
export function parseProvidersOf(root: string): Promise<ParseProviders> {
  return importDefault<ParseProviders>(root, "lib/utils/providers.js");
}

async function importDefault<T>(root: string, file: string): Promise<T> {
  const url = pathToFileURL(path.join(root, file)).href;
  return ((await import(/* @vite-ignore */ url)) as { default: T }).default;
}

async function describeOAuth(provider: object, parse: ParseProviders): Promise<OAuthDescription> {
  const { providers } = parse({
    url: new URL("https://app.example"),
    config: { providers: [provider] },
  });
  const [core] = providers;
  if (!core) throw new Error("core made no provider of the module");
  const scope =
    core.authorization?.url.searchParams.get("scope") ??
    // As lib/actions/signin/authorization-url.ts does.
    (core.type === "oidc" ? "openid profile email" : "");
  return {
    issuer: core.issuer,
    authorization: describeEndpoint(core.authorization),
    token: describeEndpoint(core.token),
    userinfo: describeEndpoint(core.userinfo),
    readsUserinfo: core.type === "oauth" || core.idToken === false,
    scopes: scope.split(/[\s,]+/).filter(Boolean),
    checks: [...core.checks],
    clientAuthentication: String(
      core.client?.["token_endpoint_auth_method"] ?? "client_secret_basic",
    ),
    claims: await traceClaims((profile, tokens) => core.profile(profile, tokens)),
  };
}

function describeEndpoint(endpoint: CoreEndpoint | undefined): Endpoint {
  if (!endpoint) return { url: undefined, parameters: [], own: [] };
  const { url, request, conform } = endpoint;
  const parameters = [...url.searchParams].filter(
    ([name, value]) => name !== "scope" && value !== "undefined",
  );
  return {
    url: url.host === FROM_DISCOVERY ? undefined : url.origin + url.pathname,
    parameters,
    own: [...(request ? ["request"] : []), ...(conform ? ["conform"] : [])],
  };
}

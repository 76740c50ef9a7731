import type { Imported } from "./imports";

/** Where an import of a framework's package is to be had in `@auth/core`, which every one is built on. */

/** Framework packages of Auth.js, and community ones that hand its types on. */
const FRAMEWORK =
  /^(next-auth|@auth\/(?:sveltekit|express|qwik|solid-start|nuxt|fastify|hono)|@hono\/auth-js|auth-astro|@builder\.io\/qwik-auth|start-authjs|@sidebase\/nuxt-auth)(\/.*)?$/;

/** What frameworks call the type of the configuration. */
const CONFIG_TYPES =
  /^(AuthConfig|NextAuthConfig|NextAuthOptions|AuthOptions|InitOptions|SvelteKitAuthConfig|ExpressAuthConfig|SolidAuthConfig|QwikAuthConfig|FullAuthConfig|AstroAuthConfig|StartAuthJSConfig)$/;

/** Values of `@auth/core` itself. */
const CORE_VALUES = /^(customFetch|skipCSRFCheck|raw|setEnvDefaults|createActionURL|Auth)$/;

/** Modules of `@auth/core` that hold something at run time or types, beside the providers. */
const CORE_MODULE = /^@auth\/core(\/(adapters|errors|jwt|types|providers))?$/;

/**
 * The same import from `@auth/core`.
 *
 * @param providers modules in `@auth/core/providers/`
 * @param isValue the name is used at run time, too
 * @returns undefined if `@auth/core` does not have it
 */
export function toCore(
  entry: Imported,
  providers: readonly string[],
  isValue: boolean,
): Imported | undefined {
  const { module, name } = entry;
  const provider = /^(?:next-auth|@auth\/[\w-]+)\/providers\/([\w-]+)(?:\.js)?$/.exec(module)?.[1];
  if (provider !== undefined) {
    const found = providers.find((one) => plain(one) === plain(provider));
    return found === undefined ? undefined : { ...entry, module: `@auth/core/providers/${found}` };
  }
  if (CORE_MODULE.test(module)) return entry;
  const [, , path = ""] = FRAMEWORK.exec(module) ?? [];
  if (!FRAMEWORK.test(module)) return undefined;
  if (CONFIG_TYPES.test(name)) return { ...entry, name: "AuthConfig", module: "@auth/core" };
  if (CORE_VALUES.test(name)) return { ...entry, module: "@auth/core" };
  if (path === "/jwt") return { ...entry, module: "@auth/core/jwt" };
  if (path === "/adapters") return { ...entry, module: "@auth/core/adapters" };
  if (path.startsWith("/providers")) return { ...entry, module: "@auth/core/providers" };
  if (name === "default" || name === "*" || !/^[A-Z]/.test(name)) return undefined;
  return { ...entry, module: isValue ? "@auth/core/errors" : "@auth/core/types" };
}

/** The type of a configuration, by any of the names that frameworks have for it. */
export function configType(name: string): Imported | undefined {
  if (!CONFIG_TYPES.test(name)) return undefined;
  return { local: name, name: "AuthConfig", module: "@auth/core", isType: true };
}

/** The module that an augmentation of a framework's types means. */
export function augmentedModule(module: string): string {
  if (/^(next-auth|@auth\/core)\/jwt$/.test(module)) return "@auth/core/jwt";
  if (/^(next-auth|@auth\/core)\/adapters$/.test(module)) return "@auth/core/adapters";
  return FRAMEWORK.test(module) || module === "@auth/core" ? "@auth/core/types" : module;
}

/** Names that threads have for providers, and modules that are called otherwise. */
const ALSO_CALLED: Record<string, string> = {
  Entra: "microsoft-entra-id",
  EntraID: "microsoft-entra-id",
  MicrosoftEntra: "microsoft-entra-id",
  AzureActiveDirectory: "azure-ad",
  FortyTwo: "42-school",
  Email: "nodemailer",
  DuendeIdentityServer: "duende-identity-server6",
};

/** The provider module that a name means: `GitHub`, or a member of v3's `Providers`. */
export function providerNamed(name: string, providers: readonly string[]): string | undefined {
  const wanted = plain(name);
  const other = Object.entries(ALSO_CALLED).find(([also]) => plain(also) === wanted)?.[1];
  return providers.find((one) => plain(one) === wanted) ?? providers.find((one) => one === other);
}

/** A provider module whose names are written in several ways: `AzureADB2C`, `azure-ad-b2c`. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

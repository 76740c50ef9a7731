import { endpointOf } from "../../config/provider";
import { clip, enumerate, parseUrl, show } from "../../config/values";
import type { KnownCause } from "./causes";
import type { Incident } from "./incident";

/** Options with values that core, or a library in it, cannot take. */
export const settingCauses: readonly KnownCause[] = [
  {
    pattern: /Invalid setExpirationTime input|option (?:expires|maxAge) is invalid/,
    explain: (_, { config }) => ({
      title: "The lifetime of the session is not a usable number",
      reason: `\`session.maxAge\` is ${show(config.section("session").maxAge)}, and \`jwt.maxAge\` is ${show(config.section("jwt").maxAge)}. Auth.js adds them to the time and gets no date.`,
      fix: "Write a number of seconds: `maxAge: 30 * 24 * 60 * 60`.",
      link: "lifetime",
      option: "session.maxAge",
    }),
  },
  {
    pattern: /argument name is invalid: ?(.*)/,
    explain: ([, name = ""]) => ({
      title: `${show(name)} cannot be the name of a cookie`,
      reason:
        "A cookie's name is a token: letters, digits and some signs, without spaces (RFC 6265, section 4.1.1).",
      fix: "Give the cookie another `name`.",
      link: "cookies",
      option: "cookies",
    }),
  },
  {
    pattern: /option (domain|path|sameSite|priority) is invalid: ?(.*)/,
    explain: ([, attribute = "", value = ""]) => ({
      title: `${show(value)} cannot be the ${attribute} of a cookie`,
      reason:
        attribute === "domain"
          ? "A cookie's domain is a host name alone: no scheme, no port, no path."
          : attribute === "sameSite"
            ? "`sameSite` is `lax`, `strict` or `none`."
            : "The attribute has a character, or a value, that a cookie cannot have.",
      fix: attribute === "domain" ? 'Write it as `domain: ".example.com"`.' : "Correct the value.",
      link: "cookies",
      option: "cookies",
    }),
  },
  {
    pattern: /"ikm" must be at least one byte/,
    explain: () => ({
      title: "The first secret of the list is empty",
      reason:
        "Auth.js derives its keys from the first secret, and there is nothing to derive them from.",
      fix: "Take the empty entry out of `secret`: most often a variable of the environment that is not set.",
      link: "secret",
      option: "secret",
    }),
  },
  {
    pattern: /redirectProxyUrl must be a valid URL/,
    explain: () => ({
      title: "`redirectProxyUrl` is not an address",
      reason:
        "It must be the whole address of Auth.js at the stable deployment, with the scheme and the base path.",
      fix: 'Write it as `"https://app.example.com/auth"`.',
      link: "environment",
      option: "redirectProxyUrl",
    }),
  },
  {
    pattern: /Provider with id "(.*?)" not found/,
    explain: ([, id = ""], { config }) => ({
      title: `Nothing in the config is called “${clip(id)}”`,
      reason: `The path names a provider, and the config has ${enumerate(config.providers.map((one) => `“${one.id}”`)) || "none"}. An option \`id\` changes the path, and the callback address that the provider must know.`,
      fix: "Correct the address, or the provider's `id`.",
      link: "providers",
      option: "providers",
    }),
  },
  {
    pattern: /unsupported client authentication method/,
    explain: (_, { provider, config }) => ({
      title: "Auth.js does not support this client authentication",
      reason: `\`token_endpoint_auth_method\` is ${show(clientMethod(config.provider(provider)?.settings.client))}. Known are \`client_secret_basic\`, \`client_secret_post\`, \`client_secret_jwt\`, \`private_key_jwt\` and \`none\`.`,
      fix: "Choose one that the provider supports, too.",
      link: "providers",
      ...(provider === undefined ? {} : { option: `providers.${provider}.client` }),
    }),
  },
  {
    pattern: /clientPrivateKey/,
    explain: (_, { provider }) => ({
      title: "A key to sign with is missing",
      reason:
        "With `private_key_jwt` Auth.js signs with `token.clientPrivateKey`, and there is none.",
      fix: "Give it a `CryptoKey`: `token: { clientPrivateKey }`.",
      link: "providers",
      ...(provider === undefined ? {} : { option: `providers.${provider}.token` }),
    }),
  },
  {
    pattern: /No userinfo endpoint configured/,
    explain: (_, { provider }) => ({
      title: "Auth.js does not know where to ask who the person is",
      reason: 'With `type: "oauth"` Auth.js reads the person from `userinfo`, which is missing.',
      fix: 'Add `userinfo: "https://…"`, or use `type: "oidc"` if the provider issues ID tokens.',
      link: "providers",
      ...(provider === undefined ? {} : { option: `providers.${provider}.userinfo` }),
    }),
  },
  {
    pattern: /Invalid URL/,
    explain: (_, incident) => invalidAddress(incident),
  },
  {
    pattern: /reading 'sessionToken'/,
    explain: (_, { config }) =>
      config.strategy === "jwt" || config.strategy === "database"
        ? undefined
        : {
            title: `There is no session strategy ${show(config.strategy)}`,
            reason:
              "Every value but `jwt` counts as `database`. Without an adapter there is then no session to write into the cookie.",
            fix: 'Write `strategy: "jwt"` or `strategy: "database"`.',
            link: "strategies",
            option: "session.strategy",
          },
  },
  {
    pattern: /Missing email from request body|Invalid email address/,
    explain: () => ({
      severity: "advice",
      title: "Somebody sent no usable e-mail address",
      reason: "Auth.js takes one address with one @ and without quotes.",
      fix: 'Let the form check the address (`type="email"`, `required`), and post it as `email`.',
      link: "configurationError",
    }),
  },
];

function clientMethod(client: unknown): unknown {
  return (client as { token_endpoint_auth_method?: unknown } | undefined)
    ?.token_endpoint_auth_method;
}

/** Which address of a provider, or which result of the `redirect` callback, is none. */
function invalidAddress({ config, provider, calls }: Incident) {
  const own = config.provider(provider);
  const addresses = own
    ? ([
        ["issuer", own.settings.issuer],
        ...(["authorization", "token", "userinfo"] as const).map(
          (name) => [name, endpointOf(own, name)] as const,
        ),
      ] as const)
    : [];
  const wrong = addresses.find(([, value]) => value !== undefined && !parseUrl(value));
  if (wrong) {
    return {
      title: `The ${wrong[0]} of “${provider}” is not an address`,
      reason: `It is ${show(wrong[1])}. Auth.js needs a whole one, with the scheme.`,
      fix: 'Write it from the scheme on: `"https://…"`.',
      link: "providers" as const,
      option: `providers.${provider}.${wrong[0]}`,
    };
  }
  const isInRedirect = calls.some(({ name, type }) => name === "redirect" && type === "callback");
  return {
    title: "A text that should be an address is not one",
    reason: isInRedirect
      ? "Your `redirect` callback gets what stands in `callbackUrl`, which may be relative, and may be anything."
      : "Auth.js, or code that it called, made a URL of a text that is not one: `callbackUrl` from the request, or an address in the config.",
    fix: "Check texts with `URL.canParse` before making addresses of them.",
    link: "callbacks" as const,
    ...(isInRedirect ? { option: "callbacks.redirect" } : {}),
  };
}

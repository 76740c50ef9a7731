import { endpointOf, type EvaluatedProvider, hasEveryEndpoint } from "../config/provider";
import { asRecord, asText, clip, enumerate, parseUrl, show } from "../config/values";
import type { EvaluatedConfig } from "../config/evaluated-config";
import type { Rule } from "../rule";

/** Ways in which a client proves who it is without a secret. */
const WITHOUT_SECRET = ["none", "private_key_jwt"];

/** What can be wrong with the list of providers, and with one of them. */
export const providerRules: Rule[] = [
  {
    name: "no-provider",
    *examine({ options, noProviders }) {
      const { providers } = options;
      const isList = Array.isArray(providers);
      if (isList && providers.length > 0) {
        for (const { index, value, error } of noProviders) {
          const isModule = typeof asRecord(value).default === "function";
          yield {
            severity: "broken",
            title: `Entry ${index + 1} of \`providers\` is not a provider`,
            reason:
              error === undefined
                ? `It is ${show(value)}${isModule ? ", a whole module" : value instanceof Promise ? "" : ""}. A provider is an object with \`id\` and \`type\`, or a provider module's function.`
                : `It is a function that threw when it was called: ${clip(error)}.`,
            consequence:
              value instanceof Promise || isModule
                ? "The sign-in page has no button for it, and nothing says why."
                : "Auth.js throws at every request, before it can answer with an error page.",
            fix: isModule
              ? 'Import the default: `import GitHub from "@auth/core/providers/github"`.'
              : value instanceof Promise
                ? "Await it before it goes into the list."
                : "Take the entry out, or write `providers: [GitHub]`.",
            link: "providers",
            option: "providers",
            about: String(index),
          };
        }
        return;
      }
      yield {
        severity: "broken",
        title: isList ? "There is no way to sign in" : "`providers` is not a list",
        reason: isList ? "`providers` is empty." : `It is ${show(providers)}.`,
        consequence: isList
          ? "The sign-in page has no button."
          : "Auth.js throws at every request, before it can answer with an error page.",
        fix: 'Write `providers: [GitHub]`, with `import GitHub from "@auth/core/providers/github"`.',
        link: "providers",
        option: "providers",
      };
    },
  },
  {
    name: "equal-provider-ids",
    *examine({ providers }) {
      const seen = new Set<string>();
      for (const { id } of providers) {
        if (seen.has(id)) {
          yield {
            severity: "broken",
            title: `Two providers are called “${id}”`,
            reason:
              "The id stands in the paths and in the accounts. Auth.js takes the first provider that has it.",
            consequence: "The second has a button that signs in at the first.",
            fix: `Give one of them another \`id\`, and register the callback address that results from it.`,
            link: "providers",
            option: `providers.${id}.id`,
          };
        }
        seen.add(id);
      }
    },
  },
  {
    name: "client-credentials",
    *examine(config) {
      for (const provider of config.providers) {
        if (!provider.isFederated) continue;
        const { clientId, clientSecret, client } = provider.settings;
        const method = asText(asRecord(client).token_endpoint_auth_method);
        const missing = [
          ...(clientId ? [] : ["clientId"]),
          ...(clientSecret || WITHOUT_SECRET.includes(method ?? "") ? [] : ["clientSecret"]),
        ];
        const [first] = missing;
        if (!first || missing.every((name) => isInEnvironment(config, provider, name))) continue;
        const variables = missing.map((name) => `\`${variableOf(provider, name)}\``);
        yield {
          severity: "broken",
          title: `${provider.name} has no ${enumerate(missing.map((name) => `\`${name}\``))}`,
          reason: `Auth.js does not check it, and sends the word “undefined”. ${enumerate(variables)} would be read from the environment by a framework package; ${missing.length === 1 ? "it is" : "they are"} not set. A variable's name comes from the provider module's id, whatever \`id\` you give it.`,
          consequence: clientId
            ? "Each sign-in fails when the code is exchanged, with `error=Configuration`."
            : "The provider shows a page that says that it does not know the app.",
          fix: "Register the app at the provider, and put the values into the environment or the config.",
          link: "providers",
          option: `${provider.option}.${first}`,
        };
      }
    },
  },
  {
    name: "oidc-without-issuer",
    *examine({ providers }) {
      for (const provider of providers) {
        const { type, settings, name, option } = provider;
        // Without all three endpoints, core itself rejects the config.
        if (type !== "oidc" || settings.issuer || !hasEveryEndpoint(provider)) continue;
        yield {
          severity: "broken",
          title: `${name} speaks OpenID Connect and has no issuer`,
          reason:
            "Every ID token names its issuer, and Auth.js compares it with `issuer`. Without one it expects `https://authjs.dev`.",
          consequence: "Each sign-in ends with `error=Configuration`.",
          fix: 'Set `issuer`; the endpoints can then go. If the provider issues no ID tokens, use `type: "oauth"`.',
          link: "providers",
          option: `${option}.issuer`,
        };
      }
    },
  },
  {
    name: "insecure-provider",
    *examine({ providers }) {
      for (const provider of providers) {
        if (!provider.isFederated) continue;
        const addresses = [
          asText(provider.settings.issuer),
          endpointOf(provider, "authorization"),
          endpointOf(provider, "token"),
          endpointOf(provider, "userinfo"),
        ].flatMap((text) => parseUrl(text) ?? []);
        const open = addresses.find(
          ({ protocol, hostname }) =>
            protocol === "http:" && !/^(?:localhost|127\.|\[::1\])/.test(hostname),
        );
        if (!open) continue;
        yield {
          severity: "danger",
          title: `Auth.js talks to ${provider.name} without TLS`,
          reason: `${open.origin} is not https, and Auth.js allows it. It does not check the signature of ID tokens, because it relies on TLS.`,
          consequence:
            "Anybody on the network path can read the client secret, and decide who signs in.",
          fix: "Use the https address.",
          link: "credentials",
          option: `${provider.option}.issuer`,
        };
      }
    },
  },
  {
    name: "redirect-uri-not-registered",
    follow: () => ({
      *response({ status, body, request: id }, { history, config }) {
        const request = history.request(id);
        if (status !== 400 || request?.to.role !== "identity-provider" || !request.browser) return;
        const asked = parseUrl(request.url)?.searchParams.get("redirect_uri");
        if (!asked || !/redirect.?uri/i.test(body)) return;
        const provider = config.action(asked)?.provider;
        yield {
          severity: "broken",
          title: `${request.to.name} does not know the address to come back to`,
          reason: `The app asked to be answered at \`${clip(asked)}\`, which is not among the redirect URIs that are registered there. They are compared letter by letter: scheme, host, port, base path, provider id.`,
          consequence: "People see the provider's error page and cannot come back.",
          fix: `Register exactly this address at ${request.to.name}. If its host or scheme is wrong, the server sees itself under another address than people do.`,
          link: "basePath",
          option: provider === undefined ? "basePath" : `providers.${provider}`,
          event: id,
        };
      },
    }),
  },
];

/** By the module's own id, upper case, with underscores (`lib/utils/env.ts`). */
function variableOf({ defaults }: EvaluatedProvider, member: string): string {
  const id = String(defaults.id).toUpperCase().replaceAll("-", "_");
  return `AUTH_${id}_${member === "clientId" ? "ID" : "SECRET"}`;
}

function isInEnvironment(
  { environment }: EvaluatedConfig,
  provider: EvaluatedProvider,
  member: string,
): boolean {
  return Boolean(environment[variableOf(provider, member)]);
}

import { nearest } from "../config/names";
import type { EvaluatedProvider } from "../config/provider";
import {
  ENDPOINT_MEMBERS,
  knownOptions,
  mayReadItsOptions,
  writtenOptions,
} from "../config/provider-options";
import { asRecord, asText, enumerate, isRecord } from "../config/values";
import type { Complaint, Rule } from "../rule";
import { EVERY_TENANT } from "./entra";

/** Options of a provider in older versions, and what takes their place. */
const OLD_OPTIONS: Record<string, string> = {
  scope: "`authorization: { params: { scope } }`",
  authorizationUrl: "`authorization`",
  accessTokenUrl: "`token`",
  requestTokenUrl: "nothing: OAuth 1.0 is not supported",
  profileUrl: "`userinfo`",
  authorizationParams: "`authorization: { params }`",
  domain: "`issuer`",
  protection: "`checks`",
  state: '`checks: ["state"]`',
  version: "nothing: OAuth 1.0 is not supported",
  params: "`token: { params }`",
  httpOptions: "`[customFetch]`, a `fetch` of your own",
};

/** Functions of an endpoint that version 4 called, and what does their work today. */
const UNCALLED: Record<string, string> = {
  "authorization.request": "Write the address and its parameters: `authorization: { url, params }`",
  "token.request":
    "Where the answer is not of the standard form, rewrite it with `token: { url, conform }`. Where the request must be another, use `[customFetch]`",
  "authorization.conform": "Only `token.conform` is called",
  "userinfo.conform":
    "Only `token.conform` is called. Read the answer with `userinfo: { request }`",
};

/** What the reader gives to providers, and nobody reads or takes for something else. */
export const providerOptionRules: Rule[] = [
  {
    name: "ignored-tenant",
    *examine({ providers }) {
      for (const { options, settings, name, option } of providers) {
        const issuer = asText(settings.issuer) ?? "";
        if (options.tenantId === undefined || !EVERY_TENANT.test(issuer)) continue;
        yield {
          severity: "danger",
          title: `${name} ignores \`tenantId\``,
          reason: `It is an option of version 4. Today the tenant is a part of \`issuer\`, which stays \`${issuer}\`.`,
          consequence:
            "If the registration of your app allows it, people of every organization can sign in, and people with a personal Microsoft account.",
          fix: 'Write `issuer: "https://login.microsoftonline.com/<tenant id>/v2.0"` in place of `tenantId`.',
          link: "providers",
          option: `${option}.tenantId`,
        };
      }
    },
  },
  {
    name: "lost-endpoint",
    *examine({ providers }) {
      for (const provider of providers) {
        const { isFederated, defaults, options, settings, name, option } = provider;
        if (!isFederated || settings.issuer) continue;
        for (const endpoint of Object.keys(ENDPOINT_MEMBERS)) {
          const address = asText(defaults[endpoint]);
          const written = options[endpoint];
          if (address === undefined || !isRecord(written) || written.url) continue;
          yield {
            severity: "broken",
            title: `${name} loses its ${endpoint} address`,
            reason: `The provider module has an address, \`${address}\`, and \`${endpoint}\` is an object without \`url\` here. Auth.js does not put the two together: the object replaces the address.`,
            consequence:
              "Auth.js looks for the address in a discovery document, of an issuer that is not there. Each sign-in fails with “Invalid URL”.",
            fix: `Repeat the address: \`${endpoint}: { url: "${address.split("?")[0] ?? address}", … }\`.`,
            link: "providers",
            option: `${option}.${endpoint}`,
          };
        }
      }
    },
  },
  {
    name: "oauth-without-userinfo",
    *examine({ providers }) {
      for (const { type, settings, name, option } of providers) {
        if (type !== "oauth" || !settings.issuer || settings.userinfo) continue;
        yield {
          severity: "broken",
          title: `Auth.js does not know where to ask ${name} who the person is`,
          reason:
            'A provider of `type: "oauth"` is asked at `userinfo`, which is missing. For this type it is not looked up in the discovery document.',
          consequence:
            "Each sign-in fails on its way back, with “No userinfo endpoint configured” in the log.",
          fix: 'If it speaks OpenID Connect, write `type: "oidc"`: the person is read from the ID token. Otherwise give it a `userinfo` address.',
          link: "providers",
          option: `${option}.userinfo`,
        };
      }
    },
  },
  {
    name: "ignored-discovery-address",
    *examine({ providers }) {
      for (const provider of providers) {
        const wellKnown = asText(writtenOptions(provider).wellKnown);
        const issuer = asText(provider.settings.issuer);
        if (wellKnown === undefined || !provider.isFederated) continue;
        if (issuer !== undefined && wellKnown === discoveryAddress(issuer)) continue;
        if (issuer === undefined && hasEndpoints(provider)) continue;
        const meant = wellKnown.replace(/\/\.well-known\/.*$/, "");
        yield {
          severity: issuer === undefined ? "broken" : "advice",
          title: `${provider.name}'s \`wellKnown\` is not read`,
          reason: `Auth.js asks for the discovery document at the address that it makes of \`issuer\`${issuer === undefined ? ", which is missing" : `: \`${discoveryAddress(issuer)}\``}.`,
          consequence:
            issuer === undefined
              ? "Auth.js finds no endpoints, and answers every request with an error."
              : "If the document is at `wellKnown` only, each sign-in fails.",
          fix:
            issuer === undefined
              ? `Write \`issuer\` as the document spells it, most likely \`${meant}\`, in place of \`wellKnown\`.`
              : "Take `wellKnown` out. If there is no document at the other address, write the endpoints into the config.",
          link: "providers",
          option: `${provider.option}.wellKnown`,
        };
      }
    },
  },
  {
    name: "old-provider-option",
    *examine({ providers }) {
      for (const provider of providers) {
        if (!provider.isFederated) continue;
        const known = knownOptions(provider);
        const old = Object.keys(writtenOptions(provider)).filter(
          (name) => Object.hasOwn(OLD_OPTIONS, name) && !known.includes(name),
        );
        for (const name of old) {
          yield {
            severity: "broken",
            title: `${provider.name} does not know \`${name}\``,
            reason: `It is a name of an older version, and is not read. Today it is ${OLD_OPTIONS[name]}.`,
            consequence: "Auth.js asks the provider as if the option were not there.",
            fix: `Write ${OLD_OPTIONS[name]}.`,
            link: "providers",
            option: `${provider.option}.${name}`,
          };
        }
      }
    },
  },
  {
    name: "unknown-provider-option",
    *examine({ providers }) {
      for (const provider of providers) {
        const known = knownOptions(provider);
        // A type that does not exist is another rule's.
        if (known.length === 0 || mayReadItsOptions(provider)) continue;
        for (const [name, value] of Object.entries(writtenOptions(provider))) {
          const isTold = name === "tenantId" || Object.hasOwn(OLD_OPTIONS, name);
          const isBrought = !provider.isOfModule && typeof value === "function";
          if (value === undefined || known.includes(name) || isTold || isBrought) continue;
          yield unknownOption(provider, name, known);
        }
      }
    },
  },
  {
    name: "unknown-endpoint-member",
    *examine({ providers }) {
      for (const provider of providers) {
        if (!provider.isFederated) continue;
        for (const [endpoint, known] of Object.entries(ENDPOINT_MEMBERS)) {
          for (const name of Object.keys(asRecord(writtenOptions(provider)[endpoint]))) {
            if (known.includes(name)) continue;
            const path = `${endpoint}.${name}`;
            const today = UNCALLED[path];
            const isParameter = endpoint === "authorization" && today === undefined;
            yield {
              severity: "broken",
              title: `${provider.name}'s \`${path}\` is not ${today === undefined ? "read" : "called"}`,
              reason:
                today === undefined
                  ? `Of \`${endpoint}\` Auth.js reads ${enumerate(known.map((one) => `\`${one}\``))}.`
                  : "It is a function of version 4. Auth.js makes this request by itself.",
              consequence: "It has no effect, and nothing reports it.",
              fix:
                today !== undefined
                  ? `${today}.`
                  : isParameter
                    ? `Put it into the parameters: \`authorization: { params: { ${name}: … } }\`.`
                    : "Take it out.",
              link: "providers",
              option: `${provider.option}.${path}`,
            };
          }
        }
      }
    },
  },
];

function unknownOption(
  provider: EvaluatedProvider,
  name: string,
  known: readonly string[],
): Complaint {
  const meant = nearest(name, known);
  const isIdToken = name === "idToken";
  const isEndpoint = name === "jwks_endpoint";
  return {
    // Members of an app's own, which it reads elsewhere, do no harm.
    severity: meant === undefined || isIdToken || isEndpoint ? "advice" : "broken",
    title: `${provider.name} does not know \`${name}\``,
    reason: isIdToken
      ? '`idToken` is an option of `type: "oidc"`. A provider of `type: "oauth"` is asked at `userinfo`, whatever it says.'
      : isEndpoint
        ? "Auth.js does not check the signature of ID tokens that it gets from the token endpoint, and asks for no keys."
        : `Auth.js does not read it. A provider of type \`${provider.type}\` has ${enumerate(known.filter((one) => one !== "options"))}.`,
    consequence: "It has no effect, and nothing reports it.",
    fix: isIdToken
      ? 'To read the person from the ID token, write `type: "oidc"` and the `issuer`. Otherwise take it out.'
      : meant === undefined
        ? "Take it out, unless code of your own reads it."
        : `Did you mean \`${meant}\`?`,
    link: "providers",
    option: `${provider.option}.${name}`,
  };
}

function discoveryAddress(issuer: string): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
}

function hasEndpoints({ settings }: EvaluatedProvider): boolean {
  return Object.keys(ENDPOINT_MEMBERS).every(
    (name) => asText(settings[name]) ?? asRecord(settings[name]).url,
  );
}

import { nearest } from "../config/names";
import {
  type Endpoint,
  endpointOf,
  ENDPOINTS,
  type EvaluatedProvider,
  hasEveryEndpoint,
  isDiscovered,
} from "../config/provider";
import {
  ENDPOINT_MEMBERS,
  knownOptions,
  mayReadItsOptions,
  writtenOptions,
} from "../config/provider-options";
import { asRecord, asText, enumerate, isRecord } from "../config/values";
import type { Complaint, Rule } from "../rule";
import { EVERY_TENANT } from "./entra";

/** What an option of an older version comes to, at a provider. */
interface OldOption {
  /** Is not missed: without it, the provider works as it is meant to. */
  isHarmless?: boolean;
  /** What takes its place, as code; undefined if nothing does. */
  today: string | undefined;
}

type OldOptionOf = (value: unknown, provider: EvaluatedProvider) => OldOption;

const today =
  (text: string): OldOptionOf =>
  () => ({ today: text });

/** OAuth 1.0 is not supported, and nothing else needs these. */
const NOTHING = { today: undefined };

/** Options of a provider in older versions, and what takes their place. */
const OLD_OPTIONS: Record<string, OldOptionOf> = {
  scope: (_, provider) => ({ today: withParameters(provider, "authorization", "{ scope }") }),
  authorizationUrl: today("`authorization`"),
  accessTokenUrl: today("`token`"),
  requestTokenUrl: () => NOTHING,
  profileUrl: today("`userinfo`"),
  authorizationParams: (_, provider) => ({ today: withParameters(provider, "authorization") }),
  domain: (_, { settings }) => ({ today: "`issuer`", isHarmless: Boolean(settings.issuer) }),
  protection: today("`checks`"),
  state: today('`checks: ["state"]`'),
  version: (value) => ({ ...NOTHING, isHarmless: !String(value).startsWith("1") }),
  // Core sets the grant type by itself.
  params: (value, provider) =>
    Object.keys(asRecord(value)).every((name) => name === "grant_type")
      ? { ...NOTHING, isHarmless: true }
      : { today: withParameters(provider, "token") },
  httpOptions: () => ({ today: "`[customFetch]`, a `fetch` of your own", isHarmless: true }),
};

/** An endpoint with parameters, as the reader must write it: an object alone would replace an address. */
function withParameters(
  { settings }: EvaluatedProvider,
  endpoint: Endpoint,
  parameters?: string,
): string {
  const address = asText(settings[endpoint]);
  const isNeeded = address !== undefined || (endpoint === "token" && !asRecord(settings.token).url);
  const url = address === undefined ? "url" : `url: "${withoutQuery(address)}"`;
  const params = parameters === undefined ? "params" : `params: ${parameters}`;
  return `\`${endpoint}: { ${isNeeded ? `${url}, ` : ""}${params} }\``;
}

/** Functions of an endpoint that version 4 called, and what does their work today. */
const UNCALLED: Record<string, string> = {
  "authorization.request": "Write the address and its parameters: `authorization: { url, params }`",
  "token.request":
    "Where the answer is not of the standard form, rewrite it with `token: { url, conform }`. Where the request must be another, use `[customFetch]`",
  "authorization.conform": "Only `token.conform` is called",
  "userinfo.conform":
    "Only `token.conform` is called. Read the answer with `userinfo: { request }`",
};

function reasonOf(name: string, text: string | undefined): string {
  if (text !== undefined) return `Today it is ${text}.`;
  return name === "params"
    ? "Auth.js sets `grant_type` by itself."
    : "It is about OAuth 1.0, which Auth.js does not support.";
}

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
        const { isFederated, defaults, options, name, option } = provider;
        if (!isFederated) continue;
        for (const endpoint of ENDPOINTS) {
          const address = asText(defaults[endpoint]);
          const written = options[endpoint];
          if (address === undefined || !isRecord(written) || written.url) continue;
          const effect = effectOfLoss(provider, endpoint);
          if (!effect) continue;
          yield {
            ...effect,
            title: `${name} loses its ${endpoint} address`,
            reason: `The provider module has an address, \`${address}\`, and \`${endpoint}\` is an object without \`url\` here. Auth.js does not put the two together: the object replaces the address.`,
            fix: `Repeat the address: \`${endpoint}: { url: "${withoutQuery(address)}", … }\`.`,
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
        if (issuer === undefined ? hasEveryEndpoint(provider) : !isDiscovered(provider)) continue;
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
        for (const [name, value] of Object.entries(writtenOptions(provider))) {
          const read = Object.hasOwn(OLD_OPTIONS, name) ? OLD_OPTIONS[name] : undefined;
          if (!read || known.includes(name)) continue;
          const { today: text, isHarmless = false } = read(value, provider);
          yield {
            severity: isHarmless ? "advice" : "broken",
            title: `${provider.name} does not know \`${name}\``,
            reason: `It is a name of an older version, and is not read. ${reasonOf(name, text)}`,
            consequence: "Auth.js asks the provider as if the option were not there.",
            fix:
              text === undefined || (name === "domain" && isHarmless)
                ? "Take it out."
                : name === "httpOptions"
                  ? `Take it out. Where you need it, write ${text}.`
                  : `Write ${text}.`,
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

/**
 * What follows where a module's address of an endpoint is lost. Core asks for a discovery document if the address
 * of the authorization endpoint is missing, or both others are; if one of the two is missing, it puts
 * `https://authjs.dev` in its place (`normalizeEndpoint`, `handleOAuth`).
 */
function effectOfLoss(
  provider: EvaluatedProvider,
  endpoint: Endpoint,
): Pick<Complaint, "severity" | "consequence"> | undefined {
  const { type, settings } = provider;
  if (endpoint === "userinfo") {
    const isAsked = type === "oidc" ? settings.idToken === false : !asksByItself(settings);
    if (!isAsked) return undefined;
  }
  const other = endpoint === "token" ? "userinfo" : "token";
  if (endpoint === "authorization" || endpointOf(provider, other) === undefined) {
    if (settings.issuer) return undefined;
    return {
      severity: "broken",
      consequence:
        "Auth.js looks for the address in a discovery document, of an issuer that is not there. Each sign-in fails with “Invalid URL”.",
    };
  }
  return {
    severity: "danger",
    consequence:
      endpoint === "token"
        ? "Auth.js puts `https://authjs.dev/` in its place. Each sign-in sends the code and the client secret there, and fails."
        : "Auth.js puts `https://authjs.dev/` in its place. Each sign-in sends the person's access token there, and fails.",
  };
}

/** Whether a function of the config asks who the person is, in place of core. */
function asksByItself({ userinfo }: Record<string, unknown>): boolean {
  return Boolean(asRecord(userinfo).request);
}

function withoutQuery(address: string): string {
  return address.split("?")[0] ?? address;
}

function unknownOption(
  provider: EvaluatedProvider,
  name: string,
  known: readonly string[],
): Complaint {
  // Core takes these two, and does nothing with them.
  const read = known.filter((one) => one !== "options" && one !== "wellKnown");
  const meant = nearest(name, read);
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
        : `Auth.js does not read it. A provider of type \`${provider.type}\` has ${enumerate(read)}.`,
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

import type { RequestEvent } from "../../../world/trace/events";
import type { EvaluatedProvider } from "../../config/provider";
import { asRecord, asText, clip, parseJson } from "../../config/values";
import { FIX_FOREIGN_ID, hasForeignId } from "../entra";
import type { Cause, KnownCause } from "./causes";
import type { Incident } from "./incident";

/** What a provider answers, and what the libraries in core (oauth4webapi) say about it. */
export const providerCauses: readonly KnownCause[] = [
  {
    pattern: /(\S+): .*(?:cannot be reached|no host in this world answers)/,
    explain: ([, address = ""], { provider }) => ({
      title: `There is no answer from ${hostOf(address)}`,
      reason: `Auth.js asked ${clip(address)} and got no answer. Either the provider is down, or the address in the config is not the provider's.`,
      fix: "Compare `issuer`, or the endpoints, with what the provider's documentation says.",
      link: "providers",
      ...at(provider, "issuer"),
    }),
  },
  {
    pattern: ["endpoint-error"],
    explain: (_, incident) => refusal(incident),
  },
  {
    pattern: /unexpected HTTP status code/,
    explain: (_, incident) => {
      const last = incident.history.exchangesDuring(incident.event.cause).at(-1);
      return {
        title: `${last?.request.to.name ?? "The provider"} answers with status ${last?.answer?.status ?? "other than 200"}`,
        reason: `${pathOf(last?.request)} did not answer as its standard says. The provider is in trouble, or the address is another page's.`,
        fix: "Open the address of the discovery document, `<issuer>/.well-known/openid-configuration`, and compare.",
        link: "providers",
        ...at(incident.provider, "issuer"),
      };
    },
  },
  {
    pattern: /content-type must be application\/json|body as JSON/,
    explain: (_, incident) => {
      const last = incident.history.exchangesDuring(incident.event.cause).at(-1);
      return {
        title: `${last?.request.to.name ?? "The provider"} answers with a page, not with JSON`,
        reason: `${pathOf(last?.request)} answered with something else than JSON: the address is a page for people, or a proxy or login wall stands before it.`,
        fix: "Correct `issuer` or the endpoint, or let the server past the wall.",
        link: "providers",
        ...at(incident.provider, "issuer"),
      };
    },
  },
  {
    pattern: ["metadata-issuer"],
    explain: (_, incident) => {
      const last = incident.history.exchangesDuring(incident.event.cause).at(-1);
      const published = asText(asRecord(parseJson(last?.answer?.body)).issuer);
      return {
        title: "The provider names another issuer",
        reason: `Its discovery document names ${published === undefined ? "another issuer" : `\`${clip(published)}\``}; the config says \`${clip(String(issuerOf(incident)))}\`. Both must be equal to the letter (OpenID Connect Discovery 1.0, section 4.3).`,
        fix: "Write the `issuer` exactly as the document spells it.",
        link: "providers",
        ...at(incident.provider, "issuer"),
      };
    },
  },
  {
    pattern: ["response-issuer", "token-issuer"],
    explain: (_, incident) => {
      const issuer = issuerOf(incident);
      const own = incident.config.provider(incident.provider);
      if (own && hasForeignId(own)) return foreignId(own);
      const isAfterProfile = incident.request?.url.endsWith("/signin") ?? false;
      return {
        title: isAfterProfile
          ? "The callback address was opened a second time"
          : "The answer comes from another issuer than the config names",
        reason: isAfterProfile
          ? "After a `profile` function that failed, Auth.js redirects to the callback address with `/signin` at its end, which spoils its last parameter. Correct the first error."
          : `The provider's answer names its issuer, and Auth.js compares. The config's issuer is ${issuer === undefined ? "missing, so that Auth.js expects `https://authjs.dev`" : `\`${clip(issuer)}\``}.`,
        fix: isAfterProfile
          ? "Correct the `profile` function."
          : 'Set `issuer` to the provider\'s, or use `type: "oauth"` if it issues no ID tokens.',
        link: isAfterProfile ? "accountIds" : "providers",
        ...at(incident.provider, isAfterProfile ? "profile" : "issuer"),
      };
    },
  },
  {
    pattern: ["token-audience"],
    explain: (_, { provider }) => ({
      title: "The ID token was made for another client",
      reason: "Its `aud` is not the client ID of this config.",
      fix: "Use the client ID and the secret of the same registration.",
      link: "providers",
      ...at(provider, "clientId"),
    }),
  },
  {
    pattern: /"nonce" claim|nonce/,
    explain: (_, { provider }) => ({
      title: "The ID token's nonce is not the one that was sent",
      reason:
        "The nonce ties an ID token to the sign-in that asked for it. The provider returned none or another one, or sent one that was not requested.",
      fix: 'If the provider needs a nonce, use `checks: ["pkce", "nonce"]`. If this happens now and then, somebody may be replaying a token.',
      link: "checks",
      ...at(provider, "checks"),
    }),
  },
  {
    pattern: ["state-differs"],
    explain: (_, { provider }) => ({
      title: "The provider returned another state than was sent",
      reason:
        "`state` ties the answer to the browser that asked. It did not come back unchanged: the answer belongs to another sign-in, or the provider drops it.",
      fix: "Begin again from the sign-in page. If the provider drops `state`, rely on PKCE.",
      link: "checks",
      ...at(provider, "checks"),
    }),
  },
  {
    pattern: /"sub" \(subject\)/,
    explain: (_, { provider }) => ({
      title: "The ID token does not say who the person is",
      reason: "It has no `sub`, which OpenID Connect requires.",
      fix: 'Ask the provider\'s operator. With `type: "oauth"` the ID token is not needed: the person is read from `userinfo`.',
      link: "providers",
      ...at(provider, "type"),
    }),
  },
  {
    pattern: ["no-id-token"],
    explain: (_, { provider }) => ({
      title: "The provider sends no ID token",
      reason:
        'A provider of `type: "oidc"` must send one. It does not if the scope lacks `openid`, or if it does not speak OpenID Connect.',
      fix: 'Keep `openid` in the scope: `authorization: { params: { scope: "openid email" } }`; or use `type: "oauth"` with a `userinfo` endpoint.',
      link: "providers",
      ...at(provider, "authorization.params.scope"),
    }),
  },
  {
    pattern: ["no-access-token"],
    explain: (_, { provider }) => ({
      title: "The provider sends no access token",
      reason: "The answer of the token endpoint lacks `access_token`, which RFC 6749 requires.",
      fix: "Use `token.conform` to rewrite the provider's answer into the standard form.",
      link: "providers",
      ...at(provider, "token"),
    }),
  },
  {
    pattern: /"(?:exp|iat|nbf)" \(/,
    explain: (_, { provider }) => ({
      title: "The clocks of the provider and the app differ",
      reason:
        "A time in the ID token is impossible by the app's clock, which may differ by a few seconds only.",
      fix: "Synchronize the server's clock.",
      link: "configurationError",
      ...at(provider, "issuer"),
    }),
  },
  {
    pattern: /Authorization server did not provide (?:an? )?(\w+) endpoint/,
    explain: ([, endpoint = ""], { provider }) => ({
      title: `The provider's discovery document has no ${endpoint} endpoint`,
      reason:
        "Auth.js takes the addresses from the discovery document, and this one is missing there.",
      fix: `Write the endpoint into the config: \`${endpoint}: "https://…"\`.`,
      link: "providers",
      ...at(provider, endpoint),
    }),
  },
  {
    pattern:
      /(Resend|Sendgrid|Postmark|Mailgun|Loops Send|Forward ?Email) error|Missing (\w+) API Key/i,
    explain: ([, service, unset], { provider }) => ({
      title: `${service ?? unset ?? "The mail service"} does not accept the message`,
      reason:
        unset === undefined
          ? "The service refused to send: the key is wrong, or this sender is not allowed."
          : "The provider has no `apiKey`.",
      fix: "Set `apiKey` and `from` to what the service gave you.",
      link: "providers",
      ...at(provider, "apiKey"),
    }),
  },
];

/** What a refusal of the token endpoint means, by its error code (RFC 6749, section 5.2). */
function refusal(incident: Incident): Cause {
  const { history, event, provider, config } = incident;
  const last = history.exchangesDuring(event.cause).at(-1);
  const { error, error_description } = asRecord(parseJson(last?.answer?.body));
  const code = asText(error) ?? "an error";
  const said = asText(error_description);
  const name = last?.request.to.name ?? "The provider";
  const words = said === undefined ? "" : ` It adds: “${clip(said)}”`;
  if (code === "invalid_client") {
    const secret = config.provider(provider)?.settings.clientSecret;
    return {
      title: `${name} does not accept the client's credentials`,
      reason:
        secret === undefined
          ? `The config has no \`clientSecret\` for this provider, so Auth.js sent the word “undefined”.${words}`
          : `The client secret is not the one that belongs to the client ID, or it was sent in a way that ${name} does not accept.${words}`,
      fix: 'Copy ID and secret again from the provider\'s console. If they are right, try `client: { token_endpoint_auth_method: "client_secret_post" }`.',
      link: "providers",
      ...at(provider, "clientSecret"),
    };
  }
  if (code === "invalid_grant") {
    return {
      title: `${name} refuses the code`,
      reason: `A code works once, for some minutes, with the redirect URI and the PKCE verifier of its request. This one was used, is too old, or belongs to another tab's sign-in.${words}`,
      fix: "Begin again from the sign-in page. Do not reload the callback address, and make sure that nothing else opens it.",
      link: "invalidCheck",
      ...at(provider, "checks"),
    };
  }
  return {
    title: `${name} refuses with ${code}`,
    reason: `The token endpoint answered \`${code}\`.${words}`,
    fix: "Read what the provider's documentation says about this code.",
    link: "providers",
    ...(provider === undefined ? {} : { option: `providers.${provider}` }),
  };
}

function foreignId({ id, option }: EvaluatedProvider): Cause {
  return {
    title: `Auth.js does not allow for tenants under the id “${id}”`,
    reason:
      "The ID token names the person's tenant as its issuer. Auth.js allows for that under the ids `microsoft-entra-id` and `azure-ad` only.",
    fix: FIX_FOREIGN_ID,
    link: "providers",
    option: `${option}.id`,
  };
}

function issuerOf({ config, provider }: Incident): string | undefined {
  return asText(config.provider(provider)?.settings.issuer);
}

function at(provider: string | undefined, member: string): { option?: string } {
  return provider === undefined ? {} : { option: `providers.${provider}.${member}` };
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : clip(address);
}

function pathOf(request: RequestEvent | undefined): string {
  return request ? `${request.method} ${clip(request.url.split("?")[0] ?? "")}` : "The provider";
}

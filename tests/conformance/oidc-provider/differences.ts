/** A difference that is known, with its reason. The test takes it out and finds nothing more. */
export type Difference = { why: string; on: "simulated" | "real" } & (
  | {
      /** A name or an attribute that only this side has. `at` names the message, `detail` the line. */
      kind: "detail";
      at: RegExp;
      detail: RegExp;
    }
  | {
      /** Another word for the same thing, in a message's head or in one of its details. */
      kind: "word";
      said: RegExp;
      meant: string;
    }
  | {
      /** A redirect with such a line that only this side makes, with the request that follows it. */
      kind: "redirect";
      location: RegExp;
    }
);

const FROM_PROVIDER = /← Acme ID/;
const TO_PROVIDER = /→ Acme ID/;
const CONSENT = /POST https:\/\/id\.acme\.example\/authorize$/;
const LOGOUT = /POST https:\/\/id\.acme\.example\/logout$/;

/** Where the traces part, in all scenarios together, and why that does not matter to an app. */
export const differences: Difference[] = [
  {
    on: "real",
    kind: "redirect",
    location: /^location query interaction$/,
    why: "The simulated provider answers the authorization request with its page; the certified one redirects to a page that its operator writes.",
  },
  {
    on: "real",
    kind: "redirect",
    location: /^location https:\/\/id\.acme\.example\/authorize\/<interaction>$/,
    why: "The certified server takes what the person chose, then redirects to the request that it had put aside.",
  },
  {
    on: "real",
    kind: "detail",
    at: CONSENT,
    detail: /^query interaction$/,
    why: "The certified server keeps the authorization request to itself and names it in the page's address.",
  },
  {
    on: "simulated",
    kind: "detail",
    at: CONSENT,
    detail: /^form (?!persona$)/,
    why: "The simulated provider keeps the authorization request in hidden fields of its page, where a reader can see it.",
  },
  {
    on: "real",
    kind: "word",
    said: /(?<=← Acme ID: )303$/,
    meant: "302",
    why: "After a form both make a browser ask with GET. Most providers say 302; the certified server says 303, which is the newer and clearer word.",
  },
  {
    on: "real",
    kind: "detail",
    at: TO_PROVIDER,
    detail: /^cookies _(interaction|interaction\.sig|session\.sig)$/,
    why: "The certified server ties what it has put aside to the browser, and signs its cookies. They go to itself only.",
  },
  {
    on: "real",
    kind: "word",
    said: /^cookies _session$/,
    meant: "cookies __Host-session",
    why: "What the cookie of the provider's session is called is the provider's choice. That it is sent, and when, is compared.",
  },
  {
    on: "real",
    kind: "detail",
    at: FROM_PROVIDER,
    detail: /^set-cookie _(interaction_resume|session)(\.sig)?; /,
    why: "The certified server renews its session's cookie in every answer, with an end, and removes what the interaction needed.",
  },
  {
    on: "simulated",
    kind: "detail",
    at: FROM_PROVIDER,
    detail: /^set-cookie __Host-session; /,
    why: "The simulated provider sets its session's cookie when a person signs in, until the browser closes.",
  },
  {
    on: "real",
    kind: "word",
    said: /(?<=POST https:\/\/id\.acme\.example\/logout)\/confirm$/,
    meant: "",
    why: "The page that asks whether to sign out of the provider posts to an address of its own.",
  },
  {
    on: "real",
    kind: "detail",
    at: LOGOUT,
    detail: /^form (logout|xsrf)$/,
    why: "That page's form: the server has put the request aside, and has a token of its own against forged forms.",
  },
  {
    on: "simulated",
    kind: "detail",
    at: LOGOUT,
    detail: /^form (client_id|confirm|post_logout_redirect_uri|state)$/,
    why: "That page's form: the request is in hidden fields; who sent the form is told by its Origin.",
  },
];

/** Members of JSON documents that only one side has, with the reason. */
export interface MemberDifference {
  on: "simulated" | "real";
  /** Lines such as `/token: id_token claim at_hash`. */
  members: string[];
  why: string;
}

const DISCOVERY = "/.well-known/openid-configuration";

/** Which members of discovery documents, tokens, claims and errors only one side sends. */
export const memberDifferences: MemberDifference[] = [
  {
    on: "simulated",
    members: ["/token: id_token claim at_hash", "/token: id_token claim auth_time"],
    why: "Both are optional in the code flow (OpenID Connect Core 1.0, sections 2 and 3.1.3.6). The certified server sends at_hash only where a token comes from the authorization endpoint, and auth_time on request.",
  },
  {
    on: "simulated",
    members: [
      `${DISCOVERY}: introspection_endpoint_auth_methods_supported`,
      `${DISCOVERY}: introspection_endpoint_auth_signing_alg_values_supported`,
      `${DISCOVERY}: prompt_values_supported`,
      `${DISCOVERY}: request_parameter_supported`,
      `${DISCOVERY}: revocation_endpoint_auth_methods_supported`,
      `${DISCOVERY}: revocation_endpoint_auth_signing_alg_values_supported`,
    ],
    why: "Optional members (RFC 8414, section 2; Initiating User Registration 1.0 for the prompts) whose defaults the certified server relies on.",
  },
  {
    on: "real",
    members: [
      `${DISCOVERY}: claim_types_supported`,
      `${DISCOVERY}: dpop_signing_alg_values_supported`,
      `${DISCOVERY}: pushed_authorization_request_endpoint`,
    ],
    why: "What the certified server can do beyond the simulated one, none of which Auth.js uses.",
  },
];

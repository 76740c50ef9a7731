import type {
  AuthorizationError,
  Faults,
  FaultsPatch,
  Intervention,
  Lifetimes,
  ProviderPart,
  ProviderState,
  RefreshTokenPolicy,
} from "../../../sandbox/messages";

/** What a control changes at a provider. */
export type Change = Pick<
  Extract<Intervention, { type: "lab/change-provider" }>,
  "faults" | "refreshTokens" | "lifetimes"
>;

/** Something that goes wrong, or does not: a check box. */
export interface Trouble {
  label: string;
  hint: string;
  /** Whether only a provider with ID tokens can have it. */
  openId?: boolean;
  isOn: (faults: Faults) => boolean;
  turn: (on: boolean) => FaultsPatch;
}

/** Names of the faults that are on or off. */
type Flag = {
  [Name in keyof Faults]-?: NonNullable<Faults[Name]> extends boolean ? Name : never;
}[keyof Faults];

type Place = NonNullable<Faults["wrongIssuer"]>[number];

function flag(name: Flag, label: string, hint: string, openId = false): Trouble {
  return {
    label,
    hint,
    openId,
    isOn: (faults) => faults[name] === true,
    turn: (on) => ({ [name]: on || null }),
  };
}

function issuer(place: Place, label: string, hint: string): Trouble {
  return {
    label,
    hint,
    openId: true,
    isOn: ({ wrongIssuer = [] }) => wrongIssuer.includes(place),
    turn: (on) => ({ wrongIssuer: { [place]: on } }),
  };
}

/** Troubles of the redirect from the provider back to the app. */
export const REDIRECT_TROUBLES: readonly Trouble[] = [
  flag("deniesConsent", "Consent denied", "Every person refuses, whichever button they press."),
  flag("wrongState", "Wrong state", "The redirect carries a state that the app did not send."),
  flag("missingState", "No state", "The redirect does not carry the app’s state back."),
  issuer("redirect", "Wrong issuer in the redirect", "Its iss names another provider (RFC 9207)."),
];

/** Troubles of the token response as a whole. */
export const TOKEN_TROUBLES: readonly Trouble[] = [
  flag("expiredCode", "Expired code", "Codes have expired when the app redeems them."),
  flag("reusedCode", "Used code", "Somebody else has redeemed the code before the app does."),
  flag("missingAccessToken", "No access token", "Token responses lack it."),
  flag("missingIdToken", "No ID token", "Token responses lack it.", true),
  flag("missingRefreshToken", "No refresh token", "Token responses lack it."),
];

/** Troubles of what the provider tells of a person. */
export const PERSON_TROUBLES: readonly Trouble[] = [
  issuer("id_token", "Wrong issuer in ID tokens", "Their iss names another provider."),
  issuer("discovery", "Wrong issuer in discovery", "The document names another provider."),
  flag("wrongAudience", "Wrong audience", "ID tokens are made out to another app.", true),
  flag("wrongNonce", "Wrong nonce", "ID tokens carry a nonce that the app did not send.", true),
  flag("wrongSignature", "Wrong signature", "No key of the provider made it.", true),
  flag("missingSubject", "No subject", "Nothing says whom it is about: no sub, no id."),
  flag(
    "wrongSubject",
    "Wrong subject",
    "User info is about somebody else than the ID token.",
    true,
  ),
];

/** The errors with which an authorization endpoint can send people back, by the standard they are of. */
const AUTHORIZATION_ERRORS = {
  access_denied: "OAuth",
  invalid_request: "OAuth",
  unauthorized_client: "OAuth",
  unsupported_response_type: "OAuth",
  invalid_scope: "OAuth",
  server_error: "OAuth",
  temporarily_unavailable: "OAuth",
  interaction_required: "OpenID Connect",
  login_required: "OpenID Connect",
  account_selection_required: "OpenID Connect",
  consent_required: "OpenID Connect",
  invalid_request_uri: "OpenID Connect",
  invalid_request_object: "OpenID Connect",
  request_not_supported: "OpenID Connect",
  request_uri_not_supported: "OpenID Connect",
  registration_not_supported: "OpenID Connect",
} satisfies Record<AuthorizationError, string>;

const TOKEN_ERRORS = {
  invalid_grant: "OAuth",
  invalid_client: "OAuth",
  invalid_request: "OAuth",
  unauthorized_client: "OAuth",
  unsupported_grant_type: "OAuth",
  invalid_scope: "OAuth",
} satisfies Record<NonNullable<Faults["tokenError"]>, string>;

/** A fault whose value is one of several error codes. */
export interface ErrorChoice {
  label: string;
  hint: string;
  /** Standards by code. */
  codes: Readonly<Record<string, string>>;
  read: (faults: Faults) => string | undefined;
  /** @param code undefined: no error */
  write: (code: string | undefined) => FaultsPatch;
}

export const AUTHORIZATION_ERROR: ErrorChoice = {
  label: "Sign-ins fail with",
  hint: "Each is sent back with this error, before anybody is asked.",
  codes: AUTHORIZATION_ERRORS,
  read: ({ authorizationError }) => authorizationError,
  write: (code) => ({ authorizationError: known(AUTHORIZATION_ERRORS, code) ?? null }),
};

export const TOKEN_ERROR: ErrorChoice = {
  label: "Token requests fail with",
  hint: "Each is refused with this error.",
  codes: TOKEN_ERRORS,
  read: ({ tokenError }) => tokenError,
  write: (code) => ({ tokenError: known(TOKEN_ERRORS, code) ?? null }),
};

function known<Code extends string>(
  codes: Record<Code, string>,
  code: string | undefined,
): Code | undefined {
  return (Object.keys(codes) as Code[]).find((one) => one === code);
}

/** What a part of a provider answers while it is in trouble, by the fault that lists such parts. */
export const ANSWERS = {
  down: "nothing: it is down",
  serverError: "status 500",
  html: "a page in HTML",
  emptyBody: "an empty body",
  redirectLoop: "endless redirects",
} as const;

export type Answer = keyof typeof ANSWERS;

export const PARTS: Record<ProviderPart, string> = {
  discovery: "discovery document",
  jwks: "keys",
  authorization: "authorization endpoint",
  token: "token endpoint",
  userinfo: "user info",
  revocation: "revocation",
  introspection: "introspection",
  logout: "sign-out",
  pictures: "pictures",
};

/** What a part answers now; undefined: it is in order. */
export function answerOf(faults: Faults, part: ProviderPart): Answer | undefined {
  return answers.find((answer) => faults[answer]?.includes(part));
}

/** @param answer undefined: the part is in order */
export function giveAnswer(part: ProviderPart, answer: Answer | undefined): FaultsPatch {
  return Object.fromEntries(answers.map((one) => [one, { [part]: one === answer }]));
}

const answers = Object.keys(ANSWERS) as Answer[];

/** Whether every part of the provider is down. */
export function isDown({ faults, parts }: Pick<ProviderState, "faults" | "parts">): boolean {
  const down = new Set(faults.down);
  return parts.every((part) => down.has(part));
}

/** Takes every part of the provider down, or up again. */
export function takeDown({ parts }: Pick<ProviderState, "parts">, isDown: boolean): FaultsPatch {
  const all = (value: boolean) => Object.fromEntries(parts.map((part) => [part, value]));
  return Object.fromEntries(answers.map((answer) => [answer, all(isDown && answer === "down")]));
}

/** @param seconds 0: it answers at once */
export function delay(part: ProviderPart, seconds: number): FaultsPatch {
  return { slow: { [part]: seconds * 1000 } };
}

/** Lifetimes by what lives. */
export const LIFETIMES: Record<keyof Lifetimes, string> = {
  code: "Codes",
  accessToken: "Access tokens",
  idToken: "ID tokens",
  refreshToken: "Refresh tokens",
  session: "Sign-ins at the provider",
};

/** When refresh tokens are issued. */
export const ISSUED: Record<RefreshTokenPolicy["issued"], string> = {
  always: "with every code",
  offline_access: "for the scope offline_access",
  never: "never",
};

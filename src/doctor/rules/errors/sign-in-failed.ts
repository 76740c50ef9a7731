import { asRecord, asText, clip, parseJson } from "../../config/values";
import type { Rule } from "../../rule";
import { isMadeUp } from "../identity";
import { findCause } from "./causes";
import { ENDS_AT_CONFIGURATION, errorRule, type Explanation, type Incident } from "./incident";

/** Errors that end a sign-in. */
export const signInFailed: Rule[] = [
  // Another error of the same sign-in follows it.
  errorRule("OAuthProfileParseError", (incident) => ({
    severity: "broken",
    title: `The profile function of ${nameOf(incident)} does not make a user`,
    reason: /reading 'email'/.test(incident.inner)
      ? "It returned nothing. Auth.js reads `id` and `email` from what it returns."
      : `It failed: ${clip(incident.inner)}. The provider's answer may lack members that the function reads.`,
    consequence:
      "The browser is sent to the callback address with `/signin` at its end, a broken address: a second error in the log hides this one, and the person ends on the error page.",
    fix: "Return `{ id: profile.sub, name: profile.name, email: profile.email, image: profile.picture }`, with the provider's own names.",
    link: "accountIds",
    option: `providers.${incident.provider ?? ""}.profile`,
    about: incident.provider ?? "",
  })),
  errorRule("CallbackRouteError", (incident) => {
    const cause = findCause(incident);
    const name = nameOf(incident);
    return {
      severity: cause?.severity ?? "broken",
      title: cause?.title ?? `A sign-in with ${name} failed on its way back`,
      reason: cause?.reason ?? `Auth.js says: ${clip(incident.inner || incident.message)}.`,
      consequence: ENDS_AT_CONFIGURATION,
      fix: cause?.fix ?? "Look at the exchange in the timeline, and at the calls under Callbacks.",
      ...(cause?.link && { link: cause.link }),
      option: cause?.option ?? `providers.${incident.provider ?? ""}`,
      about: cause?.title ?? incident.inner,
    };
  }),
  errorRule("InvalidCheck", explainCheck),
  errorRule("OAuthCallbackError", (incident) => {
    const params = new URL(incident.request?.url ?? "about:blank").searchParams;
    const posted = new URLSearchParams(incident.request?.body);
    const read = (name: string) => params.get(name) ?? posted.get(name) ?? undefined;
    const code = read("error") ?? tokenError(incident) ?? "an error";
    const denied = code === "access_denied";
    const said = read("error_description");
    return {
      severity: denied ? "advice" : "broken",
      title: denied
        ? "Somebody did not agree at the provider"
        : `${nameOf(incident)} answers ${code}`,
      reason: denied
        ? "The provider sent the browser back with `access_denied`: the person refused, or may not use this app."
        : `The provider sent the browser back with \`${code}\`${said === undefined ? "" : `: “${clip(said)}”`}. ${meaningOf(code)}`,
      consequence:
        "The person is back on the sign-in page, with `error=OAuthCallbackError` and the advice to try another account.",
      fix: denied
        ? "Nothing, if they meant to. A custom sign-in page can explain it."
        : "Compare `authorization.params` with what the provider's documentation allows.",
      option: `providers.${incident.provider ?? ""}`,
      about: code,
    };
  }),
  errorRule("OAuthAccountNotLinked", explainNotLinked),
  errorRule("AccountNotLinked", () => ({
    severity: "advice",
    title: "A new passkey came with an address that is taken",
    reason:
      "Somebody registered a passkey with an address that belongs to a user, without being signed in as that user; or the passkey belongs to another user.",
    consequence: "They are back on the sign-in page with `error=AccountNotLinked`.",
    fix: "Let people sign in first, and add a passkey from a page of the app.",
    option: "providers",
  })),
  errorRule("AccessDenied", (incident) => {
    const call = incident.calls.findLast((one) => one.name === "signIn" && one.type === "callback");
    if (call?.error !== undefined) {
      return {
        severity: "broken",
        title: "The signIn callback threw an error",
        reason: `It threw: ${clip(call.error)}. \`profile\` is there for OAuth providers only, and any of its members may be absent.`,
        consequence:
          "The error page says that the person may not sign in, which is not the reason.",
        fix: "Handle absent members, and return `false` for people who may not sign in.",
        link: "callbacks",
        option: "callbacks.signIn",
        about: "threw",
      };
    }
    const isNothing = call?.result === "undefined" || call?.result === "null";
    const isNone = !call && incident.inner !== "";
    return {
      severity: isNothing || isNone ? "broken" : "advice",
      title: isNothing
        ? "The signIn callback returns nothing"
        : isNone
          ? "The signIn callback cannot be called"
          : "The signIn callback refused somebody",
      reason: isNothing
        ? "Every value but `true` and an address counts as no. The callback must return `true` on every path through it."
        : isNone
          ? `Auth.js says: ${clip(incident.inner)}.`
          : `It returned \`${clip(call?.result ?? "false")}\` for a sign-in with ${nameOf(incident)}.`,
      consequence: "The person ends on the error page with `error=AccessDenied`.",
      fix:
        isNothing || isNone
          ? "Write a function that returns `true`, `false`, or the path of a page that explains."
          : "Nothing, if you mean it. Return a path instead of `false` to explain why.",
      link: "callbacks",
      option: "callbacks.signIn",
      about: isNothing ? "nothing" : isNone ? "not called" : "refused",
    };
  }),
  errorRule("CredentialsSignin", (incident) => {
    const own = incident.config.provider(incident.provider);
    const isUnset = own?.isOfModule === true && own.options.authorize === undefined;
    return {
      severity: isUnset ? "broken" : "advice",
      title: isUnset
        ? "A Credentials provider refuses everybody"
        : "A sign-in with a password was refused",
      reason: isUnset
        ? "It has no `authorize`, and the provider module's own returns `null`: nobody gets in."
        : "`authorize` returned nothing, or threw `CredentialsSignin`.",
      consequence: "The person is back on the sign-in page with `error=CredentialsSignin`.",
      fix: isUnset
        ? "Write `authorize`: look the person up, compare the password's hash, return the user or `null`."
        : "Nothing, if the password was wrong. Limit the number of attempts: Auth.js does not.",
      link: isUnset ? "credentials" : "wrongPassword",
      option: `providers.${incident.provider ?? "credentials"}.authorize`,
    };
  }),
  errorRule("Verification", (incident) => {
    const { token } = Object.fromEntries(
      new URL(incident.request?.url ?? "about:blank").searchParams,
    );
    return {
      severity: "advice",
      title: "A sign-in link did not work",
      reason:
        "The link was used before, has expired, or was changed. It works once, and the first GET uses it up: a mail scanner that follows links signs itself in, and leaves nothing for the person.",
      consequence: "The page says that the link is no longer valid.",
      fix: "Let the mail link to a page of your app that has a button to the sign-in address.",
      link: "magicLink",
      option: `providers.${incident.provider ?? ""}`,
      about: token === undefined ? "no token" : "token",
    };
  }),
  errorRule("WebAuthnVerificationError", (incident) => ({
    severity: "broken",
    title: "The answer of an authenticator could not be verified",
    reason: `${clip(incident.inner || incident.message) || "The browser's answer does not fit the challenge"}. The usual reasons: the page's origin or the relying party's ID is not the one that the passkey was made for, or the challenge is older than 15 minutes.`,
    consequence: "The person ends on the error page and is not signed in.",
    fix: "Set the provider's `relayingParty` to the host that people see.",
    option: `providers.${incident.provider ?? "passkey"}`,
  })),
  // Auth.js throws neither of these two any more; an app can, from a callback.
  ...(["OAuthSignInError", "EmailSignInError"] as const).map((type) =>
    errorRule(type, (incident) => ({
      severity: "broken",
      title: "The app's own error stopped a sign-in",
      reason: `Auth.js itself does not throw \`${type}\`: a callback or an adapter of this config does. It says: ${clip(incident.message) || "nothing more"}.`,
      consequence: ENDS_AT_CONFIGURATION,
      fix: "Throw `AccessDenied`, or return a path from the `signIn` callback: these reach the browser.",
      option: "callbacks",
    })),
  ),
];

function nameOf({ config, provider }: Incident): string {
  return config.provider(provider)?.name ?? provider ?? "a provider";
}

function tokenError({ history, event }: Incident): string | undefined {
  const last = history.exchangesDuring(event.cause).at(-1);
  return asText(asRecord(parseJson(last?.answer?.body)).error);
}

/** What an authorization error says about the request (RFC 6749, section 4.1.2.1). */
function meaningOf(code: string): string {
  const meanings: Record<string, string> = {
    invalid_scope: "It does not grant a scope that the config asks for.",
    invalid_request: "Something in the request is missing, twice there, or not allowed.",
    unauthorized_client: "This client is not registered for the way in which it asks.",
    unsupported_response_type: "It does not issue codes to this client.",
    server_error: "It is in trouble itself.",
    temporarily_unavailable: "It is overloaded, or down for a while.",
  };
  return meanings[code] ?? "The provider's documentation says what that means.";
}

function explainCheck(incident: Incident): Explanation {
  const { message, inner, request, config, provider } = incident;
  const [, check = "check"] = /^(\w+) (?:value|cookie)/.exec(message) ?? [];
  const wasMissing = /was missing/.test(inner + message);
  const cookies = request?.headers.find(([name]) => name.toLowerCase() === "cookie")?.[1] ?? "";
  const isPosted = request?.method === "POST";
  const otherProvider = /different provider/.test(inner);
  const reason = otherProvider
    ? "Another sign-in was started meanwhile, with another provider. There is one check cookie for all providers, and the later sign-in replaced it."
    : wasMissing && isPosted
      ? "The provider's answer came as a form that another site posted, and browsers do not send `SameSite=Lax` cookies with it. For `form_post` Auth.js loosens the cookies of `state` and `nonce`, not the one of PKCE."
      : wasMissing
        ? `The cookie did not come back. It lives for 15 minutes and works once, and a browser sends it only to the host, and the scheme, that set it${cookies === "" ? "; the request had no cookie at all" : ""}. So: the callback address was reloaded, the stay at the provider was long, the sign-in began at another host, or the cookie was blocked.`
        : `The cookie came back, but could not be opened: ${clip(inner) || "it is damaged"}. It was sealed with another secret or under another cookie name, or it has expired.`;
  return {
    severity: "broken",
    title: `A sign-in could not be matched with the browser that began it (${check})`,
    reason,
    consequence: ENDS_AT_CONFIGURATION,
    fix:
      wasMissing && isPosted
        ? 'Use `checks: ["state", "nonce"]` with `form_post`, or let the provider answer in the query.'
        : "Use the same host, scheme and secret from the start of a sign-in to its end, and begin again from the sign-in page.",
    link: "invalidCheck",
    option: provider === undefined ? "cookies" : `providers.${provider}.checks`,
    about: `${config.basePath} ${reason.slice(0, 40)}`,
  };
}

function explainNotLinked({ message, calls, provider, history, event }: Incident): Explanation {
  const asked = calls.find(({ name, type }) => name === "getUserByAccount" && type === "adapter");
  const [account] = (parseJson(asked?.args) as unknown[] | undefined) ?? [];
  const id = asText(asRecord(account).providerAccountId);
  const isRandom = id !== undefined && isMadeUp(id, history, event.cause);
  if (message.includes("another user")) {
    return {
      severity: "advice",
      title: "An account belongs to somebody else",
      reason: "Somebody who is signed in signed in with an account that is linked to another user.",
      consequence:
        "They stay signed in as before, and see the sign-in page with `error=OAuthAccountNotLinked`.",
      fix: "Let them sign out first, or merge the two users yourself.",
      option: `providers.${provider ?? ""}`,
      about: "another user",
    };
  }
  return {
    severity: isRandom ? "broken" : "advice",
    title: isRandom
      ? "The profile function returns no stable id"
      : "An address is taken by a user with another account",
    reason: isRandom
      ? `The account's id is \`${id}\`, made up for this sign-in, because \`profile\` returned no \`id\`. So a known person looks like a new account with an address that is taken.`
      : "The address belongs to a user who has no account at this provider: they came by another way before, or their first sign-in failed after the user was written and before the account was. Equal addresses do not prove one person, so Auth.js does not link.",
    consequence:
      "The person is back on the sign-in page with `error=OAuthAccountNotLinked`, at every try.",
    fix: isRandom
      ? "Return the provider's own id: `id: profile.sub`."
      : "Let people sign in as before and add the new account while they are signed in. Delete users that have no account.",
    link: isRandom ? "accountIds" : "linking",
    option: isRandom ? `providers.${provider ?? ""}.profile` : `providers.${provider ?? ""}`,
    about: isRandom ? "random" : "taken",
  };
}

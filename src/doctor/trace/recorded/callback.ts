import { clip } from "../../config/values";
import { ENDS_AT_CONFIGURATION } from "../../rules/errors/incident";
import type { Complaint } from "../../rule";
import {
  type AuthExchange,
  callbackParameter,
  type CheckCookie,
  checkCookies,
  sentCookies,
  type Visit,
} from "./sign-in";

/** What the end of a sign-in tells about why it failed; nothing, if it did not. */
export function* explainCallback(exchange: AuthExchange, visit: Visit): Iterable<Complaint> {
  const { request, target, answer } = exchange;
  const error = target?.searchParams.get("error") ?? undefined;
  if (error === undefined && answer.status < 400) return;
  const about = { option: optionOf(exchange), event: request.id };
  const said = callbackParameter(exchange, "error");
  if (said !== undefined) {
    yield { ...atProvider(said, callbackParameter(exchange, "error_description")), ...about };
  } else if (error === "AccessDenied") yield { ...REFUSED, ...about };
  else if (error === "OAuthAccountNotLinked") yield { ...NOT_LINKED, ...about };
  else if (error === "Verification") yield { ...USED_LINK, ...about };
  else if (error === "CredentialsSignin") yield { ...WRONG_PASSWORD, ...about };
  else if (error === "Configuration" || error === undefined) {
    const complaint = explainConfiguration(exchange, visit);
    if (complaint) yield { ...complaint, ...about };
  }
}

function optionOf({ provider }: AuthExchange): string {
  return provider === undefined ? "providers" : `providers.${provider}`;
}

/** Errors that a provider sends back with the browser (RFC 6749, section 4.1.2.1). */
function atProvider(code: string, description: string | undefined): Complaint {
  const isRefusal = code === "access_denied";
  const isAddress = /redirect_uri/.test(code + (description ?? ""));
  return {
    severity: isRefusal ? "advice" : "broken",
    title: isRefusal
      ? "Somebody did not agree at the provider"
      : isAddress
        ? "The provider does not know the address to come back to"
        : `The provider sends the browser back with ${clip(code)}`,
    reason: `The callback address got \`error=${clip(code)}\`${description === undefined ? "" : `: “${clip(description)}”`}.`,
    consequence: "The person is back on the sign-in page, and is not signed in.",
    fix: isRefusal
      ? "Nothing, if they meant to. A custom sign-in page can explain it."
      : isAddress
        ? "Register the callback address at the provider, letter by letter: scheme, host, port, base path, provider id."
        : "Compare the parameters of the authorization request in the timeline with what the provider's documentation allows.",
    link: "OAuthCallbackError",
    about: code,
  };
}

const REFUSED: Complaint = {
  severity: "advice",
  title: "The signIn callback refused somebody",
  reason:
    "The provider agreed, and Auth.js ended the sign-in with `AccessDenied`: the `signIn` callback returned something else than `true` or an address, returned nothing, or threw an error. A recording does not tell these apart; the log does.",
  consequence: "The person ends on the error page with `error=AccessDenied`.",
  fix: "Look at what the callback returns for this person. Return a path instead of `false` to explain why.",
  link: "callbacks",
  error: "AccessDenied",
  about: "refused",
};

const NOT_LINKED: Complaint = {
  severity: "advice",
  title: "An address is taken by a user with another account",
  reason:
    "The address that the provider tells belongs to a user who came by another way before. Equal addresses do not prove one person, so Auth.js does not link.",
  consequence: "The person is back on the sign-in page, at every try.",
  fix: "Let people sign in as before, and add the new account while they are signed in.",
  link: "linking",
  error: "OAuthAccountNotLinked",
  about: "taken",
};

const USED_LINK: Complaint = {
  severity: "advice",
  title: "A sign-in link did not work",
  reason: "The link was used before, has expired, or was changed. It works once.",
  consequence: "The page says that the link is no longer valid.",
  fix: "Let the mail link to a page of your app that has a button to the sign-in address.",
  link: "magicLink",
  error: "Verification",
  about: "link",
};

const WRONG_PASSWORD: Complaint = {
  severity: "advice",
  title: "A sign-in with a password was refused",
  reason: "`authorize` returned nothing, or threw `CredentialsSignin`.",
  consequence: "The person is back on the sign-in page with `error=CredentialsSignin`.",
  fix: "Nothing, if the password was wrong.",
  link: "wrongPassword",
  error: "CredentialsSignin",
  about: "password",
};

/** What is behind `error=Configuration` at a callback: the cookies of the checks tell. */
function explainConfiguration(exchange: AuthExchange, visit: Visit): Complaint | undefined {
  const { request, provider } = exchange;
  if (!visit.hasCookies)
    return atServer("This file has no cookies, so the checks cannot be told to be in order.");
  const begun = visit.exchanges.findLast(
    (one) => one.action === "signin" && one.provider === provider && hasChecks(one),
  );
  const sent = sentCookies(request);
  const missing = (begun ? checkCookies(begun.answer) : []).filter(
    ({ name }) => !sent.includes(name),
  );
  const [first] = missing;
  if (begun && !first) return atServer("The cookies of the checks came back with the browser.");
  if (!begun) {
    const some = sent.find((name) => /pkce\.code_verifier|\.state$|\.nonce$/.test(name));
    if (some !== undefined) return atServer(`The cookie ${some} came back with the browser.`);
  }
  // The refusal of a cookie, or a way back to another host, has been told already.
  if (first && visit.refused.has(first.name)) return undefined;
  if (begun && new URL(begun.request.url).origin !== new URL(request.url).origin) return undefined;
  return {
    severity: "broken",
    title: `A sign-in could not be matched with the browser that began it (${first?.check ?? "checks"})`,
    ...whyMissing(exchange, visit, begun, first),
    consequence: ENDS_AT_CONFIGURATION,
    link: "invalidCheck",
    error: "InvalidCheck",
    about: "check",
  };
}

function hasChecks({ answer }: AuthExchange): boolean {
  return checkCookies(answer).length > 0;
}

function whyMissing(
  { request, answer }: AuthExchange,
  { exchanges }: Visit,
  begun: AuthExchange | undefined,
  cookie: CheckCookie | undefined,
): Pick<Complaint, "reason" | "fix"> {
  const again = "Begin again from the sign-in page.";
  if (!begun || !cookie) {
    return {
      reason:
        "The callback came without a cookie of a check, and the recording does not show how this sign-in began. It began before the recording, in another browser, or at another host.",
      fix: `${again} Record from there on, and use the same host from the start to the end.`,
    };
  }
  const code = new URL(request.url).searchParams.get("code");
  const wasHere = exchanges.some(
    (one) =>
      one.action === "callback" &&
      one.request.id > begun.request.id &&
      new URL(one.request.url).searchParams.get("code") === code,
  );
  if (wasHere) {
    return {
      reason: `The callback address was opened a second time. Its cookie \`${cookie.name}\` works once, and the first time has used it up.`,
      fix: `${again} Do not reload the callback address, and make sure that nothing else opens it.`,
    };
  }
  const end = cookie.maxAge === undefined ? cookie.expires : begun.answer.at + cookie.maxAge * 1000;
  if (end !== undefined && request.at >= end) {
    const after = durationOf(request.at - begun.answer.at);
    const lived = durationOf(end - begun.answer.at);
    return {
      reason: `The cookie \`${cookie.name}\` had expired: it lives ${lived}, and the browser came back after ${after}.`,
      fix: `${again} If people need longer at the provider, give the cookie a longer \`maxAge\` in the \`cookies\` option.`,
    };
  }
  if (request.method === "POST") {
    return {
      reason:
        "The provider's answer came as a form that another site posted, and browsers do not send `SameSite=Lax` cookies with it.",
      fix: 'Use `checks: ["state", "nonce"]` with `form_post`, or let the provider answer in the query.',
    };
  }
  const restarted = exchanges.find(
    (one) => one.request.id > begun.request.id && deletes(one, cookie.name),
  );
  return {
    reason: `The sign-in set \`${cookie.name}\`, and ${restarted ? `${restarted.request.method} ${new URL(restarted.request.url).pathname} deleted it` : "the browser did not send it back"}. ${answer.at - begun.answer.at < 60_000 ? "It had not expired: it was deleted or blocked, or the answer belongs to another browser." : "It was deleted or blocked."}`,
    fix: `${again} Let nothing on the way, such as an extension or a proxy, take cookies away.`,
  };
}

function durationOf(milliseconds: number): string {
  const isShort = milliseconds < 120_000;
  return isShort
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${Math.round(milliseconds / 60_000)} min`;
}

function deletes({ answer }: AuthExchange, name: string): boolean {
  return answer.headers.some(
    ([field, value]) =>
      field.toLowerCase() === "set-cookie" &&
      value.startsWith(`${name}=;`) &&
      /max-age=0|expires=Thu, 01 Jan 1970/i.test(value),
  );
}

/** What a browser cannot see: the server asked the provider, or the app's own code failed. */
function atServer(cookies: string): Complaint {
  return {
    severity: "broken",
    title: "The sign-in failed on the server, after the provider had agreed",
    reason: `${cookies} What failed is between your server and the provider, or in your code, and no browser sees it: most often the token request, which is refused if the client secret is not the one that belongs to the client ID.`,
    consequence: ENDS_AT_CONFIGURATION,
    fix: "Read `[auth][cause]` in the server's log. If it says `invalid_client`, copy ID and secret again from the provider's console; if `invalid_grant`, begin again from the sign-in page; if it names your code, correct that.",
    link: "configurationError",
    error: "CallbackRouteError",
    about: "server",
  };
}

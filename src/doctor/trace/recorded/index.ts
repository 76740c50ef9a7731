import type { Complaint, Rule } from "../../rule";
import { explainCallback } from "./callback";
import {
  type AuthExchange,
  authExchange,
  OF_AUTHJS,
  sentCookies,
  valuesOf,
  type Visit,
} from "./sign-in";

/**
 * Rules for what a browser recorded. The log of Auth.js is not in it: what follows is told by where
 * browsers are sent, and with which cookies.
 */
export const recordedRules: readonly Rule[] = [
  {
    name: "recorded-sign-in",
    follow() {
      const visit: Visit = { exchanges: [], refused: new Map(), hasCookies: false };
      return {
        request(event) {
          visit.hasCookies ||= sentCookies(event).length > 0;
          return [];
        },
        *cookie({ change, cookie, reason, id }) {
          visit.hasCookies = true;
          if (change !== "rejected" || !OF_AUTHJS.test(cookie.name)) return;
          if (visit.refused.has(cookie.name)) return;
          visit.refused.set(cookie.name, reason ?? "");
          yield refusedCookie(cookie.name, reason ?? "", id);
        },
        *response(event, { config, history }) {
          const exchange = authExchange(history.request(event.request), event, config);
          if (!exchange) return;
          if (exchange.action === "callback") yield* explainCallback(exchange, visit);
          else if (exchange.action === "signin") yield* explainSignIn(exchange, visit);
          else yield* explainOther(exchange);
          visit.exchanges.push(exchange);
        },
      };
    },
  },
];

function refusedCookie(name: string, reason: string, event: number): Complaint {
  const isSecure = /secure/i.test(reason);
  return {
    severity: "broken",
    title: `The browser refuses the cookie ${name}`,
    reason: `${reason} The app answered over ${isSecure ? "`http:`, or the browser came over it," : "this connection"} and asked for what the browser does not allow there.`,
    consequence:
      "Auth.js does not get it back: a sign-in cannot be matched with the browser that began it, a form counts as forged, or nobody stays signed in.",
    fix: isSecure
      ? "Let people come over `https:` only. Where a proxy ends TLS, it must pass on `X-Forwarded-Proto: https`, and the app must see the same scheme as the browser."
      : "Compare the `cookies` option with what the reason says.",
    link: isSecure ? "useSecureCookies" : "cookies",
    option: "useSecureCookies",
    event,
    about: "refused",
  };
}

/** Errors of the start of a sign-in, and a way back that leads elsewhere. */
function* explainSignIn(exchange: AuthExchange, visit: Visit): Iterable<Complaint> {
  const { request, target } = exchange;
  const error = target?.searchParams.get("error");
  if (error === "MissingCSRF" || target?.searchParams.get("csrf") === "true") {
    const from = otherOriginOfForm(exchange, visit);
    yield from === undefined
      ? missingCsrf(exchange, visit)
      : otherAddress(from, new URL(request.url).origin, exchange);
    return;
  }
  if (error === "Configuration") {
    yield rejectedConfig(exchange);
    return;
  }
  yield* explainOther(exchange);
  const back = target?.searchParams.get("redirect_uri");
  if (!back || !URL.canParse(back)) return;
  const from = new URL(request.url).origin;
  if (from !== new URL(back).origin) {
    yield otherAddress(from, new URL(back).origin, exchange);
  }
}

/** The server takes another address for its own than people come to. */
function otherAddress(from: string, to: string, { request, provider }: AuthExchange): Complaint {
  const isScheme = new URL(from).host === new URL(to).host;
  return {
    severity: "broken",
    title: `The app leads people to ${to}, and they came to ${from}`,
    reason: `Forms and the \`redirect_uri\` are made of what the server takes for its own address. ${isScheme ? "Only the scheme differs: a proxy ends TLS and does not say so." : "`AUTH_URL` names another host, or a proxy does not pass on the one that the browser asked for."}`,
    consequence:
      "The cookies of the sign-in were set at the address where it began. The browser does not send them to the other one: a form counts as forged, or the sign-in ends with `error=Configuration`.",
    fix: isScheme
      ? `Let the proxy send \`X-Forwarded-Proto: https\`, or set \`AUTH_URL=${from}\`.`
      : `Set \`AUTH_URL=${from}\`, or remove it and let the proxy pass on the host. Lead all other hosts to this one.`,
    link: "basePath",
    option: provider === undefined ? "basePath" : `providers.${provider}`,
    event: request.id,
    about: "address",
  };
}

/** Where the page with the form was, if its cookie was set at another origin than the form leads to. */
function otherOriginOfForm({ request }: AuthExchange, visit: Visit): string | undefined {
  const own = new URL(request.url).origin;
  if (sentCookies(request).some((name) => name.includes("csrf-token"))) return undefined;
  const page = visit.exchanges.findLast((one) =>
    valuesOf(one.answer, "set-cookie").some((field) => field.includes("csrf-token=")),
  );
  const origin = page && new URL(page.request.url).origin;
  return origin === own ? undefined : origin;
}

function missingCsrf({ request }: AuthExchange, { refused, hasCookies }: Visit): Complaint {
  const hasCookie = sentCookies(request).some((name) => name.includes("csrf-token"));
  const hasField = /(?:^|&|")csrfToken(?:=|":)/.test(request.body);
  const wasRefused = [...refused.keys()].some((name) => name.includes("csrf-token"));
  const isUnknown = !hasCookies;
  return {
    severity: "broken",
    title: "A form was refused, because its CSRF token was missing",
    reason: isUnknown
      ? "The token of the form must be that of the cookie. This file has no cookies, so it does not show which one was missing."
      : !hasCookie
        ? `The request has no CSRF cookie.${wasRefused ? " The browser had refused it." : " It was never set at this host, it was blocked, or the form comes from another site."}`
        : hasField
          ? "Both the cookie and the field `csrfToken` are there, so they do not belong together: the form is older than the cookie, or another secret sealed it."
          : "The request has the cookie, and no field `csrfToken`: it was posted by a form, or a script, that leaves it out.",
    consequence: "The person is back on the sign-in page, and the sign-in has not begun.",
    fix: hasCookie
      ? "Sign in with `signIn()` of your framework's package, or take the token from `/csrf` and send it as `csrfToken`."
      : "Let the form come from the same host and scheme as Auth.js, and let the browser keep its cookies.",
    link: "skipCSRFCheck",
    error: "MissingCSRF",
    option: "cookies.csrfToken",
    event: request.id,
    about: "csrf",
  };
}

function rejectedConfig({ request }: AuthExchange): Complaint {
  return {
    severity: "broken",
    title: "Auth.js does not begin: it rejects the configuration, or the host",
    reason:
      "The error came before anybody was sent to a provider. So no provider and no cookie has to do with it: the secret or a provider's setting is missing, the host is not trusted, or the provider's discovery document could not be read.",
    consequence: "Nobody can sign in.",
    fix: "Look for the first error in the server's log: `MissingSecret`, `UntrustedHost`, `InvalidEndpoints` and the like name what is missing.",
    link: "configurationError",
    option: "secret",
    event: request.id,
    about: "configuration",
  };
}

/** Auth.js answers with an error of its own where nothing can be wrong with the request. */
function* explainOther(exchange: AuthExchange): Iterable<Complaint> {
  const { answer } = exchange;
  // Not the error page, which has the same words, and is shown for other reasons, too.
  const isSaid = /^\s*\{"message":"There was a problem with the server configuration/.test(
    answer.body,
  );
  if (answer.status >= 500 && isSaid) yield rejectedConfig(exchange);
}

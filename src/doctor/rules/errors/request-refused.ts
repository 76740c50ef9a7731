import { clip, enumerate, show } from "../../config/values";
import type { Rule } from "../../rule";
import { errorRule, type Explanation, type Incident } from "./incident";

/** Requests that core does not take. */
export const requestRefused: Rule[] = [
  errorRule("UnknownAction", explainUnknownAction),
  errorRule("MissingCSRF", ({ config, request }) => {
    const custom = config.page("signIn");
    const cookies = request?.headers.find(([name]) => name.toLowerCase() === "cookie")?.[1] ?? "";
    const name = config.cookie("csrfToken")?.name ?? "";
    const hasCookie = cookies.includes(`${name}=`);
    const hasField = /csrfToken/.test(request?.body ?? "");
    const why =
      !hasField && custom !== undefined
        ? `The form of your own sign-in page (\`pages.signIn\`) sends no field \`csrfToken\`.`
        : !hasField
          ? "The request has no `csrfToken` in its body."
          : !hasCookie
            ? `The token's cookie, \`${name}\`, was not sent: it was not stored, is blocked, or belongs to another host.`
            : "The token in the body is not the one of the cookie: it was cached, belongs to another browser, or was made with another secret.";
    return {
      severity: "broken",
      title: "A form came without a valid CSRF token",
      reason: `Sign-in, sign-out and updates must prove that a page of the app sent them, by a token that stands in a cookie and in the form. ${why}`,
      consequence:
        "Nothing happens but a redirect to the sign-in page with `error=MissingCSRF`; an update of the session is answered with status 400.",
      fix: "Fetch `/auth/csrf` in the browser, and post its `csrfToken` with the form. The functions of the framework packages do both.",
      link: "skipCSRFCheck",
      option: hasField || custom === undefined ? "cookies.csrfToken" : "pages.signIn",
      about: why,
    };
  }),
  errorRule("InvalidCallbackUrl", ({ message, request, config }) => {
    const url = message.split("Received: ")[1] ?? "";
    const isInQuery = new URL(request?.url ?? config.origin).searchParams.has("callbackUrl");
    return {
      severity: "advice",
      title: `Somebody wanted to go to ${show(url)} after the sign-in`,
      reason: `\`callbackUrl\` ${isInQuery ? "in the address" : "in the cookie"} must be a path or an address of http(s), and this is none. The link has a mistake, or its author tries to run a script.`,
      consequence:
        "The request is answered with status 500, or the error page. Nobody else is affected.",
      fix: "If the link is yours, write a path: `/auth/signin?callbackUrl=/home`.",
      option: "callbacks.redirect",
      about: isInQuery ? "query" : "cookie",
    };
  }),
  errorRule("InvalidProvider", ({ config, request }) => ({
    severity: "broken",
    title: "A callback address names no provider",
    reason: `${clip(request?.url.split("?")[0] ?? `${config.basePath}/callback`)} was opened. The provider's id belongs at the end of the path, and only providers that sign in by redirect, link or form have a callback.`,
    consequence: "The person ends on the error page with `error=Configuration`.",
    fix: `Register \`${config.origin}${config.basePath}/callback/<id>\` at the provider.`,
    option: "providers",
  })),
  errorRule("ErrorPageLoop", ({ config }) => ({
    severity: "broken",
    title: "The error page asks people to sign in",
    reason: `\`pages.error\` is \`${config.page("error") ?? ""}\`, and the sign-in that failed was to lead there: the page is one that only signed-in people see.`,
    consequence:
      "An error would redirect people in a loop. Auth.js shows its own error page instead.",
    fix: "Let everybody see the error page.",
    option: "pages.error",
  })),
];

function explainUnknownAction({ message, request, config }: Incident): Explanation {
  const base = {
    severity: "broken",
    consequence: "The request is answered with status 400, or the error page; nothing is done.",
    link: "customPages",
    option: "basePath",
  } as const;
  const method = request?.method ?? "GET";
  if (message.includes("Only GET and POST")) {
    return {
      ...base,
      severity: "advice",
      title: `Auth.js got a ${method} request`,
      reason: "It answers GET and POST only. A HEAD is often a link checker or a prefetch.",
      fix: "Answer other methods before Auth.js gets them.",
      about: "method",
    };
  }
  const asked = request ? new URL(request.url).pathname : "";
  const path = /at (\S+)$/.exec(message)?.[1] ?? asked;
  const { action, provider } = config.action(path) ?? {};
  if (action === "signin" && provider && method === "GET") {
    return {
      ...base,
      title: "A link wants to start a sign-in",
      reason: `A sign-in with a provider starts with a POST that carries the CSRF token. A GET of \`${path}\`, which is what a link does, starts none.`,
      fix: "Use the sign-in page, a form, or the `signIn` function of your framework's package.",
      option: `providers.${provider}`,
      about: "get",
    };
  }
  if (action === undefined || !path.startsWith(config.basePath)) {
    return {
      ...base,
      title: "A request for Auth.js is outside of its base path",
      reason: `The path is \`${clip(path)}\`, and Auth.js answers below \`basePath\`, which is \`${config.basePath}\`${config.options.basePath === undefined ? " because nobody set it" : ""}. The default of \`@auth/core\` is \`/auth\`, that of \`next-auth\` is \`/api/auth\`; a path in \`AUTH_URL\` replaces both.`,
      fix: `Set \`basePath\` to the path under which the app calls Auth.js, and route the same path to it.`,
      about: "outside",
    };
  }
  const known = [
    "signin",
    "signout",
    "session",
    "csrf",
    "providers",
    "callback",
    "error",
    "verify-request",
  ];
  return {
    ...base,
    title: `Auth.js has no action “${clip(action)}”`,
    reason: `The path is \`${clip(path)}\`; below \`${config.basePath}\` there are ${enumerate(known)}, and for ${method} not all of them.`,
    fix: "Correct the address.",
    about: action,
  };
}

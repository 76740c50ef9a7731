import { asRecord, enumerate, parseJson } from "../config/values";
import type { Context, Rule } from "../rule";
import { firstArgument } from "./arguments";

/** Members that belong to the server, whatever is in them. */
const SECRET_MEMBERS =
  /^(?:sessionToken|session_token)$|passw(?:or)?d|passwd|hash|salt|secret|totp|otp/i;

/** How deep, and how wide, the answer to a page is searched. */
const DEEPEST = 5;

/** What leaves the server although it should not: the answers to browsers, as the trace has them. */
export const exposureRules: Rule[] = [
  {
    name: "session-leak",
    follow: () => ({
      *response(event, context) {
        const body = sessionAnswer(event.request, event.body, context);
        if (!body) return;
        const members = findMembers(body);
        if (members.length === 0) return;
        const isToken = members.some((path) => /session_?token$/i.test(path));
        yield {
          severity: "danger",
          title: `The browser gets ${enumerate(members.slice(0, 3))}`,
          reason: `The answer of \`/auth/session\` is the return value of the \`session\` callback, unchanged. ${context.config.strategy === "database" ? "With database sessions `session` and `user` are whole rows: if you pass them on, you pass on every column." : "Everything that the callback copies from the token is public."}`,
          consequence: isToken
            ? "Every script of the page reads the session token, although its cookie is `HttpOnly`; a copy of it is the session."
            : "Every script of the page, every extension and every log of responses has it.",
          fix: "Build a new object, member by member: `return { user: { id: user.id, name: user.name }, expires: session.expires }`.",
          link: "whatTheBrowserGets",
          option: "callbacks.session",
          event: event.request,
        };
      },
    }),
  },
  {
    name: "provider-token-in-browser",
    follow: () => ({
      *response(event, { config, history }) {
        const request = history.request(event.request);
        if (request?.to.role !== "app" || request.browser === undefined) return;
        for (const [value, { kind, provider }] of history.tokens) {
          if (!event.body.includes(value)) continue;
          const isRefresh = kind === "refresh_token";
          const isSession = config.action(request.url)?.action === "session";
          yield {
            severity: "danger",
            title: `The browser gets the ${kind.replace("_", " ")} of ${provider}`,
            reason: `It stands in the answer to ${request.method} ${new URL(request.url).pathname}. ${isSession ? "The `session` callback returns it." : "A page shows it, or its session."}`,
            consequence: isRefresh
              ? "Anybody who gets it can ask the provider for new tokens as this person, for as long as it works."
              : "Every script of the page can use it at the provider as this person, until it expires.",
            fix: "Keep it in the token, or in the account's row, and call the provider's API on the server.",
            link: "providerTokens",
            option: "callbacks.session",
            event: event.request,
            about: isRefresh ? "refresh" : "other",
          };
        }
      },
    }),
  },
  {
    name: "password-in-user",
    follow: () => ({
      *call(event, { config, history }) {
        if (event.type !== "event" || event.name !== "signIn") return;
        const { user, account } = firstArgument(event.args) ?? {};
        const provider = config.provider(String(asRecord(account).provider));
        if (provider?.type !== "credentials") return;
        const sent = passwordOf(history.request(event.cause)?.body ?? "");
        const member = Object.entries(asRecord(user)).find(
          ([name, value]) => (sent !== undefined && value === sent) || /passw/i.test(name),
        );
        if (!member) return;
        yield {
          severity: "danger",
          title: `\`authorize\` returns the password as \`${member[0]}\``,
          reason:
            "The return value of `authorize` is the user, which the callbacks and the events get. If it returns what was sent, it lets everybody in, whatever they typed.",
          consequence:
            "One spread of `user` in a callback puts the password into the token, or into the answer to the browser; an event that logs the user logs it.",
          fix: "Look the person up, compare the password's hash, and return a new object: `{ id, name, email }`.",
          link: "credentials",
          option: `${provider.option}.authorize`,
          event: event.id,
        };
      },
    }),
  },
];

/** What a browser got from `/auth/session`. */
function sessionAnswer(id: number, body: string, { config, history }: Context): unknown {
  const request = history.request(id);
  if (request?.to.role !== "app" || request.browser === undefined) return undefined;
  return config.action(request.url)?.action === "session" ? parseJson(body) : undefined;
}

/** Paths of the members whose name says that they are secret. */
function findMembers(value: unknown, path = "", depth = 0): string[] {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const here = path === "" ? name : `${path}.${name}`;
    const isSecret = SECRET_MEMBERS.test(name) && typeof member === "string" && member !== "";
    return isSecret ? [here] : findMembers(member, here, depth + 1);
  });
}

/** The password in a form or a JSON body, if one was sent. */
function passwordOf(body: string): string | undefined {
  const fields = parseJson(body) ?? Object.fromEntries(new URLSearchParams(body));
  const password = Object.entries(asRecord(fields)).find(([name]) => /passw/i.test(name))?.[1];
  return typeof password === "string" && password !== "" ? password : undefined;
}

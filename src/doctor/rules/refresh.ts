import { asRecord, asText, clip, parseJson } from "../config/values";
import type { Rule } from "../rule";

/** Refresh tokens that the app exchanges: requests to token endpoints in the trace. */
export const refreshRules: Rule[] = [
  {
    name: "refresh-token-used-twice",
    follow() {
      /** Refresh tokens that were sent, with the id of the request. */
      const sent = new Map<string, number>();
      return {
        *response({ request: id, status, body }, { history }) {
          const request = history.request(id);
          const token = request && refreshToken(request.body);
          if (!token) return;
          const before = sent.get(token);
          sent.set(token, id);
          if (before === undefined || status < 400) return;
          const first = history.answerTo(before);
          const wasParallel = first === undefined || first.id > id;
          yield {
            severity: "broken",
            title: `A refresh token of ${request.to.name} was used twice, and refused`,
            reason: wasParallel
              ? "Two requests read the same session at a time, found the access token expired, and refreshed it with the same refresh token. Where the provider rotates refresh tokens, only the first use works."
              : "It was exchanged before, and the result was lost: the new cookie did not reach the browser, or another read wrote the old token back.",
            consequence: `The provider answers \`${errorOf(body)}\`${/revoked/.test(body) ? ", takes it for theft and revokes what it issued," : ""} and the person must sign in again.`,
            fix: "Run one refresh at a time for each token, with the old refresh token as the key, and store the result before the next read.",
            link: "refreshTraps",
            option: "callbacks.jwt",
            event: id,
          };
        },
      };
    },
  },
  {
    name: "refresh-refused",
    follow() {
      const sent = new Set<string>();
      return {
        *response({ request: id, status, body }, { history }) {
          const request = history.request(id);
          const token = request && refreshToken(request.body);
          if (!token) return;
          const isFirst = !sent.has(token);
          sent.add(token);
          if (!isFirst || status < 400) return;
          const error = errorOf(body);
          yield {
            severity: error === "invalid_grant" ? "advice" : "broken",
            title: `${request.to.name} refuses to refresh: ${error}`,
            reason: `${asText(asRecord(parseJson(body)).error_description) ?? `The token endpoint answered with status ${status}.`} ${error === "invalid_grant" ? "A refresh token ends: it expires, or the person, the provider or an administrator takes the consent back." : "A refresh is authenticated like the exchange of a code: with the client's ID and secret, and in the same way."}`,
            consequence:
              "From now on there is no valid access token, however often the session is read.",
            fix:
              error === "invalid_grant"
                ? "Store the error in the token, stop trying, and let the page ask the person to sign in again."
                : "Send the client's credentials in the form that the provider expects.",
            link: "refreshTraps",
            option: "callbacks.jwt",
            event: id,
          };
        },
      };
    },
  },
  {
    name: "refreshed-token-lost",
    follow() {
      /** Refreshes that brought a new refresh token, by the request that was being answered. */
      const refreshed = new Map<number, { id: number; name: string }>();
      return {
        *response({ request: id, status, body, headers }, { history, config }) {
          const request = history.request(id);
          if (!request) return;
          const token = refreshToken(request.body);
          if (token) {
            const next = asRecord(parseJson(body)).refresh_token;
            const isRotated = typeof next === "string" && next !== token && status < 400;
            if (isRotated && request.cause !== undefined) {
              refreshed.set(request.cause, { id, name: request.to.name });
            }
            return;
          }
          const refresh = refreshed.get(id);
          refreshed.delete(id);
          // With database sessions the tokens are kept in a row, which no cookie shows.
          if (!refresh || config.strategy !== "jwt" || request.browser === undefined) return;
          const isKept = headers.some(
            ([name, value]) =>
              name.toLowerCase() === "set-cookie" && value.startsWith(config.sessionCookie),
          );
          if (isKept) return;
          yield {
            severity: "broken",
            title: `New tokens of ${refresh.name} were fetched and lost`,
            reason: `While ${request.method} ${clip(new URL(request.url).pathname)} was answered, the \`jwt\` callback exchanged the refresh token. The answer sets no session cookie, so the browser keeps the old token.`,
            consequence:
              "The old refresh token is used up. The next read of the session uses it again and is refused.",
            fix: "Pass on the cookies of Auth.js's response, or refresh only where a cookie can be set.",
            link: "refreshWhere",
            option: "callbacks.jwt",
            event: refresh.id,
          };
        },
      };
    },
  },
];

/** The refresh token in the body of a token request (RFC 6749, section 6). */
function refreshToken(body: string): string | undefined {
  if (!body.includes("refresh_token")) return undefined;
  const fields = new URLSearchParams(body);
  const given = fields.get("grant_type") ?? asText(asRecord(parseJson(body)).grant_type);
  if (given !== "refresh_token") return undefined;
  return fields.get("refresh_token") ?? asText(asRecord(parseJson(body)).refresh_token);
}

function errorOf(body: string): string {
  return asText(asRecord(parseJson(body)).error) ?? "an error";
}

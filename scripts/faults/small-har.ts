import { readHar } from "../../src/recordings/read-har";
import { Secrets } from "../../src/recordings/secrets";

/**
 * A recording for the repository: what a browser sent and got, without secrets, and without times that
 * differ each time and mean nothing.
 */
export function smallHar(text: string): string {
  const har = readHar(text);
  if (har.kind === "refused") throw new Error(har.cause);
  const secrets = new Secrets();
  for (const exchange of har.exchanges) secrets.learn(exchange);
  const named = (pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }));
  const entries = har.exchanges.map((one) => ({
    startedDateTime: new Date(one.at).toISOString(),
    time: Math.round(one.time),
    request: {
      method: one.method,
      url: secrets.clean(one.url),
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: named(secrets.cleanHeaders(one.headers)),
      queryString: [],
      ...(one.body && {
        postData: {
          mimeType: one.headers.find(([name]) => name === "content-type")?.[1] ?? "",
          text: secrets.clean(one.body),
        },
      }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: one.status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: named(secrets.cleanHeaders(one.answerHeaders)),
      content: {
        size: one.answerBody.length,
        mimeType: one.answerHeaders.find(([name]) => name === "content-type")?.[1] ?? "",
        // The words of a page are enough.
        text: secrets.clean(one.answerBody.replace(/<style[\s\S]*?<\/style>/g, "")).slice(0, 4_000),
      },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: Math.round(one.time), receive: 0 },
  }));
  const log = { version: "1.2", creator: har.log.creator, browser: har.log.browser, entries };
  return `${JSON.stringify({ log }, null, 1)}\n`;
}

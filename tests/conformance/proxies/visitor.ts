import { type IncomingMessage, request as plain } from "node:http";
import { request as secure } from "node:https";

import type { RealProxy } from "./real-proxy";

/** What an app answered through a proxy. */
export interface Answer {
  status: number;
  /** Where a redirect leads. */
  location: string;
  text: string;
}

/** What a request has beside its path. */
interface Sent {
  headers?: Record<string, string>;
  /** What a form sends, or a body with its own `content-type`: both are posted. */
  form?: Record<string, string>;
  body?: string;
  /** The host that it names, if not the one that it connects to. */
  host?: string;
  scheme?: "https" | "http";
}

/** Somebody with a browser at `https://app.example`, which is a proxy on this machine. */
export class ProxyVisitor {
  readonly #ports: RealProxy["ports"];
  readonly #cookies = new Map<string, string>();

  constructor({ ports }: RealProxy) {
    this.#ports = ports;
  }

  /** The names of the cookies that the browser has, in the order of the alphabet. */
  get cookies(): string[] {
    return [...this.#cookies.keys()].sort();
  }

  /** @throws if the proxy closes the connection without an answer */
  async asks(path: string, sent: Sent = {}): Promise<Answer> {
    const body = sent.form ? new URLSearchParams(sent.form).toString() : sent.body;
    const message = await this.#sends(path, sent, body);
    for (const line of message.headers["set-cookie"] ?? []) this.#takes(line);
    let text = "";
    for await (const chunk of message) text += String(chunk);
    return { status: message.statusCode ?? 0, location: message.headers.location ?? "", text };
  }

  /** Posts the sign-in form for the provider `acme`; the address of the app that it is told. */
  async leavesForAcme(base: string): Promise<string> {
    const { text } = await this.asks(`${base}/csrf`);
    const { csrfToken } = JSON.parse(text) as { csrfToken: string };
    const { location } = await this.asks(`${base}/signin/acme`, { form: { csrfToken } });
    return redirectUriOf(location);
  }

  /** Comes back from the provider `acme` with a code. */
  comesBack(base: string): Promise<Answer> {
    return this.asks(`${base}/callback/acme?code=a-code`);
  }

  #takes(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }

  #sends(
    path: string,
    { headers, host = "app.example", scheme = "https" }: Sent,
    body?: string,
  ): Promise<IncomingMessage> {
    const cookie = [...this.#cookies].map((pair) => pair.join("=")).join("; ");
    return new Promise((resolve, reject) => {
      const options = {
        host: "127.0.0.1",
        port: this.#ports[scheme],
        path,
        method: body === undefined ? "GET" : "POST",
        headers: {
          host,
          ...(cookie && { cookie }),
          ...(body !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
          ...headers,
        },
        servername: "app.example",
        // The certificate is made for the test.
        rejectUnauthorized: false,
        agent: false,
      };
      (scheme === "https" ? secure : plain)(options, resolve).on("error", reject).end(body);
    });
  }
}

/** The address of the app that a redirect to a provider names. */
export function redirectUriOf(location: string): string {
  return new URL(location).searchParams.get("redirect_uri") ?? "";
}

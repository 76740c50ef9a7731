/** Small builders for tests of identity providers. */
import { Clock } from "../clock";
import { HtmlDocument, type Submission } from "../html/document";
import { SeededRandom } from "../random";
import { Trace } from "../trace/trace";
import type { Client, IdentityProvider, ProviderFactory } from "./identity-provider";

/** The app that is registered at a provider under test. */
export const CLIENT = {
  id: "client-id",
  secret: "client-secret",
  redirectUris: ["https://app.example/callback", "https://app.example/other?from=acme"],
} satisfies Client;

/** A pair of PKCE values (RFC 7636, appendix B). */
export const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
export const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/** A complete authorization request. */
export const REQUEST = {
  response_type: "code",
  client_id: CLIENT.id,
  redirect_uri: "https://app.example/callback",
  scope: "openid profile email",
  state: "state & more",
  code_challenge: CHALLENGE,
  code_challenge_method: "S256",
};

/** Parameters; those that are undefined are left out. */
export type Params = Record<string, string | undefined>;

/** The members of a JSON response. */
export async function membersOf(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

/** Status and error code of a refusal, such as `400 invalid_grant`. */
export async function errorOf(response: Response): Promise<string> {
  return `${response.status} ${String((await membersOf(response)).error)}`;
}

function encode(params: Params): URLSearchParams {
  const given = Object.entries(params).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return new URLSearchParams(given);
}

/** A provider under test, with an app's and a browser's side of the conversation. */
export class ProviderTest {
  readonly clock = new Clock(Date.UTC(2026, 0, 5, 9), new Trace());
  readonly provider: IdentityProvider;
  /** The cookie that the browser has of the provider; null: the browser keeps none. */
  cookie: string | null = null;

  constructor(create: ProviderFactory) {
    this.provider = create({ clock: this.clock, random: new SeededRandom(1) });
  }

  /** From now on the browser keeps the provider's cookie, as browsers do. */
  rememberCookies(): this {
    this.cookie = "";
    return this;
  }

  /** Asks for consent; `params` change the complete request. */
  authorize(params: Params = {}): Promise<Response> {
    const url = new URL(this.provider.definition.authorizationEndpoint);
    url.search = encode({ ...REQUEST, ...params }).toString();
    return this.browse(new Request(url));
  }

  /** Sends a request of the browser, with its cookie. */
  async browse(request: Request): Promise<Response> {
    if (this.cookie) request.headers.set("cookie", this.cookie);
    const response = await this.provider.fetch(request);
    const [pair = ""] = response.headers.get("set-cookie")?.split("; ", 1) ?? [];
    if (this.cookie !== null && pair !== "") this.cookie = pair;
    return response;
  }

  /** Clicks a button of the consent page. */
  async click(button: string, params: Params = {}): Promise<Response> {
    const response = await this.authorize(params);
    const { clickables } = new HtmlDocument(await response.text(), this.url("authorization"));
    const target = clickables.find(({ name }) => name === button);
    if (target?.kind !== "submit") throw new Error(`The page has no button ${button}.`);
    return this.submit(target.submission);
  }

  /** Sends what a form of the provider's pages sends. */
  submit({ action, method, entries }: Submission): Promise<Response> {
    return this.browse(new Request(action, { method, body: new URLSearchParams(entries) }));
  }

  /** The code that consent brings. */
  async code(params: Params = {}): Promise<string> {
    const response = await this.click("Continue as Alice Example", params);
    return parametersOf(response).code ?? "";
  }

  /** Exchanges a code; `params` change the complete request. */
  token(params: Params, headers: Record<string, string> = {}): Promise<Response> {
    const body = encode({
      grant_type: "authorization_code",
      redirect_uri: REQUEST.redirect_uri,
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      code_verifier: VERIFIER,
      ...params,
    });
    return this.post(this.url("token"), body, headers);
  }

  /** Refreshes; `params` change the complete request. */
  refresh(refresh_token: unknown, params: Params = {}): Promise<Response> {
    const body = encode({
      grant_type: "refresh_token",
      refresh_token: String(refresh_token),
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      ...params,
    });
    return this.post(this.url("token"), body);
  }

  /** Sends a form as a server does, without a cookie. */
  post(
    url: string,
    body: Params | URLSearchParams,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const form = body instanceof URLSearchParams ? body : encode(body);
    return this.provider.fetch(new Request(url, { method: "POST", headers, body: form }));
  }

  /** Consent and exchange: the members of the token response. */
  async tokens(params: Params = {}): Promise<Record<string, unknown>> {
    const response = await this.token({ code: await this.code(params) });
    return (await response.json()) as Record<string, unknown>;
  }

  /** Reads an endpoint, with an access token if there is one. */
  read(url: string, accessToken?: unknown): Promise<Response> {
    const headers: HeadersInit =
      accessToken === undefined ? {} : { authorization: `Bearer ${String(accessToken)}` };
    return this.provider.fetch(new Request(url, { headers }));
  }

  private url(endpoint: "authorization" | "token"): string {
    return this.provider.definition[`${endpoint}Endpoint`];
  }
}

/** The parameters of a redirect. */
export function parametersOf(response: Response): Record<string, string> {
  const location = new URL(response.headers.get("location") ?? "about:blank");
  return Object.fromEntries(location.searchParams);
}

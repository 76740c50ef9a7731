import { escapeHtml } from "../world/browser/page";
import type { Grant } from "../world/idp/grants";
import {
  IdentityProvider,
  json,
  type ProviderDefinition,
  type ProviderParts,
} from "../world/idp/identity-provider";
import { TokenRefusedError, refuseToken } from "../world/idp/token-refusal";
import { type About, describeSubject } from "./about";
import { acceptedMethods, methodOf } from "./behaving";
import { valueOf } from "./behavior";
import type { ResolvedProvider } from "./resolve";
import type { Vendor } from "./vendor";

/** Who speaks, and how. */
export interface Dialect {
  provider: ResolvedProvider;
  vendor: Vendor;
  about: (grant: Pick<Grant, "persona" | "scope">) => About;
}

const FORM = "application/x-www-form-urlencoded";

/**
 * An identity provider that a provider module describes. The engine speaks by the standards; this class
 * translates between them and the provider's dialect: parameters under other names, the ways in which
 * a client may authenticate, and answers that the browser posts (OAuth 2.0 Form Post Response Mode).
 */
export class VendorProvider extends IdentityProvider {
  readonly #dialect: Dialect;
  /** Client and persona of each consent so far. */
  readonly #consents = new Set<string>();

  constructor(definition: ProviderDefinition, parts: ProviderParts, dialect: Dialect) {
    super(definition, parts);
    this.#dialect = dialect;
  }

  override async fetch(request: Request): Promise<Response> {
    const { origin, pathname } = new URL(request.url);
    switch (origin + pathname) {
      case this.definition.authorizationEndpoint:
        return this.#authorize(request);
      case this.definition.tokenEndpoint:
        return this.#token(request);
      default:
        return super.fetch(request);
    }
  }

  async #authorize(request: Request): Promise<Response> {
    const isForm = request.method === "POST";
    const url = new URL(request.url);
    const params = isForm ? new URLSearchParams(await request.text()) : url.searchParams;
    this.#dialect.vendor.translate?.(params);
    const refusal = this.#dialect.vendor.refusesAuthorization?.(params);
    const formPost = params.get("response_mode") === "form_post";
    const cookie = this.#cookieOf(request);
    if (!isForm) {
      const page = await super.fetch(new Request(url, { headers: cookie }));
      if (!refusal || page.status >= 400) return this.#complete(page, params, formPost);
      // Sent back to the app, but only if the app is one that is known here (section 4.1.2.1).
      return sendBack(params, { error: refusal[0], error_description: refusal[1] });
    }
    // The engine answers in the query; below, its answer becomes a form.
    params.delete("response_mode");
    const headers = { "content-type": FORM, ...cookie };
    const answer = await super.fetch(new Request(url, { method: "POST", headers, body: params }));
    return this.#complete(answer, params, formPost);
  }

  /** The cookie by which a vendor knows a browser again, if it is known to do so. */
  #cookieOf(request: Request): Record<string, string> {
    const cookie = this.#remembers ? request.headers.get("cookie") : null;
    return cookie === null ? {} : { cookie };
  }

  get #remembers(): boolean {
    return valueOf(this.#dialect.vendor.behavior?.remembersPerson) ?? false;
  }

  /** Adds what this provider sends beside the code, and posts it if the app asked for that. */
  #complete(answer: Response, params: URLSearchParams, formPost: boolean): Response {
    const location = answer.headers.get("location");
    if (location === null) return answer;
    const target = new URL(location);
    const persona = this.definition.personas.find(({ id }) => id === params.get("persona"));
    if (persona && target.searchParams.has("code")) {
      const consent = `${params.get("client_id")} ${describeSubject(persona).uuid}`;
      const about = this.#dialect.about({ persona, scope: params.get("scope") ?? "" });
      const more = this.#dialect.vendor.callback?.(about, !this.#consents.has(consent)) ?? {};
      this.#consents.add(consent);
      for (const [name, value] of Object.entries(more)) target.searchParams.set(name, value);
    }
    const cookies = this.#remembers ? answer.headers.getSetCookie() : [];
    const headers = cookies.map((cookie): [string, string] => ["set-cookie", cookie]);
    if (formPost) return postForm(target, this.#dialect.provider.name, headers);
    return new Response(null, {
      status: answer.status,
      headers: [["location", target.href], ...headers],
    });
  }

  async #token(request: Request): Promise<Response> {
    const { provider, vendor } = this.#dialect;
    const params = new URLSearchParams(await request.text());
    vendor.translate?.(params);
    const accepted = acceptedMethods(provider, vendor);
    const method = methodOf(request, params);
    if (!accepted.includes(method)) {
      const reason = `This client authenticates with ${accepted.join(" or ")}, and came with ${method}.`;
      if (!vendor.tokenErrors)
        return json({ error: "invalid_client", error_description: reason }, 401);
      return refuseToken(new TokenRefusedError("client", reason), request, this.definition);
    }
    const { method: verb, headers } = request;
    const body = verb === "POST" ? { body: params.toString() } : {};
    const response = await super.fetch(
      new Request(request.url, { method: verb, headers, ...body }),
    );
    if (!response.ok) return response;
    const fields = new Headers(response.headers);
    for (const [name, value] of Object.entries(vendor.tokenHeaders ?? {})) fields.set(name, value);
    const status = vendor.tokenStatus ?? response.status;
    return new Response(response.body, { status, headers: fields });
  }
}

function sendBack(params: URLSearchParams, error: Record<string, string>): Response {
  const target = new URL(params.get("redirect_uri") ?? "");
  const state = params.get("state");
  const answer = { ...error, ...(state !== null && { state }) };
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { location: target.href } });
}

/** A page whose form submits itself; the button is for browsers without scripts. */
function postForm(target: URL, name: string, headers: [string, string][]): Response {
  const inputs = [...target.searchParams].map(
    ([key, value]) =>
      `<input type="hidden" name="${escapeHtml(key)}" value="${escapeHtml(value)}">`,
  );
  const action = escapeHtml(target.origin + target.pathname);
  const title = escapeHtml(`Back from ${name}`);
  return new Response(
    `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body onload="document.forms[0].submit()"><form method="post" action="${action}">${inputs.join("")}
<button>Continue</button></form></body></html>`,
    {
      headers: [
        ["content-type", "text/html; charset=utf-8"],
        ["cache-control", "no-store"],
        ...headers,
      ],
    },
  );
}

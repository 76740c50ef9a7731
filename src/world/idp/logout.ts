import type { IdTokenHint } from "./definition";
import type { IdentityProvider } from "./identity-provider";
import { code, errorPage, logoutPage, messagePage } from "./pages";
import { html, methodNotAllowed } from "./responses";

/**
 * The end session endpoint (OpenID Connect RP-Initiated Logout 1.0). An app that shows an ID token
 * of the person who is signed in ends the session; without it, the person is asked, because anybody
 * can make a browser open an address.
 */
export async function answerLogout(
  request: Request,
  provider: IdentityProvider,
  endpoint: string,
): Promise<Response> {
  if (request.method !== "GET" && request.method !== "POST") {
    return methodNotAllowed(request, ["GET", "POST"]);
  }
  const params =
    request.method === "POST"
      ? new URLSearchParams(await request.text())
      : new URL(request.url).searchParams;
  const token = params.get("id_token_hint");
  const hint =
    token === null ? undefined : await provider.definition.readIdToken?.(token, provider);
  const refusal = refusalOf(params, hint, provider);
  if (refusal !== undefined) return html(errorPage(provider.definition.name, refusal), 400);

  const session = provider.sessions.of(request);
  const isExpected = hint?.persona !== undefined && hint.persona.id === session?.personId;
  const answer = isOwnForm(request) ? params.get("confirm") : null;
  if (session && !isExpected && answer === null) {
    params.delete("confirm");
    return html(logoutPage(provider.definition.name, endpoint, params));
  }
  const headers: [string, string][] =
    session && answer !== "no" ? [["set-cookie", provider.sessions.end(request)]] : [];
  return leave(params, provider.definition.name, answer !== "no", headers);
}

function leave(
  params: URLSearchParams,
  provider: string,
  signedOut: boolean,
  headers: [string, string][],
): Response {
  const target = params.get("post_logout_redirect_uri");
  if (target !== null && signedOut) {
    const url = new URL(target);
    const state = params.get("state");
    if (state !== null) url.searchParams.set("state", state);
    return new Response(null, { status: 302, headers: [["location", url.href], ...headers] });
  }
  const title = signedOut ? `Signed out of ${provider}` : `Still signed in at ${provider}`;
  return html(messagePage(title, "You can close this page."), 200, headers);
}

/** Why a request is refused, as HTML: the browser must not be sent to an unknown address. */
function refusalOf(
  params: URLSearchParams,
  hint: IdTokenHint | undefined,
  { definition }: IdentityProvider,
): string | undefined {
  if (params.has("id_token_hint") && !hint) {
    return "The <code>id_token_hint</code> is not an ID token of this provider.";
  }
  const named = params.get("client_id");
  if (named !== null && hint && hint.clientId !== named) {
    return `The <code>id_token_hint</code> was issued to ${code(hint.clientId)}, not to ${code(named)}.`;
  }
  const target = params.get("post_logout_redirect_uri");
  if (target === null) return undefined;
  const clientId = hint?.clientId ?? named;
  if (clientId === null) {
    return "A <code>post_logout_redirect_uri</code> needs an <code>id_token_hint</code> or a <code>client_id</code>, to tell whose it is.";
  }
  const client = definition.clients.find(({ id }) => id === clientId);
  const registered = client?.postLogoutRedirectUris ?? [];
  if (registered.includes(target)) return undefined;
  const known = registered.map(code).join(", ") || "none";
  return `The address ${code(target)} is not registered for signing out of ${code(clientId)}. Registered: ${known}.`;
}

/** Whether a request may carry a person's decision: a form, and not one of another site. */
function isOwnForm(request: Request): boolean {
  const origin = request.headers.get("origin");
  return request.method === "POST" && (origin === null || origin === new URL(request.url).origin);
}

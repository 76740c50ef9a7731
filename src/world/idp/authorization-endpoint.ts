import { consentPage } from "./consent-page";
import type { Client, Prompt, RequestError, ResponseMode } from "./definition";
import type { AuthorizationRequest } from "./grants";
import { WRONG_ISSUER } from "./faults";
import type { IdentityProvider } from "./identity-provider";
import { code as inCode, errorPage } from "./pages";
import type { Persona } from "./personas";
import { html, methodNotAllowed, sendBack } from "./responses";
import { repeated } from "./parameters";
import type { Session } from "./sessions";

/** What a known client asks at a redirect URI that is its own. */
interface Question {
  request: Request;
  params: URLSearchParams;
  client: Client;
  redirectUri: string;
  /** Scopes that will be granted. */
  scopes: string[];
}

/** Who is signed in at the browser, and what has to be asked all the same. */
interface Standing {
  session: Session | undefined;
  person: Persona | undefined;
  /** Whom the app expects. */
  hinted: Persona | undefined;
  mustSignIn: boolean;
  mustChoose: boolean;
  mustConsent: boolean;
}

/**
 * The authorization endpoint (RFC 6749, section 4.1.1; OpenID Connect Core 1.0, section 3.1.2).
 * GET or POST asks; the buttons of the page that asks the person POST the same parameters and the
 * person's choice.
 */
export class AuthorizationEndpoint {
  readonly #provider: IdentityProvider;

  constructor(provider: IdentityProvider) {
    this.#provider = provider;
  }

  async answer(request: Request): Promise<Response> {
    if (request.method !== "GET" && request.method !== "POST") {
      return methodNotAllowed(request, ["GET", "POST"]);
    }
    const posted = request.method === "POST";
    const params = posted
      ? new URLSearchParams(await request.text())
      : new URL(request.url).searchParams;
    const client = this.#provider.definition.clients.find(
      ({ id }) => id === params.get("client_id"),
    );
    const refusal = refusalOf(params, client);
    // Neither may be redirected: the address is not known to belong to the client (section 4.1.2.1).
    if (refusal !== undefined) return this.#refuse(refusal, 400);
    if (!client) return this.#refuse("", 400);
    const redirectUri = params.get("redirect_uri") ?? "";
    const scopes = this.#scopes(params);
    const question: Question = { request, params, client, redirectUri, scopes };

    const fault = this.#provider.faults.authorizationError;
    const error = fault ? setError(fault) : this.#requestError(question);
    if (error) return this.#sendBack(question, { ...error });

    this.#provider.people.arrive();
    const standing = await this.#standing(question);
    const choice = posted ? params.get("persona") : null;
    return choice === null
      ? this.#ask(question, standing)
      : this.#decide(question, standing, choice);
  }

  /** Answers without asking the person if nothing has to be asked. */
  #ask(question: Question, standing: Standing): Response {
    const { session, person, hinted, mustSignIn, mustChoose, mustConsent } = standing;
    if (this.#prompts(question).has("none")) {
      const error = mustSignIn ? "login_required" : mustConsent ? "consent_required" : undefined;
      if (error) return this.#sendBack(question, silentError(error));
    }
    if (session && person && !mustSignIn && !mustChoose && !mustConsent) {
      return this.#grant(question, person, session.authenticatedAt);
    }
    const signedIn = person !== undefined && !mustSignIn && !mustChoose;
    const { all } = this.#provider.people;
    const first = hinted ?? person;
    return html(
      consentPage({
        provider: this.#provider.definition.name,
        action: this.#provider.definition.authorizationEndpoint,
        params: question.params,
        scopes: question.scopes,
        people: signedIn
          ? [person]
          : [...all].sort((a, b) => Number(b.id === first?.id) - Number(a.id === first?.id)),
        signedIn: signedIn && this.#heeds("select_account"),
      }),
    );
  }

  /** A button of the page was used: by a person, or by another site's form in their name. */
  #decide(question: Question, standing: Standing, choice: string): Response {
    const { request, client, scopes } = question;
    const origin = request.headers.get("origin");
    if (origin !== null && origin !== new URL(request.url).origin) {
      return this.#refuse(
        `The form that gives consent was sent by ${inCode(origin)}. Only this provider's own page may send it; go back to the app and start again.`,
        403,
      );
    }
    const person = this.#provider.people.find(choice);
    if (!person || this.#provider.faults.deniesConsent) {
      return this.#sendBack(question, {
        error: "access_denied",
        error_description: "The person did not allow it.",
      });
    }
    const { sessions, lifetimes, clock } = this.#provider;
    sessions.consent(person.id, client.id, scopes);
    if (standing.session?.personId === person.id && !standing.mustSignIn) {
      return this.#grant(question, person, standing.session.authenticatedAt);
    }
    const cookie = sessions.start(request, person.id, lifetimes.session * 1000);
    return this.#grant(question, person, clock.now(), [["set-cookie", cookie]]);
  }

  #grant(
    question: Question,
    person: Persona,
    authenticatedAt: number,
    headers: [string, string][] = [],
  ): Response {
    const { grants, people, lifetimes } = this.#provider;
    people.signedIn(person);
    const request = toAuthorizationRequest(question);
    const code = grants.issueCode(request, person, authenticatedAt, lifetimes.code * 1000);
    return this.#sendBack(question, { code }, headers);
  }

  /** Sends the browser back to the app, with what every answer carries. */
  #sendBack(
    { params, redirectUri }: Question,
    answer: Record<string, string>,
    headers: [string, string][] = [],
  ): Response {
    const { faults, definition } = this.#provider;
    const all = { ...answer };
    const state = params.get("state");
    if (state !== null && !faults.missingState) all.state = state;
    if (faults.wrongState) all.state = "a-state-that-the-app-did-not-send";
    if (definition.issuer !== undefined) {
      all.iss = faults.wrongIssuer?.includes("redirect") ? WRONG_ISSUER : definition.issuer;
    }
    return sendBack(
      redirectUri,
      all,
      this.#responseMode(params) ?? "query",
      definition.name,
      headers,
    );
  }

  #refuse(reasonHtml: string, status: number): Response {
    return html(errorPage(this.#provider.definition.name, reasonHtml), status);
  }

  async #standing({ request, params, client, scopes }: Question): Promise<Standing> {
    const { sessions, people, clock } = this.#provider;
    const session = sessions.of(request);
    const person = session && people.find(session.personId);
    const prompts = this.#prompts({ params });
    const hinted = await this.#hinted(params);
    const maxAge = this.#heedsPrompts ? params.get("max_age") : null;
    const age = session === undefined ? 0 : clock.now() - session.authenticatedAt;
    // An age of zero cannot be met: it asks for a new sign-in, as prompt=login does.
    const isTooOld = maxAge !== null && (Number(maxAge) === 0 || age > Number(maxAge) * 1000);
    return {
      session,
      person,
      hinted,
      mustSignIn:
        !person ||
        prompts.has("login") ||
        isTooOld ||
        (hinted !== undefined && hinted.id !== person.id),
      mustChoose: prompts.has("select_account"),
      mustConsent:
        prompts.has("consent") || !(person && sessions.hasConsent(person.id, client.id, scopes)),
    };
  }

  async #hinted(params: URLSearchParams): Promise<Persona | undefined> {
    if (!this.#heedsPrompts) return undefined;
    const hint = params.get("login_hint");
    const token = params.get("id_token_hint");
    if (token !== null) {
      const read = await this.#provider.definition.readIdToken?.(token, this.#provider);
      if (read) return read.persona;
    }
    return hint === null ? undefined : this.#provider.people.hinted(hint);
  }

  get #heedsPrompts(): boolean {
    return (this.#provider.definition.prompts ?? []).length > 0;
  }

  #heeds(prompt: Prompt): boolean {
    return this.#provider.definition.prompts?.includes(prompt) ?? false;
  }

  #prompts({ params }: Pick<Question, "params">): Set<Prompt> {
    const given = (params.get("prompt") ?? "").split(" ") as Prompt[];
    return new Set(given.filter((prompt) => this.#heeds(prompt)));
  }

  #scopes(params: URLSearchParams): string[] {
    const { scopes } = this.#provider.definition;
    const asked = (params.get("scope") ?? "").split(" ").filter(Boolean);
    return [...new Set(asked)].filter((scope) => scopes?.includes(scope) ?? true);
  }

  /** The way in which the app wants its answer; undefined if this provider does not have it. */
  #responseMode(params: URLSearchParams): ResponseMode | undefined {
    const mode = params.get("response_mode") ?? "query";
    return (this.#provider.definition.responseModes ?? ["query"]).find((known) => known === mode);
  }

  #requestError({ params, client }: Question): RequestError | undefined {
    const { definition } = this.#provider;
    const twice = repeated(params);
    if (twice !== undefined) return invalid(`The parameter ${twice} comes more than once.`);
    if (!params.has("response_type")) return invalid("response_type is missing.");
    if (params.get("response_type") !== "code") {
      return { error: "unsupported_response_type", error_description: "Use response_type=code." };
    }
    if (!this.#responseMode(params)) {
      const modes = (definition.responseModes ?? ["query"]).join(" or ");
      return invalid(`Use response_mode=${modes}.`);
    }
    if (client.grantTypes && !client.grantTypes.includes("authorization_code")) {
      return {
        error: "unauthorized_client",
        error_description: "The client is not registered for authorization codes.",
      };
    }
    return this.#pkceError(params, client) ?? definition.checkRequest?.(params);
  }

  /** RFC 7636, section 4.4.1; a client that has no secret needs the proof (RFC 9700, section 2.1.1). */
  #pkceError(params: URLSearchParams, client: Client): RequestError | undefined {
    const { requiresPkce = false, allowsPlainPkce = false } = this.#provider.definition;
    const challenge = params.get("code_challenge");
    const isPublic = client.tokenEndpointAuthMethod === "none";
    if (challenge === null) {
      return requiresPkce || isPublic ? invalid("code_challenge is missing.") : undefined;
    }
    if (!/^[\w.~-]{43,128}$/.test(challenge)) {
      return invalid("code_challenge must be 43 to 128 of the letters A-Z a-z 0-9 - . _ ~");
    }
    const method = params.get("code_challenge_method") ?? "plain";
    if (method === "S256" || (method === "plain" && allowsPlainPkce)) return undefined;
    return invalid(`Use code_challenge_method=S256${allowsPlainPkce ? " or plain" : ""}.`);
  }
}

/** Why a request gets a page of its own instead of a redirect, as HTML. */
function refusalOf(params: URLSearchParams, client: Client | undefined): string | undefined {
  const twice = ["client_id", "redirect_uri"].find((name) => params.getAll(name).length > 1);
  if (twice !== undefined) return `The parameter ${inCode(twice)} comes more than once.`;
  if (!client) {
    const id = params.get("client_id") ?? "";
    return `No app with the client ID ${inCode(id)} is registered here. Register it, or correct the ID in the app.`;
  }
  const redirectUri = params.get("redirect_uri") ?? "";
  if (client.redirectUris.includes(redirectUri)) return undefined;
  const known = client.redirectUris.map(inCode).join(", ");
  return `The redirect URI ${inCode(redirectUri)} is not registered for this app. Registered: ${known}.`;
}

function toAuthorizationRequest({
  params,
  client,
  redirectUri,
  scopes,
}: Question): AuthorizationRequest {
  const method = params.get("code_challenge_method") === "S256" ? "S256" : "plain";
  return {
    clientId: client.id,
    redirectUri,
    scope: scopes.join(" "),
    state: params.get("state") ?? undefined,
    nonce: params.get("nonce") ?? undefined,
    codeChallenge: params.get("code_challenge") ?? undefined,
    codeChallengeMethod: method,
  };
}

function invalid(error_description: string): RequestError {
  return { error: "invalid_request", error_description };
}

function setError(error: string): RequestError {
  return { error, error_description: "This provider is set to refuse every request." };
}

function silentError(error: "login_required" | "consent_required"): Record<string, string> {
  return {
    error,
    error_description: "prompt=none forbids to ask the person, who has to be asked.",
  };
}

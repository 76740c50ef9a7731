import {
  type Question,
  readQuestion,
  requestError,
  responseMode,
  toAuthorizationRequest,
} from "./authorization-request";
import { consentPage } from "./consent-page";
import { WRONG_ISSUER } from "./faults";
import type { IdentityProvider } from "./identity-provider";
import { code as inCode, errorPage } from "./pages";
import type { Persona } from "./personas";
import { html, methodNotAllowed, sendBack } from "./responses";
import { promptsOf, type Standing, standingOf } from "./standing";

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
    const isPosted = request.method === "POST";
    const params = isPosted
      ? new URLSearchParams(await request.text())
      : new URL(request.url).searchParams;
    const { definition, faults, people } = this.#provider;
    const question = readQuestion(request, params, definition);
    if (typeof question === "string") return this.#refuse(question, 400);

    const error =
      faults.authorizationError === undefined
        ? requestError(question, definition)
        : {
            error: faults.authorizationError,
            error_description: "This provider is set to refuse every request.",
          };
    if (error) return this.#sendBack(question, { ...error });

    people.arrive();
    const standing = await standingOf(question, this.#provider);
    const choice = isPosted ? params.get("persona") : null;
    return choice === null
      ? this.#ask(question, standing)
      : this.#decide(question, standing, choice);
  }

  /** Shows the page that asks the person, unless nothing has to be asked, or nothing may be. */
  #ask(question: Question, standing: Standing): Response {
    const { session, person, hinted, mustSignIn, mustChoose, mustConsent } = standing;
    const { definition, people } = this.#provider;
    if (promptsOf(question.params, definition).has("none") && (mustSignIn || mustConsent)) {
      return this.#sendBack(question, {
        error: mustSignIn ? "login_required" : "consent_required",
        error_description: "prompt=none forbids to ask the person, who has to be asked.",
      });
    }
    if (session && person && !mustSignIn && !mustChoose && !mustConsent) {
      return this.#grant(question, person, session.authenticatedAt, { isConsent: false });
    }
    const isKnown = person !== undefined && !mustSignIn && !mustChoose;
    const first = (hinted ?? person)?.id;
    return html(
      consentPage({
        provider: definition.name,
        action: definition.authorizationEndpoint,
        params: question.params,
        scopes: question.scopes,
        people: isKnown
          ? [person]
          : people.all.sort((a, b) => Number(b.id === first) - Number(a.id === first)),
        canSwitch: isKnown && (definition.prompts?.includes("select_account") ?? false),
      }),
    );
  }

  /** A button of the page was used: by a person, or by another site's form in their name. */
  #decide(question: Question, standing: Standing, choice: string): Response {
    const { request, client, scopes } = question;
    const { definition, sessions, lifetimes, clock, people, faults } = this.#provider;
    const origin = request.headers.get("origin");
    if (origin !== null && origin !== new URL(request.url).origin) {
      return this.#refuse(
        `The form that gives consent was sent by ${inCode(origin)}. Only this provider's own page may send it; go back to the app and start again.`,
        403,
      );
    }
    const person = people.find(choice);
    if (!person || faults.deniesConsent) {
      return this.#sendBack(question, {
        error: "access_denied",
        error_description: "The person did not allow it.",
      });
    }
    // By the person who answers, who may be another than the one who is signed in.
    const isConsent =
      promptsOf(question.params, definition).has("consent") ||
      !sessions.hasConsent(person.id, client.id, scopes);
    sessions.consent(person.id, client.id, scopes);
    if (standing.session?.personId === person.id && !standing.mustSignIn) {
      return this.#grant(question, person, standing.session.authenticatedAt, { isConsent });
    }
    const cookie = sessions.start(request, person.id, lifetimes.session * 1000);
    return this.#grant(question, person, clock.now(), { isConsent, cookie });
  }

  #grant(
    question: Question,
    person: Persona,
    authenticatedAt: number,
    { isConsent, cookie }: { isConsent: boolean; cookie?: string },
  ): Response {
    const { definition, grants, people, lifetimes } = this.#provider;
    people.signedIn(person);
    const request = toAuthorizationRequest(question);
    const offers = definition.offersRefreshToken?.(question.params, isConsent) ?? true;
    if (!offers) request.withoutRefreshToken = true;
    const code = grants.issueCode(request, person, authenticatedAt, lifetimes.code * 1000);
    return this.#sendBack(question, { code }, cookie === undefined ? [] : [["set-cookie", cookie]]);
  }

  /** Sends the browser back to the app, with what every answer carries. */
  #sendBack(
    { params, redirectUri }: Question,
    answer: Record<string, string>,
    headers: [string, string][] = [],
  ): Response {
    const { faults, definition } = this.#provider;
    const complete = { ...answer };
    const state = params.get("state");
    if (state !== null && !faults.missingState) complete.state = state;
    if (faults.wrongState) complete.state = "a-state-that-the-app-did-not-send";
    if (definition.issuer !== undefined) {
      const isWrong = faults.wrongIssuer?.includes("redirect");
      complete.iss = isWrong ? WRONG_ISSUER : definition.issuer;
    }
    const mode = responseMode(params, definition) ?? "query";
    return sendBack(redirectUri, complete, mode, definition.name, headers);
  }

  #refuse(reasonHtml: string, status: number): Response {
    return html(errorPage(this.#provider.definition.name, reasonHtml), status);
  }
}

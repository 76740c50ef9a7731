import fc from "fast-check";
import { afterEach, expect, test } from "vitest";

import type { TraceEvent } from "../../src/world/trace/events";
import { cases, SHARES } from "./cases";
import { EVIL, FuzzedWorld } from "./fuzzed-world";
import {
  address,
  APP,
  cookieHeader,
  encodedParameters,
  headers,
  headerText,
  html,
  ISSUER,
  method,
  path,
  setCookie,
  tokenResponse,
} from "./hostile";
import { outcomeOf } from "./outcome";

let fuzzed: FuzzedWorld;
afterEach(() => fuzzed.close());

/** The answers that a world gave since some event: each request has one. */
function expectAnswers(events: readonly TraceEvent[], since: number): void {
  const later = events.slice(since);
  const requests = later.filter(({ kind }) => kind === "request");
  const answers = later.filter(({ kind }) => kind === "response" || kind === "network-error");
  expect(answers).toHaveLength(requests.length);
}

/** Counts how cases end, so that none of these tests can hold because all cases are alike. */
class Tally {
  readonly #counts = new Map<string, number>();

  add(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** Each kind has come up in at least this share of all cases. */
  expectAll(share: number, ...kinds: string[]): void {
    const all = [...this.#counts.values()].reduce((a, b) => a + b, 0);
    const rare = kinds.filter((kind) => (this.#counts.get(kind) ?? 0) < all * share);
    expect(rare, JSON.stringify([...this.#counts])).toEqual([]);
  }
}

test("malformed requests to the app end as a response or a typed error", async () => {
  fuzzed = new FuzzedWorld();
  const tally = new Tally();
  const request = fc.record({
    method,
    url: fc.oneof(
      fc
        .tuple(path, fc.option(encodedParameters))
        .map(([p, q]) => APP + p + (q === null ? "" : `?${q}`)),
      address,
    ),
    headers,
    cookies: fc.option(cookieHeader, { freq: 2 }),
    body: fc.option(encodedParameters, { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ method, url, headers, cookies, body }) => {
      const { current } = fuzzed;
      const since = current.trace.events.length;
      const sent: [string, string][] =
        cookies === null ? headers : [...headers, ["cookie", cookies]];
      const outcome = await outcomeOf(() =>
        current.browser("laptop").load({
          url,
          method,
          headers: sent,
          ...(body === undefined || /^(GET|HEAD)$/i.test(method) ? {} : { body }),
          purpose: "fetch",
          initiator: null,
          navigation: false,
        }),
      );
      if ("value" in outcome) {
        const { status } = outcome.value;
        expect(status).toBeGreaterThanOrEqual(200);
        await outcome.value.text();
        tally.add(status < 400 ? "success" : "refusal");
      } else tally.add("error");
      expectAnswers(current.trace.events, since);
      await fuzzed.rest();
    }),
    cases(SHARES.requests),
  );
  tally.expectAll(0.05, "success", "refusal", "error");
});

test("malformed requests to identity providers end as a response or a typed error", async () => {
  fuzzed = new FuzzedWorld();
  const tally = new Tally();
  const endpoints = [
    `${ISSUER}/authorize`,
    `${ISSUER}/token`,
    `${ISSUER}/userinfo`,
    `${ISSUER}/jwks`,
    `${ISSUER}/pictures/`,
    `${ISSUER}/.well-known/openid-configuration`,
    "https://github.com/login/oauth/authorize",
    "https://github.com/login/oauth/access_token",
    "https://api.github.com/user",
    "https://avatars.githubusercontent.com/u/",
    ISSUER,
  ];
  const good = new URLSearchParams({
    client_id: "acme-client-id",
    client_secret: "fake-acme-secret",
    redirect_uri: `${APP}/auth/callback/acme`,
    response_type: "code",
  }).toString();
  const request = fc.record({
    endpoint: fc.constantFrom(...endpoints),
    suffix: fc.oneof(fc.constant(""), path),
    parameters: fc.oneof(
      encodedParameters,
      encodedParameters.map((rest) => `${good}&${rest}`),
    ),
    method,
    headers,
    isForm: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ endpoint, suffix, parameters, method, headers, isForm }) => {
      const { current } = fuzzed;
      const since = current.trace.events.length;
      const hasBody = isForm && !/^(GET|HEAD|TRACE|CONNECT)$/i.test(method);
      const form: [string, string] = ["content-type", "application/x-www-form-urlencoded"];
      const outcome = await outcomeOf(() =>
        current.browser("phone").load({
          url: hasBody ? endpoint + suffix : `${endpoint}${suffix}?${parameters}`,
          method,
          headers: hasBody ? [form, ...headers] : headers,
          ...(hasBody ? { body: parameters } : {}),
          purpose: "fetch",
          initiator: null,
          navigation: false,
        }),
      );
      if ("value" in outcome) {
        const { status } = outcome.value;
        await outcome.value.text();
        tally.add(status < 400 ? "success" : "refusal");
      } else tally.add("error");
      expectAnswers(current.trace.events, since);
      await fuzzed.rest();
    }),
    cases(SHARES.providerRequests),
  );
  tally.expectAll(0.05, "success", "refusal", "error");
});

test("malformed cookies end in the jar or in a rejection with a reason", async () => {
  fuzzed = new FuzzedWorld();
  const tally = new Tally();
  const origins = fc.constantFrom(EVIL, "http://evil.example", "https://sub.app.example");
  const answer = fc.record({
    origin: origins,
    path: fc.oneof(fc.constant("/"), path),
    cookies: fc.array(setCookie, { maxLength: 4 }),
    wait: fc.constantFrom(0, 1000, 86_400_000, 400 * 86_400_000),
  });
  await fc.assert(
    fc.asyncProperty(answer, async ({ origin, path, cookies, wait }) => {
      const { current } = fuzzed;
      const since = current.trace.events.length;
      fuzzed.answer = () => {
        const response = new Response("<p>cookies");
        for (const cookie of cookies) append(response.headers, "set-cookie", cookie);
        return response;
      };
      const { tab, jar } = current.browser("laptop");
      const outcome = await outcomeOf(async () => {
        await tab.open(origin + path);
        await current.clock.advances(wait);
        await tab.open(`${origin}/again`);
      });
      expect(outcome).toEqual({ value: undefined });
      for (const cookie of jar.list()) {
        expect(cookie.expires === null || cookie.expires > current.clock.now()).toBe(true);
        expect(cookie.name + cookie.value).not.toBe("");
      }
      for (const event of current.trace.events.slice(since)) {
        if (event.kind !== "cookie") continue;
        tally.add(event.change);
        if (event.change === "rejected") expect(event.reason).toBeTruthy();
      }
      expectAnswers(current.trace.events, since);
      await fuzzed.rest();
    }),
    cases(SHARES.cookies),
  );
  tally.expectAll(0.02, "set", "changed", "expired", "rejected");
});

test("malformed redirects and pages end as a page, or as a message in its place", async () => {
  fuzzed = new FuzzedWorld();
  const tally = new Tally();
  const visit = fc.record({
    start: fc.oneof({ weight: 3, arbitrary: fc.constant(`${EVIL}/`) }, address),
    answers: fc.array(
      fc.record({
        status: fc.oneof(
          fc.constantFrom(301, 302, 303, 307, 308),
          fc.integer({ min: 200, max: 599 }),
        ),
        location: fc.option(fc.oneof(address, headerText)),
        type: fc.oneof(
          fc.constantFrom("text/html", "text/html; charset=x", "image/svg+xml"),
          headerText,
        ),
        body: html,
      }),
      { minLength: 1, maxLength: 5 },
    ),
    clicks: fc.nat({ max: 3 }),
    delta: fc.integer({ min: -3, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(visit, async ({ start, answers, clicks, delta }) => {
      const { current } = fuzzed;
      const since = current.trace.events.length;
      let asked = 0;
      fuzzed.answer = () => {
        const answer = answers[asked++ % answers.length];
        const isEmpty = [204, 205, 304].includes(answer?.status ?? 0);
        const response = new Response(isEmpty ? null : answer?.body, {
          status: answer?.status ?? 200,
        });
        append(response.headers, "content-type", answer?.type ?? "");
        if (answer?.location != null) append(response.headers, "location", answer.location);
        return response;
      };
      const { tab } = current.browser("phone");
      const outcome = await outcomeOf(async () => {
        await tab.open(start);
        for (let i = 0; i < clicks; i++) {
          const target = tab.page?.document.clickables[i];
          if (target?.kind === "link") await tab.follow(target.href);
          if (target?.kind === "submit") await tab.submit(target.submission);
        }
        await tab.reload();
        await tab.go(delta);
      });
      expect(outcome).toEqual({ value: undefined });
      // An answer without content leaves a new tab as it is: empty.
      const isEmpty = tab.url === "about:blank" && !tab.loadError;
      expect(tab.page !== undefined || isEmpty || Boolean(tab.loadError?.message)).toBe(true);
      tally.add(tab.page ? "page" : isEmpty ? "empty" : "message");
      expectAnswers(current.trace.events, since);
      await fuzzed.rest();
    }),
    cases(SHARES.redirects),
  );
  tally.expectAll(0.1, "page", "message");
});

test("malformed token responses end the sign-in with a page, signed in or not", async () => {
  fuzzed = new FuzzedWorld(true);
  const tally = new Tally();
  const body = fc.oneof(
    tokenResponse.map((value) => JSON.stringify(value) ?? ""),
    headerText,
    html,
  );
  const answer = fc.record({
    body,
    status: fc.oneof(
      { weight: 5, arbitrary: fc.constant(200) },
      fc.integer({ min: 200, max: 599 }),
    ),
    type: fc.oneof(
      { weight: 5, arbitrary: fc.constant("application/json") },
      fc.constantFrom("text/html", "application/x-www-form-urlencoded", ""),
      headerText,
    ),
    headers,
  });
  const provider = fc.record({
    discovery: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, answer),
    token: answer,
    userinfo: answer,
    jwks: answer,
    callback: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, encodedParameters),
  });
  await fc.assert(
    fc.asyncProperty(provider, async ({ discovery, token, userinfo, jwks, callback }) => {
      const { current } = fuzzed;
      const since = current.trace.events.length;
      fuzzed.answer = (request) => {
        const { pathname, searchParams } = new URL(request.url);
        if (pathname === "/.well-known/openid-configuration" && discovery === null) {
          return Response.json(DISCOVERY);
        }
        if (pathname === "/authorize") {
          const state = encodeURIComponent(searchParams.get("state") ?? "");
          const query = callback ?? `code=1&state=${state}`;
          const location = `${APP}/auth/callback/acme?${encodeURI(query.replaceAll(/\p{Cs}/gu, ""))}`;
          return new Response(null, { status: 302, headers: { location } });
        }
        const answer =
          pathname === "/token"
            ? token
            : pathname === "/userinfo"
              ? userinfo
              : pathname === "/jwks"
                ? jwks
                : discovery;
        const { status = 404, body = "", type = "", headers = [] } = answer ?? {};
        const response = new Response([204, 205, 304].includes(status) ? null : body, { status });
        append(response.headers, "content-type", type);
        for (const [name, value] of headers) append(response.headers, name, value);
        return response;
      };
      const { tab } = current.browser("laptop");
      const outcome = await outcomeOf(async () => {
        await tab.open(`${APP}/auth/signin`);
        const button = tab.page?.document.clickables.find(({ name }) => name.endsWith("Acme ID"));
        if (button?.kind === "submit") await tab.submit(button.submission);
      });
      expect(outcome).toEqual({ value: undefined });
      expect(tab.page !== undefined || Boolean(tab.loadError?.message)).toBe(true);
      const asked = current.trace.events
        .slice(since)
        .some((event) => event.kind === "request" && event.url === `${EVIL}/token`);
      tally.add(asked ? "token response" : "earlier");
      expectAnswers(current.trace.events, since);
      await fuzzed.rest();
    }),
    cases(SHARES.tokenResponses),
  );
  tally.expectAll(0.1, "token response", "earlier");
});

const DISCOVERY = {
  issuer: EVIL,
  authorization_endpoint: `${EVIL}/authorize`,
  token_endpoint: `${EVIL}/token`,
  userinfo_endpoint: `${EVIL}/userinfo`,
  jwks_uri: `${EVIL}/jwks`,
  response_types_supported: ["code"],
  id_token_signing_alg_values_supported: ["RS256"],
};

/** Adds a header as far as the platform takes it: what it refuses never comes over a wire either. */
function append(headers: Headers, name: string, value: string): void {
  try {
    headers.append(name, value);
  } catch {
    // Not a header.
  }
}

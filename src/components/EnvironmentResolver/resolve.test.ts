import { readFileSync } from "node:fs";

import { Auth, type AuthConfig, setEnvDefaults } from "@auth/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type FrameworkId, frameworks } from "./frameworks";
import { PROVIDER, resolveSituation, type Situation } from "./resolve";
import { variablesThatCoreReads } from "./variables";

const RUNS = 500;
const optional = (...values: string[]) => fc.constantFrom("", ...values);

const situations: fc.Arbitrary<Situation> = fc.record({
  framework: fc.constantFrom(...(Object.keys(frameworks) as FrameworkId[])),
  environment: fc.record({
    AUTH_URL: optional("https://app.example", "https://app.example/api/auth", "http://x.example/a"),
    NEXTAUTH_URL: optional("https://old.example/auth"),
    AUTH_TRUST_HOST: optional("true", "false"),
    VERCEL: optional("1"),
    CF_PAGES: optional("1"),
    NODE_ENV: optional("production", "development"),
    AUTH_SECRET: optional("fake"),
    AUTH_SECRET_1: optional("newer-fake"),
    AUTH_ACME_ID: fc.constant("acme-client-id"),
  }),
  basePath: optional("/auth", "/api/auth", "/deeply/nested"),
  protocol: fc.constantFrom("http", "https"),
  host: fc.constantFrom("app.example", "localhost:3000"),
  forwardedHost: optional("www.app.example"),
  forwardedProto: optional("http", "https"),
});

/** Another way through core than the resolver's: its list of providers, and its sign-in page. */
async function askHandler(origin: string, config: AuthConfig) {
  const at = (path: string) => new Request(`${origin}${config.basePath}/${path}`);
  const quiet = { ...config, logger: { error: () => undefined, warn: () => undefined } };
  const list = await Auth(at("providers"), { ...quiet });
  if (!list.ok) return undefined;
  const providers = (await list.json()) as Record<string, { callbackUrl: string }>;
  const page = await Auth(at("signin"), { ...quiet });
  const cookies = page.headers.getSetCookie().map((line) => line.split("=")[0] ?? "");
  return { callbackUrl: providers[PROVIDER]?.callbackUrl, cookies };
}

describe("the resolver", () => {
  test("agrees with what core's handler does, in 500 generated situations", async () => {
    let runs = 0;
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(situations, async (situation) => {
        const { handler, trustHost, basePath, secrets, logged } = await resolveSituation(situation);
        runs++;
        const environment = Object.fromEntries(
          Object.entries(situation.environment).filter(([, value]) => value !== ""),
        );
        const provider = { id: PROVIDER, name: "Acme ID", type: "oidc" as const };
        const config: AuthConfig = {
          providers: [{ ...provider, issuer: "https://id.acme.example", clientId: "x" }],
          trustHost,
          basePath,
          ...(secrets > 0 && { secret: "fake" }),
        };
        const { handlerOrigin } = frameworks[situation.framework] as {
          handlerOrigin?: (environment: object) => string | undefined;
        };
        const origin = handlerOrigin?.(environment) ?? `${situation.protocol}://${situation.host}`;
        const answer = await askHandler(origin, config);
        expect(handler?.callbackUrl).toBe(answer?.callbackUrl);
        if (!trustHost) expect(logged).toContain("UntrustedHost");
        else if (secrets === 0) expect(logged).toContain("MissingSecret");
        if (!handler || !answer) return;
        answered++;
        const prefix = answer.cookies.some((name) => name.startsWith("__Host-")) ? "__Secure-" : "";
        expect(handler.sessionCookie).toBe(`${prefix}authjs.session-token`);
        expect(answer.cookies).toContain(`${prefix}authjs.callback-url`);
      }),
      { numRuns: RUNS, seed: 6 },
    );
    expect(runs).toBeGreaterThanOrEqual(RUNS);
    expect(answered).toBeGreaterThan(100);
  });

  test("agrees with setEnvDefaults on trustHost and basePath", async () => {
    await fc.assert(
      fc.asyncProperty(situations, async (given) => {
        const situation: Situation = { ...given, framework: "core" };
        const { trustHost, basePath } = await resolveSituation(situation);
        const environment = Object.fromEntries(
          Object.entries(situation.environment).filter(([, value]) => value !== ""),
        );
        const config: AuthConfig = {
          providers: [],
          ...(situation.basePath !== "" && { basePath: situation.basePath }),
        };
        setEnvDefaults(environment, config, true);
        expect({ trustHost, basePath }).toEqual({
          trustHost: config.trustHost,
          basePath: config.basePath,
        });
      }),
      { numRuns: RUNS, seed: 7 },
    );
  });
});

test("the page has every variable that core reads, and no other of core's", () => {
  const page = readFileSync("docs/reference/environment.mdx", "utf8");
  const section = /## The variables[\s\S]*?\n## /.exec(page)?.[0] ?? "";
  const rows = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
  expect(variablesThatCoreReads()).toHaveLength(15);
  expect(rows.sort()).toEqual(variablesThatCoreReads());
});

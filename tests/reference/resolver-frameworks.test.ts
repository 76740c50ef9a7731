import { existsSync, readdirSync } from "node:fs";
import { type IncomingMessage, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { AuthConfig } from "@auth/core";
import express from "express";
import fc from "fast-check";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";

import { frameworks } from "../../src/components/EnvironmentResolver/frameworks";
import { PROVIDER, resolveSituation } from "../../src/components/EnvironmentResolver/resolve";
import type { Situation } from "../../src/components/EnvironmentResolver/resolve";
import { loadNextAuth } from "../support/world/next-auth";

/*
 * The resolver's rules for the framework packages, against these packages themselves: each gets the
 * situation as its environment, its config, and a request.
 */

/** Situations of each framework. */
const RUNS = 150;

const optional = (...values: string[]) => fc.constantFrom("", ...values);

const environments = fc.record({
  AUTH_URL: optional("https://app.example", "https://app.example/api/auth", "http://x.example/a"),
  NEXTAUTH_URL: optional("https://old.example", "https://old.example/auth"),
  AUTH_TRUST_HOST: optional("true", "false"),
  VERCEL: optional("1"),
  CF_PAGES: optional("1"),
  NODE_ENV: optional("production", "development"),
  AUTH_SECRET: optional("fake"),
  AUTH_SECRET_1: optional("newer-fake"),
  NEXTAUTH_SECRET: optional("old-fake"),
  AUTH_ACME_ID: optional("acme-client-id"),
  AUTH_ACME_SECRET: optional("fake"),
});

function situationsOf(framework: Situation["framework"], more: Partial<Situation> = {}) {
  return fc
    .record({
      framework: fc.constant(framework),
      environment: environments,
      basePath: optional("/auth", "/api/auth", "/deeply/nested"),
      protocol: fc.constantFrom("http" as const, "https" as const),
      host: fc.constantFrom("app.example", "localhost:3000"),
      forwardedHost: optional("www.app.example"),
      forwardedProto: optional("http", "https"),
    })
    .map((situation): Situation => ({ ...situation, ...more }));
}

afterEach(() => void vi.unstubAllEnvs());

test("the resolver has every framework package but that of SolidStart", () => {
  const installed = readdirSync("node_modules/@auth").filter((name) =>
    existsSync(`node_modules/@auth/${name}/package.json`),
  );
  const packages = ["next-auth", ...installed.map((name) => `@auth/${name}`)].filter(
    (name) => !name.endsWith("-adapter"),
  );
  const inResolver = Object.values(frameworks).map(({ name }) => name);
  const missing = packages.filter((name) => !inResolver.some((one) => one.includes(name)));
  expect(packages).toHaveLength(6);
  expect(missing).toEqual(["@auth/solid-start"]);
});

/** Makes a situation's variables those of the process. */
function enter({ environment }: Situation): void {
  for (const [name, value] of Object.entries(environment)) {
    vi.stubEnv(name, value === "" ? undefined : value);
  }
}

function configFor({ basePath }: Situation): AuthConfig & { logged: string[] } {
  const logged: string[] = [];
  const log = (error: Error) => logged.push((error as { type?: string }).type ?? error.name);
  return {
    ...(basePath !== "" && { basePath }),
    providers: [
      {
        id: PROVIDER,
        name: "Acme ID",
        type: "oauth",
        authorization: "https://id.acme.example/authorize",
        token: "https://id.acme.example/token",
        userinfo: "https://id.acme.example/userinfo",
      },
    ],
    logger: { error: log, warn: () => undefined },
    logged,
  };
}

/** What arrives: the address as the server got it, and the headers of the proxies before it. */
function arriving({ protocol, host, forwardedHost, forwardedProto }: Situation, path: string) {
  return {
    url: `${protocol}://${host}${path}`,
    headers: {
      host,
      ...(forwardedHost !== "" && { "x-forwarded-host": forwardedHost }),
      ...(forwardedProto !== "" && { "x-forwarded-proto": forwardedProto }),
    },
  };
}

/** The callback URL that a list of providers has; undefined if it is an error. */
async function callbackUrlOf(answer: Response): Promise<string | undefined> {
  if (!answer.ok) return undefined;
  const list = (await answer.json()) as Record<string, { callbackUrl: string }>;
  return list[PROVIDER]?.callbackUrl;
}

/** Compares what the resolver says with the package's config, answer and log. */
async function compare(
  situation: Situation,
  config: ReturnType<typeof configFor>,
  answer: Response,
): Promise<{ answered: boolean }> {
  const resolved = await resolveSituation(situation);
  const callbackUrl = await callbackUrlOf(answer);
  expect(resolved.handler?.callbackUrl).toBe(callbackUrl);
  expect(resolved.basePath).toBe(config.basePath);
  expect(resolved.trustHost).toBe(config.trustHost);
  expect(resolved.secrets).toBe([config.secret ?? []].flat().length);
  const provider = config.providers[0] as { clientId?: string; clientSecret?: string };
  expect(resolved.client).toEqual({
    id: provider.clientId !== undefined,
    secret: provider.clientSecret !== undefined,
  });
  for (const type of ["UntrustedHost", "MissingSecret"]) {
    expect(resolved.logged.includes(type), type).toBe(config.logged.includes(type));
  }
  return { answered: callbackUrl !== undefined };
}

/** Plays all situations. @returns the share of those that did not end with an error */
async function agrees(
  situations: fc.Arbitrary<Situation>,
  play: (situation: Situation) => Promise<{ answered: boolean }>,
): Promise<number> {
  let [answered, runs] = [0, 0];
  await fc.assert(
    fc.asyncProperty(situations, async (situation) => {
      enter(situation);
      runs++;
      if ((await play(situation)).answered) answered++;
      vi.unstubAllEnvs();
    }),
    { numRuns: RUNS, seed: 8 },
  );
  expect(runs).toBeGreaterThanOrEqual(RUNS);
  return answered / runs;
}

/** Some situations end with an error, others do not. */
function bothKinds(share: number): void {
  expect(share).toBeGreaterThan(0.1);
  expect(share).toBeLessThan(0.9);
}

/** What an address says without its query. */
const withoutQuery = (address: string) => address.split("?")[0];

describe("the resolver agrees with", () => {
  test("next-auth: its handler, and its signIn()", async () => {
    const { NextAuth, NextRequest, arrive } = await loadNextAuth();
    const share = await agrees(situationsOf("next"), async (situation) => {
      const config = configFor(situation);
      const { handlers, signIn } = NextAuth(config as never);
      const { url, headers } = arriving(situation, `${config.basePath}/providers`);
      const compared = await compare(
        situation,
        config,
        await handlers.GET(new NextRequest(url, { headers })),
      );
      // Next.js itself fills in these two where no proxy has.
      const filledIn = {
        "x-forwarded-proto": situation.protocol,
        "x-forwarded-host": situation.host,
      };
      arrive("Server Action", { ...filledIn, ...headers });
      const start = signIn as unknown as (none: undefined, options: object) => Promise<string>;
      const called = await start(undefined, { redirect: false });
      expect((await resolveSituation(situation)).actionUrl).toBe(withoutQuery(called));
      return compared;
    });
    bothKinds(share);
  });

  test.each(["production", "development"])(
    "@auth/sveltekit in %s: its handler, and its signIn()",
    async (mode) => {
      vi.resetModules();
      vi.doMock("$app/environment", () => ({ dev: mode !== "production", building: false }));
      onTestFinished(() => void vi.doUnmock("$app/environment"));
      const { SvelteKitAuth } = await import("@auth/sveltekit");
      const inMode = situationsOf("sveltekit").map((situation) => ({
        ...situation,
        environment: { ...situation.environment, NODE_ENV: mode },
      }));
      const share = await agrees(inMode, async (situation) => {
        const config = configFor(situation);
        const { handle, signIn } = SvelteKitAuth(config as never) as unknown as {
          handle: (input: object) => Promise<Response>;
          signIn: (event: object) => Promise<void>;
        };
        const { url, headers } = arriving(situation, "/auth/providers");
        const eventOf = (request: Request) => ({ request, url: new URL(url), locals: {} });
        const resolve = () => new Response(null, { status: 404 });
        const event = eventOf(new Request(url, { headers }));
        const compared = await compare(situation, config, await handle({ event, resolve }));
        const posted = new Request(url, { method: "POST", headers, body: new URLSearchParams() });
        const redirect = await signIn(eventOf(posted)).catch((thrown: unknown) => thrown);
        const called = (redirect as { location: string }).location;
        expect((await resolveSituation(situation)).actionUrl).toBe(withoutQuery(called));
        return compared;
      });
      // Without trustHost in the config, no variable makes it answer in production.
      if (mode === "production") expect(share).toBe(0);
      else bothKinds(share);
    },
  );

  test("@auth/express, mounted at /auth", async () => {
    const { ExpressAuth } = await import("@auth/express");
    // Without "trust proxy", Express sees what its own socket sees.
    const share = await agrees(situationsOf("express", { protocol: "http" }), async (situation) => {
      const config = configFor(situation);
      const app = express();
      app.use("/auth", ExpressAuth(config as never));
      const server = await new Promise<Server>((resolve) => {
        const started: Server = app.listen(0, "127.0.0.1", () => resolve(started));
      });
      const { headers } = arriving(situation, "");
      const answer = await ask(server, "/auth/providers", headers);
      server.close();
      return compare(situation, config, answer);
    });
    bothKinds(share);
  });

  test("@auth/qwik: its handler, and its useSignIn()", async () => {
    const { QwikAuth$ } = await import("@auth/qwik");
    const auth = QwikAuth$ as unknown as (config: () => object) => {
      onRequest: (event: object) => Promise<void>;
      useSignIn: (data: object, event: object) => Promise<void>;
    };
    const share = await agrees(situationsOf("qwik"), async (situation) => {
      const config = configFor(situation);
      const { onRequest, useSignIn } = auth(() => config);
      const { url, headers } = arriving(situation, "/auth/providers");
      /** An event whose answer is thrown, as Qwik City has it. */
      const eventOf = (request: Request) => ({
        request,
        url: new URL(url),
        headers: new Headers(),
        env: { get: (name: string) => process.env[name] },
        cookie: { set: () => undefined },
        send: (answer: Response) => answer,
        redirect: (_status: number, to: string) => new Error(to),
      });
      const answer: unknown = await onRequest(eventOf(new Request(url, { headers }))).catch(
        (thrown: unknown) => thrown,
      );
      const compared = await compare(situation, config, answer as Response);
      const event = eventOf(new Request(url, { method: "POST", headers }));
      await useSignIn({ providerId: PROVIDER, redirectTo: "/" }, event);
      const sentTo = event.headers.get("location");
      const redirectUri = sentTo && new URL(sentTo, url).searchParams.get("redirect_uri");
      expect(redirectUri !== null && redirectUri !== "").toBe(compared.answered);
      if (redirectUri) {
        const { actionUrl } = await resolveSituation(situation);
        expect(actionUrl).toBe(redirectUri.replace(`/callback/${PROVIDER}`, "/signin"));
      }
      return compared;
    });
    bothKinds(share);
  });
});

/** Asks a server with a host of its own choosing, which `fetch` would not send. */
async function ask(server: Server, path: string, headers: Record<string, string>) {
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = httpRequest({ host: "127.0.0.1", port, path, headers, agent: false }, resolve);
    asked.on("error", reject).end();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 0 });
}

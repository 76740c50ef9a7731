import type { AuthConfig } from "@auth/core";
import { describe, expect } from "vitest";

import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { openPasskeySite, register, signOut } from "../tests/signin/support/passkeys";
import { shows } from "../tests/support/shows";
import { loadCore } from "../tests/support/world/core";
import { magicLinks, passwords } from "../tests/support/world/passwords-and-links";
import { printsItself } from "../tests/support/world/printed";
import { acme, changing, identityService } from "../tests/support/world/providers";
import { APP, SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

const CONFIGURATION = "/auth/error?error=Configuration";
/** The cause of an error of core's. */
type Cause = { err: Error };
const NAME = { username: "alice", callbackUrl: "/home" };

function fail(): never {
  throw new Error("out of order");
}

describe("CallbackRouteError", () => {
  shows("errors.token-refused", async () => {
    const site = await startSite(() => ({
      providers: [acme.config({ clientSecret: "fake-and-wrong" })],
    }));
    await site.alice.leavesFor("Acme ID");
    const printed = printsItself(site);
    await site.alice.agreesAs("Alice Example");
    site.alice.isAt(CONFIGURATION);
    expect(site.tokenErrors).toEqual(["invalid_client"]);
    expect(printed).toEqual([
      expect.stringContaining("[auth][error] CallbackRouteError: Read more at"),
      expect.stringMatching(/^\[auth\]\[cause\]: \w+Error: /),
      expect.stringMatching(/^\[auth\]\[details\]: \{[^]*"provider": "acme"/),
    ]);
  });

  shows("errors.other-redirect-uri", async () => {
    const redirect_uri = `${APP}/api/auth/callback/acme`;
    const site = await startSite(
      () => ({ providers: [acme.config({ authorization: { params: { redirect_uri } } })] }),
      { proxy: (request) => new Request(request.url.replace("/api/auth/", "/auth/"), request) },
    );
    await site.alice.signsInWith("Acme ID");
    expect(site.tokenErrors).toEqual(["invalid_grant"]);
    expect(site.logged).toEqual(["CallbackRouteError"]);
  });

  shows("errors.answer-unlike-metadata", async () => {
    const withToken = (change: (tokens: Record<string, unknown>) => object) =>
      startSite((core) => ({
        providers: [
          acme.config({
            checks: ["pkce", "nonce"],
            [core.customFetch]: changing("/token", change),
          }),
        ],
      }));
    const claims = (token: unknown, changes: object) => {
      const [header, body = "", signature] = String(token).split(".");
      const old = JSON.parse(Buffer.from(body, "base64url").toString()) as object;
      const changed = Buffer.from(JSON.stringify({ ...old, ...changes })).toString("base64url");
      return [header, changed, signature].join(".");
    };
    const changes: ((tokens: Record<string, unknown>) => object)[] = [
      ({ id_token, ...others }) => ({ ...others, id_token: claims(id_token, { nonce: "other" }) }),
      ({ id_token, ...others }) => ({
        ...others,
        id_token: claims(id_token, { iss: "https://id.other.example" }),
      }),
      ({ id_token: _, ...others }) => others,
    ];
    for (const change of changes) {
      const site = await withToken(change);
      await site.alice.signsInWith("Acme ID");
      site.alice.isAt(CONFIGURATION);
      expect(site.logged).toEqual(["CallbackRouteError"]);
      site.world.dispose();
    }
    const site = await startSite();
    await site.alice.leavesFor("Acme ID");
    await site.alice.requests("/auth/callback/acme?code=x&iss=https://id.other.example");
    expect(site.messages.join()).toContain('unexpected "iss"');
    expect(site.logged).toEqual(["CallbackRouteError"]);
  });

  shows("errors.unreachable-token-endpoint", async () => {
    const core = await loadCore();
    const logged: unknown[] = [];
    const closed = "http://127.0.0.1:9";
    const answer = await core.Auth(new Request(`${APP}/auth/callback/own?code=x`), {
      providers: [
        {
          ...{ id: "own", name: "Own ID", type: "oauth", checks: ["none"], clientId: "x" },
          ...{ authorization: `${closed}/authorize`, token: `${closed}/token` },
          ...{ userinfo: `${closed}/userinfo`, clientSecret: "fake" },
        } as never,
      ],
      secret: SECRET,
      trustHost: true,
      logger: { error: (error) => logged.push([error.name, String((error.cause as Cause).err)]) },
    });
    expect(answer.headers.get("location")).toBe(APP + CONFIGURATION);
    expect(logged).toEqual([["CallbackRouteError", "TypeError: fetch failed"]]);
  });
});

describe("a sign-in that cannot start", () => {
  shows("errors.cannot-start", async () => {
    const tenant = identityService("tenant", "Tenant", "https://id.tenant.example/seven");
    const site = await startSite(
      (core) => ({
        providers: [
          tenant.config({ issuer: `${tenant.issuer}/` }),
          acme.config({ id: "nowhere", name: "Nowhere", issuer: "https://nowhere.example" }),
          acme.config({ id: "broken", name: "Broken", [core.customFetch]: () => fail() }),
          { ...magicLinks([]), sendVerificationRequest: fail },
        ],
        adapter: createMemoryAdapter().adapter,
      }),
      { services: [tenant] },
    );
    const names: Record<string, string> = {
      tenant: "OperationProcessingError",
      nowhere: "TypeError",
      broken: "Error",
      email: "Error",
    };
    for (const [id, error] of Object.entries(names)) {
      await site.alice.submits(`/auth/signin/${id}`, { email: "alice@mail.example" });
      site.alice.isAt(CONFIGURATION);
      expect(site.logged.at(-1), id).toBe(error);
    }
    expect(site.logged).toHaveLength(4);
  });
});

describe("the signIn callback", () => {
  const outbox: string[] = [];
  const ways = { providers: [acme.config(), passwords(() => ({ id: "7" })), magicLinks(outbox)] };
  /** Where each way to sign in ends with this callback, and what is logged. */
  async function endsWith(signIn: () => unknown) {
    const ends: string[] = [];
    const site = await startSiteWithDatabase(() => ({
      ...ways,
      session: { strategy: "jwt" },
      callbacks: { signIn: signIn as () => boolean },
    }));
    const { alice } = site;
    const end = () => ends.push(alice.browser.tab.url.replace(APP, ""));
    await alice.signsInWith("Acme ID");
    end();
    await alice.submits("/auth/callback/credentials", NAME);
    end();
    await alice.submits("/auth/signin/email", { email: "alice@mail.example" });
    end();
    expect(await alice.session()).toBeNull();
    return { ends: new Set(ends), logged: new Set(site.logged), site };
  }

  shows("errors.sign-in-says-no", async () => {
    for (const answer of [false, undefined, null, 0, ""]) {
      const { ends, logged, site } = await endsWith(() => answer);
      expect(ends).toEqual(new Set(["/auth/error?error=AccessDenied"]));
      expect(logged).toEqual(new Set(["AccessDenied"]));
      site.deploys({ callbacks: { signIn: () => true } });
      await site.alice.signsInWith("Acme ID");
      expect(await site.alice.session()).not.toBeNull();
      site.world.dispose();
    }
  });

  shows("errors.sign-in-throws", async () => {
    const { ends, logged, site } = await endsWith(fail);
    expect(ends).toEqual(new Set(["/auth/error?error=AccessDenied"]));
    expect(logged).toEqual(new Set(["AccessDenied"]));
    const printed = printsItself(site);
    await site.alice.submits("/auth/callback/credentials", NAME);
    expect(printed).toContain("[auth][cause]: Error: out of order");
  });
});

describe("OAuthCallbackError", () => {
  /** What providers answer with: the person declined, and the request is refused. */
  const answers = { access_denied: "The person declined", invalid_scope: "No such scope" };
  /** What core prints for each answer, with this in its config. */
  async function* printedWith(config: Partial<AuthConfig>) {
    for (const [error, description] of Object.entries(answers)) {
      const site = await startSite(() => config);
      const printed = printsItself(site);
      await site.alice.leavesFor("Acme ID");
      const answer = { error, error_description: description, iss: acme.issuer };
      await site.alice.opens(`/auth/callback/acme?${new URLSearchParams(answer).toString()}`);
      site.alice.isAt("/auth/signin?error=OAuthCallbackError");
      site.world.dispose();
      yield { error, description, printed };
    }
  }

  shows("errors.provider-answers-with-error", async () => {
    for await (const { printed, error } of printedWith({})) {
      expect(printed.splice(0), error).toEqual([
        "[auth][error] OAuthCallbackError: OAuth Provider returned an error. Read more at https://errors.authjs.dev#oauthcallbackerror",
      ]);
    }
  });

  shows("errors.provider-error-in-debug", async () => {
    for await (const { printed, error, description } of printedWith({ debug: true })) {
      const lines = printed
        .splice(0)
        .filter((text) => text.includes("[auth][debug]: OAuthCallbackError"));
      expect(lines, error).toEqual([expect.stringContaining(`"error": "${error}"`)]);
      expect(lines[0]).toContain(`"error_description": "${description}"`);
    }
  });

  shows("errors.entra-refusal", async () => {
    const issuer = "https://login.microsoftonline.com/common/v2.0";
    const entra = identityService("microsoft-entra-id", "Microsoft Entra ID", issuer);
    const { clientId } = entra.config();
    const site = await startSite(() => ({ providers: [] }), { services: [entra] });
    // Its symbols must be those of the core that this site has loaded.
    const { default: Entra } = await import("@auth/core/providers/microsoft-entra-id");
    const options = { clientId: clientId ?? "", clientSecret: "fake-and-wrong", issuer };
    site.deploys({ providers: [Entra(options)] });
    await site.alice.leavesFor("Microsoft Entra ID");
    const [printed, inDebug] = [printsItself(site), (text: string) => text.includes("[debug]")];
    site.deploys({ debug: true });
    await site.alice.agreesAs("Alice Example");
    site.alice.isAt("/auth/signin?error=OAuthCallbackError");
    const refused = site.world.trace.events.findLast(
      (event) => event.kind === "response" && event.body.includes("invalid_client"),
    );
    const { error_description: description } = JSON.parse(
      refused?.kind === "response" ? refused.body : "",
    ) as Record<string, string>;
    expect(description).toMatch(/\w+/);
    expect(printed.some(inDebug)).toBe(true);
    expect(printed.join()).not.toContain(description);
    expect(printed.filter((text) => !inDebug(text))).toEqual([
      expect.stringContaining(
        "OAuthCallbackError: OAuth Provider returned an error: invalid_client",
      ),
    ]);
  });
});

describe("what the provider tells of a person", () => {
  shows("errors.profile-fails", async () => {
    const profiles: ((claims: object) => never)[] = [
      (claims) => ({ id: "7", name: (claims as { nick: string }).nick.trim() }) as never,
      () => undefined as never,
    ];
    const ends = profiles.flatMap((profile) => [
      { profile, issParameter: false, second: "InvalidCheck" },
      { profile, issParameter: true, second: "CallbackRouteError" },
    ]);
    for (const { profile, issParameter, second: error } of ends) {
      const site = await startSite(() => ({ providers: [acme.config({ profile })] }), {
        provider: { issParameter },
      });
      await site.alice.signsInWith("Acme ID");
      const callbacks = site.visits.filter(({ url }) => url.includes("/auth/callback/acme"));
      const [first = "", second = ""] = callbacks.map(({ url }) => url);
      expect(second).toBe(`${first}/signin`);
      expect(site.logged).toEqual(["OAuthProfileParseError", error]);
      site.alice.isAt(CONFIGURATION);
      site.world.dispose();
    }
  });
});

describe("CredentialsSignin", () => {
  shows("errors.other-field-names", async () => {
    const seen: unknown[] = [];
    const site = await startSite(() => ({
      providers: [
        passwords((fields) => {
          seen.push(fields.username, fields["user-name"]);
          return fields.username === "alice" ? { id: "7" } : null;
        }),
      ],
    }));
    await site.alice.submits("/auth/callback/credentials", { "user-name": "alice" });
    site.alice.isAt("/auth/signin?error=CredentialsSignin&code=credentials");
    expect(seen).toEqual([undefined, "alice"]);
  });
});

describe("AdapterError", () => {
  const failing = (method: string): Partial<AuthConfig> => ({
    adapter: { ...createMemoryAdapter().adapter, [method]: fail },
  });

  shows("errors.adapter-error-logged", async () => {
    const signIn = await startSite(() => failing("getUserByAccount"));
    await signIn.alice.signsInWith("Acme ID");
    signIn.alice.isAt(CONFIGURATION);
    expect(signIn.logged).toEqual(["AdapterError", "AdapterError"]);
    signIn.world.dispose();

    const read = await startSite(() => failing("getSessionAndUser"));
    await read.alice.signsInWith("Acme ID");
    await read.alice.session();
    expect(read.logged).toEqual(["AdapterError", "SessionTokenError"]);
  });

  shows("errors.debug-adapter", async () => {
    const site = await startSite(() => ({ ...failing("createUser"), debug: true }));
    const printed = printsItself(site);
    await site.alice.signsInWith("Acme ID");
    const [line] = printed.filter((text) => text.includes("[auth][debug]: adapter_createUser"));
    expect(line).toContain("alice@mail.example");
    site.world.dispose();
    const quiet = await startSite(() => failing("createUser"));
    const short = printsItself(quiet);
    await quiet.alice.signsInWith("Acme ID");
    expect(short.join()).not.toMatch(/createUser|alice@/);
  });
});

describe("a passkey", () => {
  shows("errors.unknown-passkey", async () => {
    const site = openPasskeySite();
    await register(site);
    await signOut(site);
    site.tables.authenticators.length = 0;
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    site.alice.isAt(CONFIGURATION);
    const logged = site.world.trace.events.flatMap((event) =>
      event.kind === "log" && event.level === "error" ? [event.code] : [],
    );
    expect(logged).toContain("AuthError");
    site.world.dispose();
  });
});

import { createHash } from "node:crypto";

import Apple from "@auth/core/providers/apple";
import { expect } from "vitest";

import { listProviderModules } from "../plugins/sandbox/provider-modules";
import { shows } from "../tests/support/shows";
import { acme } from "../tests/support/world/providers";
import { APP, startSite } from "../tests/support/world/site";

shows("hops.addresses-in-modules", async () => {
  let count = 0;
  const fromIssuer = new Set<string>();
  for (const name of listProviderModules(".")) {
    const { default: provider } = (await import(`@auth/core/providers/${name}`)) as {
      default: (options: object) => Record<string, string | { url?: string } | undefined>;
    };
    const made = provider({ issuer: "https://idp.example", server: {}, authorize() {} });
    if (made.type !== "oauth") continue;
    count++;
    for (const endpoint of ["authorization", "token"]) {
      const place = made[endpoint];
      const url = (typeof place === "string" ? place : place?.url) ?? "";
      expect(url, `${name} ${endpoint}`).toMatch(/^https:\/\//);
      if (url.startsWith("https://idp.example")) fromIssuer.add(name);
    }
  }
  expect(count).toBe(57);
  expect([...fromIssuer]).toEqual([
    ...["boxyhq-saml", "mastodon", "mattermost", "nextcloud", "osso", "workos"],
  ]);
});

shows("hops.consent-elsewhere", async () => {
  const site = await startSite();
  await site.alice.leavesFor("Acme ID");
  const before = site.visits.length;
  await site.alice.agreesAs("Alice Example");
  const visits = site.visits.slice(before).map(({ url }) => new URL(url));
  const atProvider = visits.findIndex(({ origin }) => origin === APP);
  expect(atProvider).toBeGreaterThan(0);
  expect(visits.slice(0, atProvider).map(({ origin }) => origin)).toEqual(
    Array(atProvider).fill("https://id.acme.example"),
  );
  const back = visits[atProvider];
  expect(back?.pathname).toBe("/auth/callback/acme");
  expect([...(back?.searchParams.keys() ?? [])].sort()).toEqual(["code", "iss"]);
});

shows("hops.code-exchange", async () => {
  const site = await startSite();
  await site.alice.leavesFor("Acme ID");
  const challenge = new URL(site.alice.address).searchParams.get("code_challenge");
  await site.alice.agreesAs("Alice Example");
  const exchanges = site.world.trace.events.filter(
    (event) => event.kind === "request" && event.url === `${acme.issuer}/token`,
  );
  expect(exchanges).toMatchObject([{ purpose: "server" }]);
  expect(exchanges[0]).not.toHaveProperty("browser");
  const [exchange] = exchanges;
  if (exchange?.kind !== "request") throw new Error("The code is not exchanged.");
  const { authorization = "" } = Object.fromEntries(exchange.headers);
  const { clientId, clientSecret } = acme.config();
  expect(atob(authorization.replace("Basic ", ""))).toBe(`${clientId}:${clientSecret}`);
  const verifier = new URLSearchParams(exchange.body).get("code_verifier") ?? "";
  expect(createHash("sha256").update(verifier).digest("base64url")).toBe(challenge);
});

shows("hops.apple-form-post", async () => {
  const { authorization } = Apple({ clientId: "fake", clientSecret: "fake" });
  expect(authorization).toMatchObject({ params: { response_mode: "form_post" } });
  const params = { scope: "openid profile email", response_mode: "form_post" };
  const site = await startSite(() => ({
    providers: [acme.config({ checks: ["state"], authorization: { params } })],
  }));
  await site.alice.signsInWith("Acme ID");
  const answer = site.visits.find(({ url }) => new URL(url).pathname === "/auth/callback/acme");
  expect(answer?.method).toBe("POST");
  expect(answer?.url).toBe(`${APP}/auth/callback/acme`);
  const headers = Object.fromEntries(answer?.headers ?? []);
  expect(headers.origin).toBe("https://id.acme.example");
});

shows("hops.code-in-the-address", async () => {
  const site = await startSite();
  await site.alice.signsInWith("Acme ID");
  const callback = site.visits.find(({ url }) => url.startsWith(`${APP}/auth/callback/acme?`));
  expect(callback?.method).toBe("GET");
  expect(new URL(callback?.url ?? APP).searchParams.get("code")).toMatch(/./);
});

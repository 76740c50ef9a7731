import { beforeEach, describe, expect, test } from "vitest";

import type { Faults, ProviderPart } from "./faults";
import { openIdProvider } from "./openid-provider";
import { alice } from "./personas";
import { CLIENT, ProviderTest } from "./testing";

const ISSUER = "https://id.example";

let acme: ProviderTest;
beforeEach(() => {
  acme = new ProviderTest(
    openIdProvider({ name: "Acme ID", issuer: ISSUER, clients: [CLIENT], personas: [alice] }),
  );
});

/** For each part, a request that it answers well while all is in order. */
const REQUESTS: Record<ProviderPart, () => Promise<Response>> = {
  discovery: () => acme.read(`${ISSUER}/.well-known/openid-configuration`),
  jwks: () => acme.read(`${ISSUER}/jwks`),
  authorization: () => acme.authorize(),
  token: () => acme.token({ code: "code" }),
  userinfo: () => acme.read(`${ISSUER}/userinfo`, "token"),
  revocation: () => acme.post(`${ISSUER}/revoke`, { token: "x" }),
  introspection: () => acme.post(`${ISSUER}/introspect`, { token: "x" }),
  logout: () => acme.read(`${ISSUER}/logout`),
  pictures: () => acme.read(`${ISSUER}/pictures/alice.svg`),
};
const PARTS = Object.keys(REQUESTS) as ProviderPart[];

describe("trouble with one part", () => {
  const troubles: [
    string,
    (part: ProviderPart) => Faults,
    (response: Response) => Promise<void>,
  ][] = [
    [
      "serverError: status 500",
      (part) => ({ serverError: [part] }),
      async (response) => {
        expect(response.status).toBe(500);
        expect(response.headers.get("content-type")).toBe("text/plain");
      },
    ],
    [
      "html: a page with status 200",
      (part) => ({ html: [part] }),
      async (response) => {
        expect(response.status).toBe(200);
        expect(response.headers.get("content-type")).toMatch("text/html");
        expect(await response.text()).toContain("Acme ID is being maintained");
      },
    ],
    [
      "emptyBody: nothing, as JSON",
      (part) => ({ emptyBody: [part] }),
      async (response) => {
        expect(response.status).toBe(200);
        expect(response.headers.get("content-type")).toBe("application/json");
        expect(await response.text()).toBe("");
      },
    ],
    [
      "redirectLoop: to itself",
      (part) => ({ redirectLoop: [part] }),
      async (response) => {
        expect(response.status).toBe(302);
        expect(response.headers.get("location")).toMatch(/^https:\/\/id\.example\//);
      },
    ],
  ];

  test.each(troubles)("%s", async (_what, faults, check) => {
    for (const part of PARTS) {
      acme.provider.faults = faults(part);
      await check(await REQUESTS[part]());
      // The other parts are as they were.
      for (const other of PARTS.filter((one) => one !== part)) {
        acme.provider.faults = {};
        const before = await REQUESTS[other]();
        acme.provider.faults = faults(part);
        expect((await REQUESTS[other]()).status).toBe(before.status);
      }
    }
  });

  test("a redirect loop leads to the very address that was asked", async () => {
    acme.provider.faults.redirectLoop = ["authorization"];
    const first = await acme.authorize();
    const location = first.headers.get("location") ?? "";
    expect((await acme.read(location)).headers.get("location")).toBe(location);
  });

  test.each(PARTS)("down: %s gives no response", async (part) => {
    acme.provider.faults.down = [part];
    await expect(REQUESTS[part]()).rejects.toThrow(TypeError);
    await expect(REQUESTS[part]()).rejects.toThrow(`Acme ID (${part}) cannot be reached`);
    acme.provider.faults = {};
    await expect(REQUESTS[part]()).resolves.toBeInstanceOf(Response);
  });

  test.each(PARTS)("slow: %s takes longer by the world's clock", async (part) => {
    acme.provider.faults.slow = { [part]: 30_000 };
    const before = acme.clock.now();
    await REQUESTS[part]();
    expect(acme.clock.now() - before).toBe(30_000);
  });
});

import { describe, expect, test } from "vitest";

import type { TokenState, TraceEvent } from "../../../sandbox/messages";
import { checksText, signatureText, standingText } from "./token-text";

const token: TokenState = {
  event: 2,
  kind: "id_token",
  provider: "Acme ID",
  value: "a.b.c",
  issued: 0,
  expires: 1000,
  standing: "unknown",
};

describe("the standing of a token", () => {
  test("is what the provider's books say", () => {
    for (const standing of ["active", "expired", "used", "revoked"] as const) {
      expect(standingText({ ...token, standing })).toBe(standing);
    }
  });

  test("is, without books, no more than that the time has not come", () => {
    expect(standingText(token)).toBe("not expired");
    expect(standingText({ ...token, expires: null })).toBe("not known");
  });
});

describe("the signature of a token", () => {
  test("is valid, is not, or was not checked", () => {
    expect(signatureText({ ...token, signature: "valid" })).toMatch(/^Valid: .* Acme ID/);
    expect(signatureText({ ...token, signature: "invalid" })).toMatch(/^Not valid: .* Acme ID/);
    expect(signatureText(token)).toBe("Not checked here.");
    expect(signatureText({ ...token, kind: "access_token", header: {} })).toBe("Not checked here.");
  });

  test("is nothing to speak of where there is none", () => {
    expect(signatureText({ ...token, kind: "refresh_token" })).toBeUndefined();
  });
});

describe("what core checks", () => {
  function trace(body: string): TraceEvent[] {
    const place = { at: 0, headers: [] };
    const app = { role: "app", name: "Your app" } as const;
    return [
      {
        ...{ kind: "request", id: 1, from: app, to: app, purpose: "server", method: "POST" },
        ...{ url: "https://id.acme.example/token", body },
        ...place,
      } as TraceEvent,
      { kind: "response", id: 2, request: 1, status: 200, body: "", ...place },
    ];
  }

  test("of an ID token that came for a code is told", () => {
    expect(checksText(token, trace("grant_type=authorization_code&code=1"))).toContain(
      "does not check the signature",
    );
  });

  test("of one that came with a refresh is nothing", () => {
    expect(checksText(token, trace("grant_type=refresh_token"))).toContain("checks nothing");
  });

  test("of other tokens is not the question", () => {
    expect(checksText({ ...token, kind: "access_token" }, [])).toBeUndefined();
  });
});

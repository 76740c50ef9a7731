import { describe, expect, test } from "vitest";

import type { Refusal, TokenState, TraceEvent } from "../../../sandbox/messages";
import { partsOf } from "./token-parts";
import { idTokenVerdict, refused, sessionVerdict } from "./verdict";

const HOUR = 3_600_000;

describe("the verdict on a session token", () => {
  test("is valid, with when it expires on the world's clock", () => {
    const session = { kind: "jwt", cookie: "c", value: "a.b.c.d.e", header: {} } as const;
    expect(sessionVerdict({ ...session, claims: { exp: 2 * 3600 } }, HOUR)).toEqual({
      isValid: true,
      text: expect.stringMatching(/^Valid: .* It expires in 1 h/),
    });
    expect(sessionVerdict({ ...session, claims: {} }, HOUR).text).toMatch(/It has no end\.$/);
  });

  test("says why not, in our words and in the library's", () => {
    const text = (refusal: Partial<Refusal>, claims?: object) =>
      refused({ cause: "other", reason: "r", ...refusal }, claims, HOUR);
    expect(text({ cause: "expired" }, { exp: 0 }).text).toMatch(
      /^Expired 1 h .*by the world’s clock/,
    );
    expect(text({ cause: "salt", salt: "other" }).text).toContain("“other”");
    expect(text({ cause: "secret" }).text).toContain("no secret of the app");
    expect(text({ cause: "changed" }).text).toContain("not as it was made");
    expect(text({ cause: "unsigned" }).text).toContain("alg: none");
    expect(text({ code: "ERR_X" })).toEqual({
      isValid: false,
      text: "Refused.",
      reason: "ERR_X: r",
    });
  });
});

describe("the verdict on an ID token", () => {
  const token: TokenState = {
    event: 3,
    kind: "id_token",
    provider: "Acme ID",
    value: "a.b.c",
    issued: 0,
    expires: HOUR,
    standing: "unknown",
    signature: "valid",
  };

  test("is by its time, and by its signature", () => {
    expect(idTokenVerdict(token, [], 0)).toMatchObject({ isValid: true });
    expect(idTokenVerdict(token, [], HOUR)).toMatchObject({
      isValid: false,
      text: expect.stringMatching(/^Expired/),
    });
    expect(idTokenVerdict({ ...token, signature: "invalid" }, [], 0).text).toMatch(/^Not signed/);
  });

  test("is what Auth.js said when it came", () => {
    const party = { role: "app", name: "Your app" } as const;
    const place = { at: 0, headers: [], body: "" };
    const sent = { from: party, to: party, purpose: "server", method: "GET" } as const;
    const events: TraceEvent[] = [
      { kind: "request", id: 1, url: "https://app.example/callback", ...sent, ...place },
      { kind: "request", id: 2, cause: 1, url: "https://id.example/token", ...sent, ...place },
      { kind: "response", id: 3, request: 2, status: 200, ...place },
      {
        ...{ kind: "log", id: 4, at: 0, cause: 1, source: "auth.js", level: "error" },
        message: `CallbackRouteError\nCaused by: unexpected JWT "aud" (audience) claim value\nat x`,
      },
    ];
    expect(idTokenVerdict(token, events, 0)).toEqual({
      isValid: false,
      text: "Refused by Auth.js when it came.",
      reason: 'Caused by: unexpected JWT "aud" (audience) claim value',
    });
    const other = events.with(3, { ...events[3], message: "fetch failed" } as TraceEvent);
    expect(idTokenVerdict(token, other, 0).isValid).toBe(true);
  });
});

describe("the parts of a token", () => {
  const names = (token: string) => partsOf(token)?.map(({ name }) => name);

  test("are three of a JWS, five of a JWE", () => {
    expect(names("eyJ.abc.def")).toEqual(["Header", "Payload", "Signature"]);
    expect(partsOf("eyJ..iv.text.tag")?.map(({ text }) => text)).toEqual([
      "eyJ",
      "",
      "iv",
      "text",
      "tag",
    ]);
    expect(names("eyJ.abc.")).toHaveLength(3);
  });

  test("are none of an opaque value", () => {
    for (const value of ["", "an-opaque-value", "a.b", "a.b.c.d", "a b.c.d"]) {
      expect(partsOf(value)).toBeUndefined();
    }
  });
});

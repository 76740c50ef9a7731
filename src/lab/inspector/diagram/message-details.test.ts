import { expect, test } from "vitest";

import type { HeaderList, TraceEvent } from "../../../sandbox/messages";
import { messageDetails } from "./message-details";

const party = { role: "app", name: "Your app" } as const;

function request(url: string, headers: HeaderList = [], body = ""): TraceEvent {
  const place = { id: 1, at: 0, from: party, to: party, purpose: "server" } as const;
  return { kind: "request", ...place, method: "POST", url, headers, body };
}

function response(headers: HeaderList, body = ""): TraceEvent {
  return { kind: "response", id: 2, at: 0, request: 1, status: 302, headers, body };
}

test("a redirect to the provider carries the challenge and state, and sets cookies", () => {
  const url =
    "https://id.example/authorize?client_id=x&state=short&code_challenge=abcdefghijklmnopqrstuvwxyz";
  expect(messageDetails(request(url))).toBe("code_challenge=abcdefghijkl…  state=short");
  expect(
    messageDetails(
      response([
        ["location", url],
        ["set-cookie", "__Secure-authjs.pkce.code_verifier=x; Path=/"],
        ["set-cookie", "__Secure-authjs.state=; Max-Age=0; Path=/"],
      ]),
    ),
  ).toBe("code_challenge=abcdefghijkl…  state=short  +pkce.code_verifier  −state");
});

test("a token request carries the code and the verifier, its answer tokens", () => {
  const form: HeaderList = [["content-type", "application/x-www-form-urlencoded"]];
  const body =
    "grant_type=authorization_code&code=the-code&code_verifier=abcdefghijklmnopqrstuvwxyz";
  expect(messageDetails(request("https://id.example/token", form, body))).toBe(
    "code=the-code  code_verifier=abcdefghijkl…  grant_type=authorization_code".replace(
      "authorization_code",
      "authorizatio…",
    ),
  );
  const json: HeaderList = [["content-type", "application/json"]];
  expect(messageDetails(response(json, '{"error":"invalid_grant"}'))).toBe("error=invalid_grant");
});

test("a request to the app carries the names of Auth.js's cookies, chunks once", () => {
  const cookie =
    "__Host-authjs.csrf-token=a; __Secure-authjs.session-token.0=b; __Secure-authjs.session-token.1=c; theme=dark";
  expect(messageDetails(request("https://app.example/", [["cookie", cookie]]))).toBe(
    "cookie: csrf-token, session-token",
  );
});

test("what is no form and no JSON carries nothing", () => {
  expect(messageDetails(request("https://app.example/", [], "code=1"))).toBe("");
  expect(messageDetails(response([["content-type", "application/json"]], "{"))).toBe("");
  expect(messageDetails(response([["location", "/relative?code=abc"]]))).toBe("");
});

import { Auth, type AuthConfig } from "@auth/core";
import GitHub from "@auth/core/providers/github";
import { afterEach, describe, expect, it, vi } from "vitest";

import { LEGS, type Leg } from "./trip";

const APP = "https://app.example";

type Observed = Pick<Leg, "from" | "to" | "request" | "status" | "cookies">;

/** What GitHub answers, by path. */
const ANSWERS: Record<string, object> = {
  "/login/oauth/access_token": { access_token: "gho_1", token_type: "bearer", scope: "read:user" },
  "/user": { id: 1, login: "ada", name: "Ada", email: null, avatar_url: "" },
  "/user/emails": [{ email: "ada@example.org", primary: true, verified: true }],
};

/** A new object for each request: core changes the one it is given. */
const config = (): AuthConfig => ({
  secret: "not-a-secret-not-a-secret-not-a-secret",
  trustHost: true,
  basePath: "/auth",
  providers: [GitHub({ clientId: "client", clientSecret: "not-a-secret" })],
});

/** Signs in against a GitHub that always agrees, and notes each request in the order of sending. */
async function signIn() {
  const legs: Observed[] = [];
  const jar = new Map<string, string>();

  vi.stubGlobal("fetch", async (input: string | URL | Request, init?: RequestInit) => {
    const { method, url } = new Request(input, init);
    const answer = ANSWERS[new URL(url).pathname];
    legs.push({ from: "core", to: "idp", request: `${method} ${url}`, status: 200, cookies: [] });
    return Response.json(answer);
  });

  async function browse(method: string, address: string, form?: Record<string, string>) {
    const url = new URL(address, APP);
    const leg: Observed = {
      from: "browser",
      to: "core",
      request: `${method} ${url.pathname}`,
      status: 0,
      cookies: [],
    };
    legs.push(leg);
    const response = await Auth(
      new Request(url, {
        method,
        body: form && new URLSearchParams(form),
        headers: { cookie: [...jar].map((pair) => pair.join("=")).join("; ") },
      }),
      config(),
    );
    leg.status = response.status;
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
      leg.cookies.push(name.replace(/^__(Host|Secure)-/, ""));
    }
    return response;
  }

  const page = await (await browse("GET", "/auth/signin")).text();
  const csrfToken = /name="csrfToken" value="(\w+)"/.exec(page)?.[1] ?? "";
  const toGitHub = await browse("POST", "/auth/signin/github", { csrfToken, callbackUrl: APP });
  const authorize = new URL(toGitHub.headers.get("location") ?? "");
  legs.push({
    from: "browser",
    to: "idp",
    request: `GET ${authorize.origin}${authorize.pathname}`,
    status: 302,
    cookies: [],
  });
  await browse("GET", `${authorize.searchParams.get("redirect_uri")}?code=once`);
  const current: unknown = await (await browse("GET", "/auth/session")).json();
  return { legs, current, authorize };
}

describe("the timetable on the landing page", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it("lists what @auth/core does, in order", async () => {
    const { legs, current, authorize } = await signIn();
    expect(LEGS.map(({ note: _note, ...leg }) => leg)).toEqual(legs);
    expect(current).toEqual({
      user: { name: "Ada", email: "ada@example.org", image: "" },
      expires: expect.any(String),
    });
    expect(authorize.searchParams.get("code_challenge_method")).toBe("S256");
  });
});

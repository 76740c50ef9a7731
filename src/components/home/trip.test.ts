import { Auth, type AuthConfig } from "@auth/core";
import GitHub from "@auth/core/providers/github";
import { afterEach, describe, expect, it, vi } from "vitest";

import { LEGS, type Leg } from "./trip";

const APP = "https://app.example";

type Observed = Pick<Leg, "from" | "to" | "request" | "status" | "cookies">;

/** A new object for each request: core changes the one it is given. */
const config = (session?: AuthConfig["session"]): AuthConfig => ({
  secret: "not-a-secret-not-a-secret-not-a-secret",
  trustHost: true,
  basePath: "/auth",
  session,
  providers: [GitHub({ clientId: "client", clientSecret: "not-a-secret" })],
});

/** Signs in against a GitHub that always agrees, and notes each request in the order of sending. */
async function signIn(session?: AuthConfig["session"]) {
  const legs: Observed[] = [];
  const setCookies: string[] = [];
  const jar = new Map<string, string>();

  vi.stubGlobal("fetch", async (input: string | URL | Request, init?: RequestInit) => {
    const { method, url } = new Request(input, init);
    const answer = url.endsWith("/access_token")
      ? { access_token: "gho_1", token_type: "bearer", scope: "read:user" }
      : { id: 1, login: "ada", name: "Ada", email: "ada@example.org", avatar_url: "" };
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
      config(session),
    );
    leg.status = response.status;
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
      setCookies.push(cookie);
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
  return { legs, current, authorize, setCookies };
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

  it("shows the cookie that a session of one hour gives", async () => {
    const { setCookies } = await signIn({ maxAge: 3600 });
    const session = setCookies.find((cookie) => cookie.startsWith("__Secure-authjs.session-token"));
    const expires = Date.parse(/Expires=([^;]+)/.exec(session ?? "")?.[1] ?? "");
    expect(Math.abs(expires - Date.now() - 3600_000)).toBeLessThan(5000);
  });
});

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { describe, expect, test } from "vitest";

import { createMessageClasses } from "./messages";

/** Node's `Request`, made to do what a browser's does: drop cookies, resolve against a document. */
class BrowserRequest extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(
      typeof input === "string" ? new URL(input, "https://docs.example/sandbox/") : input,
      init,
    );
    super.headers.delete("cookie");
  }
}

/** Node's `Response`, made to drop `Set-Cookie` as a browser's does. */
class BrowserResponse extends Response {
  constructor(...parameters: ConstructorParameters<typeof Response>) {
    super(...parameters);
    super.headers.delete("set-cookie");
  }

  static override redirect(url: string | URL, status?: number): Response {
    return Response.redirect(new URL(url, "https://docs.example/sandbox/"), status);
  }
}

const world = createMessageClasses({ Request: BrowserRequest, Response: BrowserResponse });
const url = "https://app.example/path";
const cookies: [string, string][] = [
  ["set-cookie", "a=1; Expires=Mon, 05 Jan 2026 09:00:00 GMT"],
  ["set-cookie", "b=2; HttpOnly"],
  ["x-other", "kept"],
];
const expected = ["a=1; Expires=Mon, 05 Jan 2026 09:00:00 GMT", "b=2; HttpOnly"];

test("the platform stood in for here drops cookies, as browsers do", () => {
  expect(new BrowserRequest(url, { headers: { cookie: "a=1" } }).headers.has("cookie")).toBe(false);
  expect(new BrowserResponse("", { headers: cookies }).headers.getSetCookie()).toEqual([]);
});

describe("a request in a world", () => {
  test("keeps its Cookie header beside the others", () => {
    const headers = { cookie: "a=1; b=2", accept: "text/html" };
    const request = new world.Request(url, { headers });
    expect(Object.fromEntries(request.headers)).toEqual(headers);
  });

  test("is a request of the platform, with all its parts", async () => {
    const request = new world.Request(url, {
      method: "POST",
      headers: { cookie: "a=1" },
      body: new URLSearchParams({ csrf: "t" }),
    });
    expect(request).toBeInstanceOf(world.Request);
    expect(request).toBeInstanceOf(Request);
    expect([request.method, request.url]).toEqual(["POST", url]);
    expect(request.headers.get("content-type")).toBe(
      "application/x-www-form-urlencoded;charset=UTF-8",
    );
    expect((await request.formData()).get("csrf")).toBe("t");
  });

  test("does not let the platform's content type replace the given one", () => {
    const headers = { "content-type": "application/json" };
    const request = new world.Request(url, { method: "POST", headers, body: "{}" });
    expect(request.headers.get("content-type")).toBe("application/json");
  });

  test("keeps cookie and body when cloned, and both bodies can be read", async () => {
    const request = new world.Request(url, {
      method: "POST",
      headers: { cookie: "a=1" },
      body: "text",
    });
    const copy = request.clone();
    expect(copy).toBeInstanceOf(world.Request);
    expect(copy.headers.get("cookie")).toBe("a=1");
    expect(copy.method).toBe("POST");
    expect([await copy.text(), await request.text()]).toEqual(["text", "text"]);
    copy.headers.set("cookie", "b=2");
    expect(request.headers.get("cookie")).toBe("a=1");
  });

  test("hands its cookie on to a request made of it", async () => {
    const first = new world.Request(url, {
      method: "POST",
      headers: { cookie: "a=1" },
      body: "text",
    });
    const second = new world.Request(first);
    expect(second.headers.get("cookie")).toBe("a=1");
    expect(await second.text()).toBe("text");
  });

  test("can be the init of another request: address changed, cookie kept", async () => {
    const first = new world.Request(url, {
      method: "POST",
      headers: { cookie: "a=1" },
      body: "text",
    });
    const second = new world.Request("https://other.example/", first);
    expect([second.url, second.method]).toEqual(["https://other.example/", "POST"]);
    expect(second.headers.get("cookie")).toBe("a=1");
    expect(await second.text()).toBe("text");
  });

  test("takes the headers of the init instead of the request's, where both are given", () => {
    const first = new world.Request(url, { headers: { cookie: "a=1", accept: "text/html" } });
    const second = new world.Request(first, { headers: { cookie: "b=2" } });
    expect([...second.headers]).toEqual([["cookie", "b=2"]]);
  });

  test("does not bring back a header that was deleted", () => {
    const first = new world.Request(url, { headers: { "x-secret": "1", cookie: "a=1" } });
    first.headers.delete("x-secret");
    expect([...new world.Request(first).headers]).toEqual([["cookie", "a=1"]]);
    expect([...first.clone().headers]).toEqual([["cookie", "a=1"]]);
    const typed = new world.Request(url, { method: "POST", body: "text" });
    typed.headers.delete("content-type");
    expect(new world.Request(typed).headers.has("content-type")).toBe(false);
  });

  test("needs an absolute address, as on a server", () => {
    expect(() => new world.Request("/path")).toThrow(TypeError);
  });
});

describe("a response in a world", () => {
  test("keeps every Set-Cookie beside the other headers", async () => {
    const response = new world.Response("body", { status: 201, headers: cookies });
    expect(response.headers.getSetCookie()).toEqual(expected);
    expect(response.headers.get("x-other")).toBe("kept");
    expect(response.headers.get("content-type")).toBe("text/plain;charset=UTF-8");
    expect(response.status).toBe(201);
    expect(response).toBeInstanceOf(world.Response);
    expect(response).toBeInstanceOf(Response);
    expect(await response.text()).toBe("body");
  });

  test("takes a Set-Cookie that is added later", () => {
    const response = new world.Response(null, { headers: cookies });
    response.headers.append("set-cookie", "c=3");
    expect(response.headers.getSetCookie()).toEqual([...expected, "c=3"]);
  });

  test("keeps cookies, status and body when cloned, and both bodies can be read", async () => {
    const response = new world.Response("body", {
      status: 401,
      statusText: "No",
      headers: cookies,
    });
    const copy = response.clone();
    expect(copy).toBeInstanceOf(world.Response);
    expect([copy.status, copy.statusText]).toEqual([401, "No"]);
    expect([...copy.headers]).toEqual([...response.headers]);
    expect([await copy.text(), await response.text()]).toEqual(["body", "body"]);
    copy.headers.delete("set-cookie");
    expect(response.headers.getSetCookie()).toEqual(expected);
  });

  test("can be cloned without a body", () => {
    expect(new world.Response(null, { status: 204 }).clone().body).toBeNull();
  });

  test("Response.json keeps cookies and says what it is", async () => {
    const response = world.Response.json({ a: [1] }, { status: 400, headers: cookies });
    expect(response).toBeInstanceOf(world.Response);
    expect(response.headers.getSetCookie()).toEqual(expected);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ a: [1] });
  });

  test("Response.json leaves a content type that is given", () => {
    const headers = { "content-type": "application/problem+json" };
    expect(world.Response.json({}, { headers }).headers.get("content-type")).toBe(
      "application/problem+json",
    );
  });

  test("Response.json refuses what has no JSON, as the platform does", () => {
    expect(() => Response.json(undefined)).toThrow(TypeError);
    expect(() => world.Response.json(undefined)).toThrow(TypeError);
  });

  test("Response.redirect makes a response to which cookies can be added", () => {
    const response = world.Response.redirect("https://app.example/next?a=b");
    expect(response).toBeInstanceOf(world.Response);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("https://app.example/next?a=b");
    response.headers.append("set-cookie", "a=1");
    expect(response.headers.getSetCookie()).toEqual(["a=1"]);
    expect(world.Response.redirect(url, 307).status).toBe(307);
  });

  test("Response.redirect checks status and address as on a server", () => {
    expect(() => world.Response.redirect(url, 200)).toThrow(RangeError);
    expect(() => world.Response.redirect("/relative")).toThrow(TypeError);
  });
});

describe("a body that has been handed on to another response", () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;

  test.each<[string, (response: Response) => Response]>([
    ["as it is", (response) => new world.Response(response.body)],
    [
      "after the first was cloned",
      (response) => (response.clone(), new world.Response(response.body)),
    ],
    ["from a clone", (response) => new world.Response(response.clone().body)],
    ["as a clone", (response) => response.clone()],
  ])("stays when the first response is collected as garbage: %s", async (_, handOn) => {
    const second = handOn(new world.Response("text"));
    // Node.js cancels it in a task of its own.
    for (let turn = 0; turn < 3; turn++) {
      collectGarbage();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await second.clone().text()).toBe("text");
    expect(await second.text()).toBe("text");
  });
});

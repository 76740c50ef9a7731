import { describe, expect, test } from "vitest";

import { Clock } from "./clock";
import { type Host, Network } from "./network";
import type { Actor } from "./trace/events";
import { Trace } from "./trace/trace";

const laptop: Actor = { role: "browser", name: "Laptop" };

function createNetwork() {
  const trace = new Trace();
  const clock = new Clock(0, trace);
  trace.now = () => clock.now();
  return { trace, clock, network: new Network(clock, trace) };
}

function host(name: string, fetch: (request: Request) => Response | Promise<Response>): Host {
  return { actor: { role: "app", name }, fetch: async (request) => fetch(request) };
}

const asLaptop = { from: laptop, purpose: "fetch", browser: "laptop" } as const;

describe("the network", () => {
  test("records a request and its answer in full, and takes time for both ways", async () => {
    const { network, trace } = createNetwork();
    network.register(
      "https://app.example",
      host("App", async (request) => new Response(`got ${await request.text()}`, { status: 201 })),
    );
    const request = new Request("https://app.example/x?y=1", {
      method: "POST",
      headers: { "x-a": "b", "content-type": "text/plain" },
      body: "hello",
    });
    const response = await network.fetch(request, asLaptop);
    expect(await response.text()).toBe("got hello");
    expect(trace.events).toEqual([
      {
        id: 1,
        at: 0,
        kind: "request",
        from: laptop,
        to: { role: "app", name: "App" },
        purpose: "fetch",
        method: "POST",
        url: "https://app.example/x?y=1",
        headers: [
          ["content-type", "text/plain"],
          ["x-a", "b"],
        ],
        body: "hello",
        browser: "laptop",
      },
      {
        id: 2,
        at: 24,
        cause: 1,
        kind: "response",
        request: 1,
        status: 201,
        headers: [["content-type", "text/plain;charset=UTF-8"]],
        body: "got hello",
      },
    ]);
  });

  test("records of a long script its beginning, and hands over all of it", async () => {
    const body = "x".repeat(30_000);
    for (const type of ["application/javascript", "text/html"]) {
      const headers = { "content-type": type };
      const { network, trace } = createNetwork();
      network.register(
        "https://app.example",
        host("App", () => new Response(body, { headers })),
      );
      const response = await network.fetch(new Request("https://app.example/"), asLaptop);
      expect(await response.text()).toBe(body);
      const [kept] = trace.events.flatMap((event) => (event.kind === "response" ? event.body : []));
      if (type === "text/html") expect(kept).toBe(body);
      else expect(kept).toBe(`${"x".repeat(20_000)}\n/* … and 10,000 characters more */\n`);
    }
  });

  test("keeps each Set-Cookie a field of its own", async () => {
    const { network, trace } = createNetwork();
    const headers: [string, string][] = [
      ["set-cookie", "a=1; Expires=Mon, 05 Jan 2026 09:00:00 GMT"],
      ["set-cookie", "b=2"],
    ];
    network.register(
      "https://app.example",
      host("App", () => new Response(null, { headers })),
    );
    await network.fetch(new Request("https://app.example/"), asLaptop);
    expect(trace.events[1]).toMatchObject({ headers, body: "" });
  });

  test("refuses a request to an unknown host, naming the request and the known hosts", async () => {
    const { network, trace } = createNetwork();
    network.register(
      "https://app.example",
      host("App", () => new Response()),
    );
    network.register(
      "https://id.example/authorize",
      host("IdP", () => new Response()),
    );
    const request = new Request("https://www.example/login?token=secret", { method: "POST" });
    const message =
      "POST https://www.example/login: no host in this world answers at https://www.example. " +
      "The simulated internet knows https://app.example, https://id.example.";
    await expect(network.fetch(request, asLaptop)).rejects.toThrow(new TypeError(message));
    expect(trace.events).toMatchObject([
      { kind: "request", to: { role: "nobody" } },
      { kind: "network-error", request: 1, cause: 1, message },
    ]);
  });

  test("tells hosts apart by scheme and port", async () => {
    const { network } = createNetwork();
    network.register(
      "https://app.example",
      host("App", () => new Response()),
    );
    for (const url of ["http://app.example/", "https://app.example:8443/"]) {
      await expect(network.fetch(new Request(url), asLaptop)).rejects.toThrow("no host");
    }
  });

  test("lets each origin have one host", () => {
    const { network } = createNetwork();
    const app = host("App", () => new Response());
    network.register("https://app.example", app);
    expect(() => network.register("https://app.example/other", app)).toThrow(
      "Two hosts claim https://app.example",
    );
  });

  test("records that a host broke down, and passes its error on", async () => {
    const { network, trace } = createNetwork();
    network.register(
      "https://app.example",
      host("App", () => {
        throw new RangeError("out of range");
      }),
    );
    const request = new Request("https://app.example/");
    await expect(network.fetch(request, asLaptop)).rejects.toThrow(RangeError);
    expect(trace.events[1]).toMatchObject({
      kind: "network-error",
      request: 1,
      message: "out of range",
    });
    expect(network.answeredBy({ role: "app", name: "App" })).toBeUndefined();
  });
});

describe("the way to a host", () => {
  const APP = "https://app.example";

  function createApp() {
    const world = createNetwork();
    const app = host("App", () => new Response("up"));
    world.network.register(APP, app);
    world.network.register("http://app.example", app);
    return world;
  }

  test("can be slow, and as usual again", async () => {
    const { network, clock } = createApp();
    network.setCondition(`${APP}/path`, { latency: 500 });
    await network.fetch(new Request(`${APP}/`), asLaptop);
    expect(clock.now()).toBe(1000);
    network.clearCondition(APP);
    await network.fetch(new Request(`${APP}/`), asLaptop);
    expect(clock.now()).toBe(1024);
  });

  test("can be blocked: the request fails, and the error names request and host", async () => {
    const { network, trace } = createApp();
    network.setCondition(APP, { down: true });
    const message = `POST ${APP}/token: App at ${APP} is down and cannot be reached.`;
    const request = new Request(`${APP}/token?secret=1`, { method: "POST" });
    await expect(network.fetch(request, asLaptop)).rejects.toThrow(new TypeError(message));
    expect(trace.events).toMatchObject([
      { kind: "request", to: { name: "App" } },
      { kind: "network-error", request: 1, message, at: 12 },
    ]);
    network.clearCondition();
    expect(await (await network.fetch(new Request(APP), asLaptop)).text()).toBe("up");
  });

  test("is that of an origin: another scheme has another", async () => {
    const { network } = createApp();
    network.setCondition(APP, { down: true });
    const response = await network.fetch(new Request("http://app.example/"), asLaptop);
    expect(response.ok).toBe(true);
    expect(network.conditionOf(APP)).toEqual({ down: true });
    expect(network.conditionOf("http://app.example")).toEqual({});
  });

  test("is set anew, not piece by piece", () => {
    const { network } = createApp();
    network.setCondition(APP, { down: true });
    network.setCondition(APP, { latency: 1 });
    expect(network.conditionOf(APP)).toEqual({ latency: 1 });
  });

  test("cannot be set for nobody, or to what is no duration", () => {
    const { network } = createApp();
    expect(() => network.setCondition("https://ap.example", { down: true })).toThrow(
      "No host in this world answers at https://ap.example. The simulated internet knows https://app.example",
    );
    for (const latency of [-1, 0.5, NaN, Infinity]) {
      expect(() => network.setCondition(APP, { latency })).toThrow(RangeError);
    }
  });
});

describe("causes on the network", () => {
  test("what a server asks while it answers is caused by what it answers", async () => {
    const { network, trace } = createNetwork();
    const idp = host("IdP", () => new Response("keys"));
    const app = host("App", async () => {
      const request = new Request("https://id.example/keys");
      await network.fetch(request, { from: app.actor, purpose: "server" });
      return new Response();
    });
    network.register("https://app.example", app);
    network.register("https://id.example", idp);
    trace.ambientCause = trace.record({ kind: "step", index: 0, caption: "" });
    await network.fetch(new Request("https://app.example/"), asLaptop);
    expect(trace.events.map(({ kind, cause }) => [kind, cause])).toEqual([
      ["step", undefined],
      ["request", 1],
      ["request", 2],
      ["response", 3],
      ["response", 2],
    ]);
  });

  test("a server that asks itself: what it does then is caused by the inner request", async () => {
    const { network, trace } = createNetwork();
    const ask = (url: string) =>
      network.fetch(new Request(url), { from: app.actor, purpose: "server" });
    const app: Host = host("App", async (request) => {
      if (request.url.endsWith("/outer")) await ask("https://app.example/inner");
      if (request.url.endsWith("/inner")) await ask("https://id.example/keys");
      return new Response();
    });
    network.register("https://app.example", app);
    network.register(
      "https://id.example",
      host("IdP", () => new Response()),
    );
    await network.fetch(new Request("https://app.example/outer"), asLaptop);
    const requests = trace.events.flatMap((event) =>
      event.kind === "request" ? [[event.url, event.cause]] : [],
    );
    expect(requests).toEqual([
      ["https://app.example/outer", undefined],
      ["https://app.example/inner", 1],
      ["https://id.example/keys", 2],
    ]);
  });

  test("a server that is idle again causes nothing", async () => {
    const { network, trace } = createNetwork();
    const app = host("App", () => new Response());
    network.register("https://app.example", app);
    await network.fetch(new Request("https://app.example/"), asLaptop);
    expect(network.answeredBy(app.actor)).toBeUndefined();
    await network.fetch(new Request("https://app.example/"), {
      from: app.actor,
      purpose: "server",
    });
    expect(trace.events[2]).not.toHaveProperty("cause");
  });

  test("an exchange tells the event of its own answer, whatever happens beside it", async () => {
    const { network, trace } = createNetwork();
    network.register(
      "https://app.example",
      host("App", (request) => new Response(request.url)),
    );
    const paths = ["/a", "/b", "/c"];
    const exchanges = await Promise.all(
      paths.map((path) => network.exchange(new Request(`https://app.example${path}`), asLaptop)),
    );
    expect(exchanges.map(({ event }) => trace.events[event - 1])).toMatchObject(
      paths.map((path) => ({ kind: "response", body: `https://app.example${path}` })),
    );
  });
});

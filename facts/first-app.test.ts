import type { AuthConfig } from "@auth/core";
import { afterEach, expect, vi } from "vitest";

import { shows } from "../tests/support/shows";
import { loadCore } from "../tests/support/world/core";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { APP } from "../tests/support/world/site";

afterEach(() => void vi.restoreAllMocks());

/** The tutorial's app and config, freshly loaded, and the headers of somebody who is signed in. */
async function loadApp() {
  const core = await loadCore();
  const { default: config } = await import("../examples/first-sign-in/auth");
  const { default: app } = await import("../examples/first-sign-in/app");
  const salt = SESSION_COOKIE;
  const secret = String(config.secret);
  const token = await core.encode({ token: { name: "Alice Example" }, secret, salt });
  const headers = { cookie: `${SESSION_COOKIE}=${token}` };
  const ask = (path: string) => app.fetch(new Request(APP + path, { headers }));
  return { core, config: config as AuthConfig, ask, headers };
}

shows("first-app.routes", async () => {
  const { core, config, ask } = await loadApp();
  vi.spyOn(console, "error").mockReturnValue();
  for (const path of ["/auth/providers", "/auth/nothing", "/auth/session/more"]) {
    const [own, theirs] = [await ask(path), await core.Auth(new Request(APP + path), config)];
    expect([own.status, await own.text()], path).toEqual([theirs.status, await theirs.text()]);
  }
  const elsewhere = await ask("/authors");
  expect([elsewhere.status, await elsewhere.text()]).toEqual([
    404,
    expect.stringContaining("Not found"),
  ]);
});

shows("first-app.cookies", async () => {
  const { ask, headers } = await loadApp();
  for (const path of ["/", "/protected", "/nothing"]) {
    const renewed = (await ask(path)).headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=ey`));
    expect(renewed, path).toBeDefined();
    expect(renewed).not.toContain(headers.cookie);
  }
});

shows("first-app.broken", async () => {
  const { core, config, ask, headers } = await loadApp();
  expect(await (await ask("/protected")).text()).toContain("Only signed-in people see this");
  vi.spyOn(console, "error").mockReturnValue();
  delete config.secret;
  const shown = await ask("/protected");
  expect([shown.status, shown.headers.get("location")]).toEqual([
    302,
    "/auth/signin?callbackUrl=/protected",
  ]);
  const error = await core.Auth(new Request(`${APP}/auth/session`, { headers }), config);
  expect(error.status).toBe(500);
  expect(Boolean(await error.json())).toBe(true);
});

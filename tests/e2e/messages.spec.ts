import { build } from "esbuild";

import type * as messages from "../../src/world/platform/messages";
import { expect, test } from "../fixtures";

/** What the unit tests of the message classes show under Node, where a real browser drops cookies. */
test("requests and responses keep their cookies in a browser", async ({ page }) => {
  const { outputFiles } = await build({
    entryPoints: ["src/world/platform/messages.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "messages",
  });
  const seen = await page.evaluate(async (source) => {
    const load = new Function(`${source}; return messages;`) as () => typeof messages;
    const world = load().createMessageClasses({ Request, Response });
    const url = "https://app.example/path";
    const cookies: [string, string][] = [
      ["set-cookie", "a=1; HttpOnly"],
      ["set-cookie", "b=2"],
    ];
    const init = { method: "POST", headers: { cookie: "a=1", "x-old": "1" }, body: "text" };
    const request = new world.Request(url, init);
    request.headers.delete("x-old");
    const response = new world.Response("body", { headers: cookies });
    const redirected = world.Response.redirect(url, 303);
    redirected.headers.append("set-cookie", "c=3");
    const refuses = (make: () => unknown) => {
      try {
        make();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    return {
      native: [
        new Request(url, init).headers.get("cookie"),
        new Response("", { headers: cookies }).headers.getSetCookie().length,
      ],
      instances: [
        request instanceof Request,
        request.clone() instanceof world.Request,
        response.clone() instanceof world.Response,
        redirected instanceof world.Response,
      ],
      requests: [request.clone(), new world.Request(request.clone()), request].map(
        ({ headers, method }) => `${method} ${headers.get("cookie")} ${headers.get("x-old")}`,
      ),
      body: await request.text(),
      responses: [response.clone(), response, world.Response.json({}, { headers: cookies })].map(
        ({ headers }) => headers.getSetCookie().join(),
      ),
      json: await world.Response.json({ a: 1 }).json(),
      redirected: [redirected.status, ...redirected.headers],
      relative: [
        refuses(() => new world.Request("/path")),
        refuses(() => world.Response.redirect("/path")),
      ],
    };
  }, outputFiles[0]?.text ?? "");

  expect(seen).toEqual({
    native: [null, 0],
    instances: [true, true, true, true],
    requests: ["POST a=1 null", "POST a=1 null", "POST a=1 null"],
    body: "text",
    responses: ["a=1; HttpOnly,b=2", "a=1; HttpOnly,b=2", "a=1; HttpOnly,b=2"],
    json: { a: 1 },
    redirected: [303, ["location", "https://app.example/path"], ["set-cookie", "c=3"]],
    relative: [true, true],
  });
});

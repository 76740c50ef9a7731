import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { expect, test } from "vitest";

import { readCauses } from ".";

const { causes, healthy } = await readCauses(process.cwd());

test("what came of each is what was recorded", async () => {
  const lines = causes.map(({ id, proxy, strategy, way, lab, outcome }) => {
    const { seen, end, status, log, cookie, session, missing, again, reached, signatures } =
      outcome;
    return [
      id,
      `  ${seen}: ${status ?? "no page"} ${end}`,
      `  ${way}, ${strategy}${proxy ? ", behind a proxy" : ""}${reached ? ", by way of the provider" : ""}`,
      `  cookie: ${cookie ? "yes" : "no"}, session: ${session}, again: ${again ?? "-"}`,
      ...(missing === null ? [] : [`  missing: ${missing}`]),
      ...(signatures.length > 0 ? [`  reasons: ${signatures.join(", ")}`] : []),
      ...(lab ? [`  ${lab.is}: ${lab.query}`] : []),
      ...log.map((line) => `  ${line.replaceAll("\n", " ")}`),
    ].join("\n");
  });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("./recorded.txt");
});

test("an app without a fault comes through the whole visit", () => {
  expect(healthy.map(({ way }) => way)).toEqual(["provider", "password", "mail", "passkey"]);
  for (const { way, outcome } of healthy) {
    expect(outcome, way).toMatchObject({ seen: "works", error: null, missing: null });
    // Passkeys are never without their warning.
    expect(outcome.names, way).toEqual(way === "passkey" ? ["experimental-webauthn"] : []);
  }
});

test("at least 80 causes are there, and something is to be seen of each", () => {
  expect(causes.length).toBeGreaterThanOrEqual(80);
  for (const { id, outcome } of causes) {
    expect(outcome.seen === "works" && outcome.names.length === 0, id).toBe(false);
  }
});

test("each is named once, and tells cause, fix and a page in whole sentences", () => {
  expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
  for (const { id, title, cause, fix, to } of causes) {
    expect(id).toMatch(/^[a-z\d-]+$/);
    expect(title, id).toMatch(/^\S.*[^.\s]$/);
    for (const text of [cause, fix]) expect(text, id).toMatch(/^[A-Z`].*[.”]$/);
    expect(to, id).toMatch(/^\/[\w./-]+\/(?:#[\w-]+)?$/);
  }
});

test("each page and anchor that is written by hand exists", () => {
  for (const { id, to } of causes) {
    const [path = "", anchor] = to.split("#");
    const file = ["", "/index", "/overview"]
      .map((end) => `docs${path.replace(/\/$/, "")}${end}.mdx`)
      .find((one) => existsSync(one));
    // Pages of the reference are generated; the build checks them where a page links them.
    if (!file) expect(path, id).toMatch(/^\/reference\/(?:core|providers|adapters|packages)\//);
    else if (anchor !== undefined)
      expect(readFileSync(file, "utf8"), id).toContain(`#${anchor} */}`);
  }
});

test("a lab that plays the fault comes to the same error", () => {
  for (const { id, lab, outcome } of causes) {
    const error = lab && new URLSearchParams(lab.query).get("error");
    if (error) expect(outcome.names, id).toContain(error);
  }
});

test("the page loads at most 40 KB for it", () => {
  expect(gzipSync(JSON.stringify(causes)).length).toBeLessThan(40_000);
});

import { existsSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { LOCAL_PAGES, rewriteLink, sourceUrl, type LinkContext } from "./links";

const context: LinkContext = {
  version: "1.2.3",
  pages: new Set(["", "errors", "types", "providers/github"]),
  memberUrl: (member) => `/member/${member}`,
};

const rewrite = (link: string) => rewriteLink(link, context);

describe("rewriteLink", () => {
  it("makes links to the reference local", () => {
    expect(rewrite("https://authjs.dev/reference/core")).toBe("/reference/core/");
    expect(rewrite("https://authjs.dev/reference/core#cookies")).toBe("/reference/core/#cookies");
    expect(rewrite("https://authjs.dev/reference/core/errors#accessdenied")).toBe(
      "/reference/core/errors/#accessdenied",
    );
    expect(rewrite("/reference/core/providers/github")).toBe("/reference/core/providers/github/");
  });

  it("takes the last of two fragments", () => {
    expect(rewrite("https://authjs.dev/reference/core#authconfig#session")).toBe(
      "/reference/core/#session",
    );
  });

  it("leads old anchors to the member they mean", () => {
    expect(rewrite("https://authjs.dev/reference/core/types#jwt")).toBe(
      "/member/AuthConfig.callbacks.jwt",
    );
  });

  it("leads the addresses that logs print to their pages", () => {
    expect(rewrite("https://errors.authjs.dev#missingsecret")).toBe(
      "/reference/core/errors/#missingsecret",
    );
  });

  it("makes pages that this site has local, and the others absolute", () => {
    expect(rewrite("https://next-auth.js.org/faq#json-web-tokens")).toBe("/faq/");
    expect(rewrite("https://authjs.dev/concepts#security")).toBe("/faq/#security");
    expect(rewrite("https://authjs.dev/concepts")).toBe("/faq/");
    expect(rewrite("https://authjs.dev/getting-started/database")).toBe("/guides/databases/");
    expect(rewrite("/guides/corporate-proxy")).toBe("https://authjs.dev/guides/corporate-proxy");
    expect(rewrite("https://authjs.dev/concepts/oauth")).toBe("https://authjs.dev/concepts/oauth");
    expect(rewrite("https://authjs.dev/reference/nextjs")).toBe(
      "https://authjs.dev/reference/nextjs",
    );
  });

  it("pins links to the package's sources to the version", () => {
    const main = "https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/jwt.ts";
    expect(rewrite(main)).toBe(sourceUrl("1.2.3", "src/jwt.ts"));
    expect(sourceUrl("1.2.3", "src/jwt.ts", 7)).toBe(
      "https://github.com/nextauthjs/next-auth/blob/@auth/core@1.2.3/packages/core/src/jwt.ts#L7",
    );
  });

  it("leaves other links as they are", () => {
    for (const link of ["https://example.com/a", "https://authjs.development/", "#here"]) {
      expect(rewrite(link)).toBe(link);
    }
  });

  it("names only local pages that exist", () => {
    for (const page of Object.values(LOCAL_PAGES)) {
      const file = path.join("docs", page.replace(/\/(#.*)?$/, ""));
      expect(existsSync(`${file}.mdx`) || existsSync(`${file}.md`), page).toBe(true);
    }
  });
});

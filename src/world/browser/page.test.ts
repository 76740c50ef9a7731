import { describe, expect, test } from "vitest";

import { asText, createPage, escapeHtml } from "./page";

const EVIL = `<script>alert("1")</script> & 'more'`;

describe("escaping", () => {
  test("makes text safe for content and for quoted attributes", () => {
    expect(escapeHtml(EVIL)).toBe("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'more'");
  });

  test("of text that is already escaped shows it as it is", () => {
    expect(escapeHtml("&lt;")).toBe("&amp;lt;");
  });
});

describe("a page", () => {
  const parts = { url: "https://app.example/", status: 200, source: EVIL, resources: [] };

  test.each(["text/plain", "application/json", "image/svg+xml", ""])(
    "of type %j shows its source as text",
    (contentType) => {
      expect(createPage({ ...parts, contentType }).document.text).toBe(EVIL);
    },
  );

  test.each(["text/html; charset=utf-8", "application/xhtml+xml"])(
    "of type %j is a document",
    (contentType) => {
      expect(createPage({ ...parts, contentType }).document.text).toBe("& 'more'");
    },
  );

  test("of text has no title of its own", () => {
    expect(asText(EVIL)).toBe(`<!doctype html><title></title><body><pre>${escapeHtml(EVIL)}</pre>`);
  });
});

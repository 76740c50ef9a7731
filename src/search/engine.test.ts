// cspell:ignore trusthost trsut untrustedhots zzqxjv
import { describe, expect, it } from "vitest";

import { Search, splitIndex } from "./answer";
import { type Kind, type Page } from "./pages";

function page(address: string, kind: Kind, title: string, sections: [string, string][]): Page {
  return {
    address,
    kind,
    title,
    sections: sections.map(([heading, text], i) => ({
      anchor: i === 0 ? "" : heading.toLowerCase().replaceAll(" ", "-"),
      heading: i === 0 ? "" : heading,
      above: [],
      text,
    })),
  };
}

const PAGES = [
  page("/guides/cookies/", "guide", "Cookies in practice", [
    ["", "What a cookie holds, and who may read it, from the first response on."],
    ["Signing out", "The cookie is deleted when the user signs out of the app, at once."],
    ["Large cookies", "A session cookie that grows is split into chunks of 4,096 bytes each."],
  ]),
  page("/reference/core/", "api", "Module core", [
    ["", "Everything that the module exports, generated from its declarations of types."],
    ["trustHost", "Whether the host header of a request is believed, as a boolean value."],
    ["Cookies", "The type of the option for cookies, with names and attributes of each."],
  ]),
  page("/reference/errors/", "error", "Errors", [
    ["", "Each error that the log may have, with its cause and what to do about it."],
    ["UntrustedHost", "The host of the request is not trusted. Set trustHost, or AUTH_TRUST_HOST."],
  ]),
];

function searchIn(pages: readonly Page[]): Search {
  const [headings, texts] = splitIndex("1", pages);
  const search = new Search(headings);
  search.addTexts(texts);
  return search;
}

const search = searchIn(PAGES);
const found = (text: string) => search.answer(text, 8).hits.map(({ address }) => address);

describe("a search", () => {
  it("needs not all of the words, and prefers sections that have more of them", () => {
    expect(found("session cookie chunks zebra")[0]).toBe("/guides/cookies/#large-cookies");
  });

  it("ranks what is generated below what somebody wrote", () => {
    const cookies = found("cookies");
    expect(cookies[0]).toBe("/guides/cookies/");
    expect(cookies).toContain("/reference/core/#cookies");
  });

  it("looks for names in code first in the reference", () => {
    expect(found("trustHost")[0]).toBe("/reference/core/#trusthost");
  });

  it.each(["trust host", "trusthost", "TRUSTHOST", "trsutHost", "trustHo"])("finds %s", (text) => {
    expect(found(text)).toContain("/reference/core/#trusthost");
  });

  it.each(["log out", "logout", "signout", "logged out"])(
    "knows that %s is signing out",
    (text) => {
      expect(found(text)[0]).toBe("/guides/cookies/#signing-out");
    },
  );

  it("forgives an error in a word that it does not know, and no other", () => {
    expect(found("untrustedhots")[0]).toBe("/reference/errors/#untrustedhost");
    expect(found("zzqxjv")).toEqual([]);
  });

  it("marks whole words in a snippet that has them", () => {
    const [hit] = search.answer("chunks", 1).hits;
    expect(hit?.snippet.filter(({ isMarked }) => isMarked)).toEqual([
      { text: "chunks", isMarked: true },
    ]);
  });

  it("finds headings before the texts have come, and takes no texts of another build", () => {
    const [headings, texts] = splitIndex("1", PAGES);
    const early = new Search(headings);
    expect(early.answer("UntrustedHost", 1).hits[0]).toMatchObject({ snippet: [] });
    expect(early.answer("chunks", 1).hits).toEqual([]);
    expect(() => early.addTexts({ ...texts, build: "2" })).toThrow("another build");
  });
});

it("shows no more than three sections of a page before the others", () => {
  const many = page("/faq/", "faq", "Questions about proxies", [
    ["", "A proxy"],
    ...Array.from({ length: 6 }, (_, i): [string, string] => [`Proxy ${i}`, "A proxy, again"]),
  ]);
  const other = page("/glossary/", "reference", "Glossary", [["", "A proxy stands in between."]]);
  const addresses = searchIn([many, other])
    .answer("proxy", 8)
    .hits.map(({ address }) => address);
  expect(addresses.indexOf("/glossary/")).toBe(3);
});

import { expect, it } from "vitest";

import { folderOf } from "./folder";

const ROUTES = [
  "/",
  "/faq/",
  "/guides/databases/",
  "/guides/typescript",
  "/reference/core/errors/",
];

it("finds the folder of a missing page, with the pages directly in it", () => {
  const guides = { path: "/guides/", pages: ["/guides/databases/", "/guides/typescript"] };
  expect(folderOf("/guides/testing", ROUTES)).toEqual(guides);
  expect(folderOf("/guides/testing/more/", ROUTES)).toEqual(guides);
});

it.each(["/", "/guides", "/guides/", "/nothing/here", "/reference/x", "//", ""])(
  "finds none for %j",
  (path) => {
    expect(folderOf(path, ROUTES)).toBeUndefined();
  },
);

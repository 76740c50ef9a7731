import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";

import { zip } from "./zip";

test("a zip has files in folders, below one folder", () => {
  const files = {
    "app/api/auth/[...nextauth]/route.ts": "a",
    "example/auth.config.ts": "b",
    ".env": "c",
    ".gitignore": "d",
  };
  const unpacked = Object.entries(unzipSync(zip("project", files)));
  expect(Object.fromEntries(unpacked.map(([path, data]) => [path, strFromU8(data)]))).toEqual({
    "project/app/api/auth/[...nextauth]/route.ts": "a",
    "project/example/auth.config.ts": "b",
    "project/.env": "c",
    "project/.gitignore": "d",
  });
});

test.each(["../a.ts", "example/../../a.ts", "/a.ts", "a\\b.ts", "example/CON.ts", "a\0.ts"])(
  "no zip is made with %j",
  (path) => expect(() => zip("project", { [path]: "" })).toThrow("No zip may have"),
);

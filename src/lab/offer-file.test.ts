import { expect, test } from "vitest";

import { isPlainPath } from "./files/file-path";
import { plainName } from "./offer-file";

test.each(["provider:github.har", "first-sign-in.svg", "a b/../c.har"])(
  "%s becomes the name of a file on every system",
  (name) => expect(isPlainPath(plainName(name))).toBe(true),
);

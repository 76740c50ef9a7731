import { readFileSync } from "node:fs";
import path from "node:path";

/** Licenses under which the site may ship what others made: all let anybody use it for anything. */
export const ALLOWED: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
]);

/** A package that is published without a file of its license. */
interface Exception {
  /** Where its license is said, and why there is no file. */
  reason: string;
  /** The text that stands for the file. @param folder the package's */
  text: (folder: string) => string;
}

/** The only packages that may come without a file of their license. */
export const WITHOUT_TEXT: Readonly<Record<string, Exception>> = {
  "@next/env": {
    reason: "It comes from the repository of Next.js, whose package has the file.",
    text: (folder) => readFileSync(path.join(folder, "..", "..", "next", "license.md"), "utf8"),
  },
  "drizzle-orm": {
    reason:
      "Its manifest says Apache-2.0, whose text is the same for all; the file stays in its repository.",
    text: (folder) => readFileSync(path.join(folder, "..", "typescript", "LICENSE.txt"), "utf8"),
  },
  infima: {
    reason: "Each of its style sheets says MIT, and whose; the file stays in its repository.",
    text: () => mit("Copyright (c) Facebook, Inc. and its affiliates."),
  },
  "is-reference": byRichHarris(),
  isarray: {
    reason: "Its license is the last section of its README.",
    text: (folder) =>
      readFileSync(path.join(folder, "README.md"), "utf8").replace(/^[^]*\n## License\n/, ""),
  },
  "locate-character": byRichHarris(),
};

/** What packages hold of others, and pass on without a word. */
export const CONTAINED: Readonly<Record<string, string>> = {
  "sql.js": "It contains SQLite, which is in the public domain: https://sqlite.org/copyright.html",
  tldts:
    "It contains data of the Public Suffix List, which is under the Mozilla Public License 2.0 (https://mozilla.org/MPL/2.0/); its source is at https://publicsuffix.org/list/public_suffix_list.dat",
};

/** Packages of which code ships that no bundle names as an input: what bundlers add, by the part. */
export const BUNDLERS: Readonly<Record<string, readonly string[]>> = {
  "@rspack/core": ["pages"],
  esbuild: ["labs", "editor", "downloads"],
};

function byRichHarris(): Exception {
  return {
    reason: "Its manifest says MIT, and whose; it is published without a file.",
    text: () => mit("Copyright (c) Rich Harris"),
  };
}

function mit(copyright: string): string {
  return `MIT License

${copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}

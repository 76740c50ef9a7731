import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import fc from "fast-check";
import { compare } from "semver";
import { describe, expect, test } from "vitest";

import { check, type Report } from "./check";
import { compareVersions } from "./compare-versions";
import { LARGEST } from "./installed/read";
import { notices } from "./notices";

const FIXTURES = path.join(import.meta.dirname, "fixtures");
const read = (file: string) => readFileSync(path.join(FIXTURES, file), "utf8");

/** A report on a text that can be read, with packages as `name version < what brought it`. */
function checked(text: string) {
  const report = check(text);
  if (report.kind === "refused") throw new Error(report.reason);
  const say = ({ name, version }: { name: string; version: string }) => `${name} ${version}`;
  return {
    manager: report.manager,
    packages: report.packages.map((one) => [say(one), ...one.through.map(say)].join(" < ")),
    touched: report.touched.map(({ notice }) => notice.id),
    updates: report.remedy.updates.map(say),
    overrides: report.remedy.overrides.map(say),
    unseen: report.unseen.map(say),
  };
}

function refused(report: Report): string {
  if (report.kind !== "refused") throw new Error("It was checked.");
  return report.reason;
}

/**
 * Output and lock files of one project: `next-auth` 5.0.0-beta.31, and an adapter that brings a second
 * `@auth/core`. Made with the package managers, and shortened.
 */
const MADE_BY: Record<string, string | undefined> = {
  "bun.txt": "bun",
  "npm-1.json": "npm",
  "npm-2.json": "npm",
  "npm-3.json": "npm",
  "npm-ls.json": "npm",
  "npm-ls.txt": undefined,
  "pnpm-6.yaml": "pnpm",
  "pnpm-9.yaml": "pnpm",
  "pnpm-ls.txt": "pnpm",
  "pnpm-why.txt": undefined,
  "yarn-1-list.txt": "yarn",
  "yarn-1.txt": "yarn",
  "yarn-4-why.txt": "yarn",
  "yarn-4.txt": "yarn",
};

test("each file is tried", () => {
  expect(Object.keys(MADE_BY)).toEqual(readdirSync(FIXTURES).sort());
});

describe.each(Object.entries(MADE_BY))("%s", (file, manager) => {
  test("shows both cores, and what brought them", () => {
    const { packages, ...report } = checked(read(file));
    expect(packages).toEqual(
      expect.arrayContaining([
        "@auth/core 0.40.0 < @auth/drizzle-adapter 1.10.0",
        "@auth/core 0.41.2 < next-auth 5.0.0-beta.31",
        "@auth/drizzle-adapter 1.10.0",
        "next-auth 5.0.0-beta.31",
      ]),
    );
    expect(packages).toHaveLength(4);
    expect(report.manager).toBe(manager);
    expect(report).toMatchObject({
      touched: [
        "GHSA-8fpg-xm3f-6cx3",
        "GHSA-7rqj-j65f-68wh",
        "GHSA-xmf8-cvqr-rfgj",
        "GHSA-x445-f3h2-j279",
        "github-sends-iss",
        "GHSA-5jpx-9hw9-2fx4",
      ],
      overrides: [],
      unseen: [],
    });
    expect(report.updates.sort()).toEqual([
      "@auth/drizzle-adapter 1.11.3",
      "next-auth 5.0.0-beta.32",
    ]);
  });

  test("reads the same with the line ends of Windows", () => {
    expect(checked(read(file).replaceAll("\n", "\r\n"))).toEqual(checked(read(file)));
  });
});

describe("versions", () => {
  test.each([
    ["next-auth 4.24.14", ["next-auth 4.24.15"]],
    ['"next-auth": "4.24.11",', ["next-auth 4.24.15"]],
    [
      "next-auth@5.0.0-beta.30 and @auth/core@0.41.0",
      ["@auth/core 0.41.3", "next-auth 5.0.0-beta.32"],
    ],
    ["I use @auth/core v0.41.2.", ["@auth/core 0.41.3"]],
  ])("%s", (text, updates) => expect(checked(text).updates.sort()).toEqual(updates));

  test.each([
    "next-auth 4.24.15",
    "next-auth@5.0.0-beta.32, @auth/core@0.41.3",
    "@auth/express 0.12.3",
  ])("%s: nothing touches it", (text) =>
    expect(checked(text)).toMatchObject({ touched: [], updates: [], overrides: [], unseen: [] }),
  );

  test("the fixed versions that pages name are touched by no advisory", () => {
    const months = notices.flatMap(({ kind, date }) =>
      kind === "advisory" ? [date.slice(0, 7)] : [],
    );
    expect(months).toEqual([...Array<string>(4).fill("2026-07"), "2025-10"]);
    for (const version of ["next-auth 4.24.15", "next-auth 5.0.0-beta.32", "@auth/core 0.41.3"]) {
      expect(checked(version).touched).toEqual([]);
    }
    for (const before of ["next-auth 4.24.14", "next-auth 5.0.0-beta.31", "@auth/core 0.41.2"]) {
      expect(checked(before).touched).not.toEqual([]);
    }
  });

  test("an older release of version 4 is not touched by what version 5 alone had", () => {
    expect(checked("next-auth 4.24.14").touched).toEqual([
      "GHSA-7rqj-j65f-68wh",
      "GHSA-xmf8-cvqr-rfgj",
      "GHSA-x445-f3h2-j279",
    ]);
  });

  test("a package that brings an old core which the text does not show is named", () => {
    expect(checked("next-auth@5.0.0-beta.32\n@auth/prisma-adapter@2.10.0")).toMatchObject({
      touched: [],
      unseen: ["@auth/prisma-adapter 2.10.0"],
      updates: ["@auth/prisma-adapter 2.11.3"],
    });
  });

  test("where no release brings a fixed core, one is forced on the package", () => {
    expect(checked("@auth/qwik 0.9.1")).toMatchObject({
      unseen: ["@auth/qwik 0.9.1"],
      updates: [],
      overrides: ["@auth/qwik 0.9.1"],
    });
  });

  test("a core of a package that is not Auth.js's is overridden, too", () => {
    const tree = "app@1.0.0\n└─┬ some-auth@2.0.0\n  └── @auth/core@0.30.0\n";
    expect(checked(tree)).toMatchObject({
      packages: ["@auth/core 0.30.0 < some-auth 2.0.0"],
      updates: [],
      overrides: ["some-auth 2.0.0"],
    });
  });
});

describe("forms that the files above do not have", () => {
  const BOTH = ["@auth/core 0.41.2 < next-auth 5.0.0-beta.31", "next-auth 5.0.0-beta.31"];

  test.each([
    [
      "pnpm 7",
      "lockfileVersion: 5.4\n\npackages:\n\n  /@auth/core/0.41.2_nodemailer@7.0.7:\n    dev: false\n\n  /next-auth/5.0.0-beta.31_next@15.0.0:\n    dependencies:\n      '@auth/core': 0.41.2_nodemailer@7.0.7\n",
    ],
    [
      "pnpm 9 with peers",
      "lockfileVersion: '9.0'\n\nsnapshots:\n\n  '@auth/core@0.41.2(nodemailer@7.0.7)': {}\n\n  next-auth@5.0.0-beta.31(next@15.0.0(react@19.0.0)):\n    dependencies:\n      '@auth/core': 0.41.2(nodemailer@7.0.7)\n",
    ],
    [
      "npm in ASCII, with a package that two share",
      "app@1.0.0 /app\n+-- next-auth@5.0.0-beta.31\n| `-- @auth/core@0.41.2\n`-- other@1.0.0\n",
    ],
    [
      "a workspace of npm",
      JSON.stringify({
        lockfileVersion: 3,
        packages: {
          "": { workspaces: ["web"] },
          web: { name: "web", version: "1.0.0", dependencies: { "next-auth": "5.0.0-beta.31" } },
          "node_modules/web": { resolved: "web", link: true },
          "node_modules/next-auth": {
            version: "5.0.0-beta.31",
            dependencies: { "@auth/core": "0.41.2" },
          },
          "node_modules/@auth/core": { version: "0.41.2" },
        },
      }),
    ],
    [
      "Yarn with several ranges for one version",
      '# yarn lockfile v1\n\n"@auth/core@0.41.2", "@auth/core@^0.41.0":\n  version "0.41.2"\n\nnext-auth@^5.0.0-beta.30:\n  version "5.0.0-beta.31"\n  dependencies:\n    "@auth/core" "0.41.2"\n',
    ],
  ])("%s", (_name, text) => expect(checked(text).packages).toEqual(BOTH));

  test("what is wanted and not installed does not count", () => {
    const tree = "app@1.0.0\n├── UNMET DEPENDENCY @auth/core@0.30.0\n└── next-auth@4.24.15\n";
    expect(checked(tree).packages).toEqual(["next-auth 4.24.15"]);
  });
});

describe("what cannot be read is refused, with a way out", () => {
  test.each([
    ["", /nothing to check/],
    ["   \n", /nothing to check/],
    ["Hello", /names no package of Auth\.js/],
    ['{"dependencies":{"next-auth":"^5.0.0-beta.25"}}', /ranges of versions/],
    [read("npm-3.json").slice(0, 600), /cannot be read to its end/],
    ["[1, 2]", /names no package/],
    ["a".repeat(LARGEST + 1), /too large/],
  ])("%#", (text, reason) => {
    expect(refused(check(text))).toMatch(reason);
    expect(refused(check(text))).toContain("npm ls next-auth @auth/core --all");
  });
});

test("any text ends in a report, and in a time that follows its length", () => {
  const scraps = [
    "next-auth",
    "@auth/core",
    "@",
    " ",
    "\n",
    '"',
    "{",
    "}",
    "[",
    ":",
    "5.0.0-beta.",
    "0.41",
    "└─┬ ",
    "lockfileVersion:",
    "__metadata:",
    "node_modules/",
    ",",
    "npm:",
  ];
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...scraps), fc.string()), { maxLength: 60 }),
      (parts) => {
        expect(["checked", "refused"]).toContain(check(parts.join("")).kind);
      },
    ),
  );
  // Where the time grows with the square of the length, this takes hours.
  for (const scrap of [
    ...scraps,
    "next-auth@",
    '"next-auth": ',
    "@auth/core 0.",
    "└─┬ next-auth@5.0.0-beta.1\n",
  ]) {
    check(scrap.repeat(Math.floor(2_000_000 / scrap.length)));
  }
});

test("versions are ordered as the library for it orders them", () => {
  const number = fc.nat({ max: 50 });
  const tag = fc.array(fc.oneof(number.map(String), fc.constantFrom("beta", "alpha", "canary")), {
    maxLength: 3,
  });
  const version = fc
    .tuple(number, number, number, tag)
    .map(([a, b, c, tags]) => `${a}.${b}.${c}${tags.length > 0 ? `-${tags.join(".")}` : ""}`);
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(Math.sign(compareVersions(a, b))).toBe(compare(a, b));
    }),
  );
});

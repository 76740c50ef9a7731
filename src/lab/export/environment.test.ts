import { parseEnv } from "node:util";

import fc from "fast-check";
import { expect, test } from "vitest";

import { dotEnv, knownVariables, withoutMachine } from "./environment";

const MACHINE = ["NODE_OPTIONS", "npm_config_registry", "LD_PRELOAD", "https_proxy", "Path"];
const HARMLESS = ["AUTH_SECRET", "AUTH_URL"];

/** Texts made of what has a meaning in such a file, in any order. */
const environments = fc
  .array(
    fc.constantFrom(
      ...[
        "\n",
        "\r",
        "\r\n",
        "\u2028",
        " ",
        "\t",
        "=",
        ":",
        '"',
        "'",
        "`",
        "#",
        "\\n",
        "export ",
        "x",
      ],
      ...[...MACHINE, ...HARMLESS].flatMap((name) => [
        name,
        `\n${name}=`,
        `"\n${name}='`,
        `\r${name}: `,
      ]),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

/** The variables that Node sets of a file; no line separator of JavaScript is one for it. */
const namesIn = (text: string) => Object.keys(parseEnv(text));

/** As the dotenv of Next.js finds the beginning of an assignment. */
const assignedIn = (text: string) =>
  [...text.replace(/\r\n?/g, "\n").matchAll(/^\s*(?:export\s+)?([\w.-]+)(?:\s*=|:\s)/gm)].map(
    ([, name = ""]) => name,
  );

test("whatever an .env holds, a project's sets nothing of the machine's", () => {
  const code = `${MACHINE.map((name) => `process.env.${name}`).join()}; process.env.AUTH_SECRET`;
  let removed = 0;
  fc.assert(
    fc.property(environments, (labs) => {
      const { text, leftOut } = withoutMachine(labs);
      if (leftOut.length > 0) removed += 1;
      const ofLink = dotEnv(knownVariables(text, [code]));
      for (const made of [dotEnv(text), ofLink]) {
        const set = [...namesIn(made), ...assignedIn(made)];
        expect(set.filter((name) => MACHINE.includes(name))).toEqual([]);
      }
      expect(parseEnv(ofLink)["PORT"]).toBe("3000");
    }),
    { numRuns: 3000 },
  );
  expect(removed).toBeGreaterThan(500);
});

test("what is no variable of the machine stays, byte by byte", () => {
  const labs =
    "# NODE_OPTIONS=x\r\nAUTH_SECRET='a\nb' # c\n\nexport NEXT_PUBLIC_A=\"1\"\nMY_NODE_OPTIONS=x";
  expect(withoutMachine(labs)).toEqual({ text: labs, leftOut: [] });
});

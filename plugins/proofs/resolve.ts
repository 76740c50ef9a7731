import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import type { Facts } from "../../facts/table/fact";
import type { Proof } from "../../src/components/Proof/proof";
import { evaluateModule, loadExampleOf } from "../examples/load";
import { FileMemo } from "../inputs/file-memo";
import { noteReads } from "../inputs/reads";
import { testTitles } from "./test-titles";

/**
 * Finds what an author names as the proof of a statement:
 *
 * - `refresh-rotation/She signs in again` a step of an example, by its caption or the beginning of it;
 * - `fact:V11.replay-after-sign-out` an entry of `facts/table`, which a test shows;
 * - `test:src/world/idp/core.test.ts#a wrong issuer` a test elsewhere, by its file and its title.
 *
 * @param root folder of the site
 * @throws Error that says what is wrong with the reference, as a clause
 */
export async function resolveProof(reference: string, root: string): Promise<Proof> {
  const [, prefix, rest = ""] = /^(fact|test):(.+)$/.exec(reference) ?? [];
  if (prefix === "fact") return resolveFact(rest, root);
  if (prefix === "test") return resolveTest(rest, root);
  const slash = reference.indexOf("/");
  if (slash < 0) {
    throw new Error(`"${reference}" is none of example/step, fact:id and test:file#name`);
  }
  return resolveStep(reference.slice(0, slash), reference.slice(slash + 1), root);
}

async function resolveStep(slug: string, caption: string, root: string): Promise<Proof> {
  const { title, steps } = await loadExampleOf(root, slug);
  const named = steps.some((step) => step.caption === caption);
  const found = steps.flatMap((step, index) =>
    (named ? step.caption === caption : step.caption.startsWith(caption))
      ? [{ number: index + 1, caption: step.caption }]
      : [],
  );
  const [step] = found;
  if (step && found.length === 1) return { kind: "step", example: slug, title, ...step };
  const captions = steps.map((one) => `"${one.caption}"`).join(", ");
  throw new Error(
    `${found.length === 0 ? "no step" : "more than one step"} of "${slug}" begins with "${caption}"; its steps are ${captions}`,
  );
}

const tables = new FileMemo<Facts>();

/** The table as it is now: in development it may change. */
async function readFacts(root: string): Promise<Facts> {
  return tables.get(root, async () => {
    const { value, files } = await evaluateModule(path.join(root, "facts", "facts.ts"));
    return { value: (value as { facts: Facts }).facts, files };
  });
}

async function resolveFact(id: string, root: string): Promise<Proof> {
  const fact = (await readFacts(root))[id];
  if (fact === undefined) throw new Error(`there is no fact "${id}" in facts/table`);
  if (typeof fact !== "string") return resolveTest(`${fact.file}#${fact.test}`, root);
  const file = testsOfFacts(root).get(id);
  if (file === undefined) throw new Error(`no test in facts shows the fact "${id}"`);
  return { kind: "test", file, name: fact };
}

/** The tests in `facts`: the file in which each fact is shown, by the fact's id. */
function testsOfFacts(root: string): Map<string, string> {
  const folder = path.join(root, "facts");
  noteReads([folder]);
  const files = readdirSync(folder).filter((file) => file.endsWith(".test.ts"));
  return new Map(
    files.flatMap((file) =>
      testTitles(path.join(folder, file), ["shows"]).map((id) => [id, `facts/${file}`]),
    ),
  );
}

function resolveTest(place: string, root: string): Proof {
  const [file = "", name = ""] = place.split("#", 2);
  const absolute = path.join(root, file);
  noteReads([absolute]);
  if (!existsSync(absolute)) throw new Error(`there is no file ${file}`);
  if (testTitles(absolute).includes(name)) return { kind: "test", file, name };
  throw new Error(`${file} has no test "${name}" that always runs`);
}

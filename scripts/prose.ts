import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { statementsOf } from "../plugins/claims/statements";
import { proseRules } from "./prose/rules";
import { type Text, textsOf } from "./prose/texts";

/** Folders whose texts readers see: pages, and modules with captions, findings, labels and messages. */
const FOLDERS = ["docs", "blog", "examples", "facts/table", "plugins", "src"];

/** Texts for contributors only, of what they read in a terminal or in a failed test. */
const FOR_CONTRIBUTORS = /\.test\.tsx?$|^plugins\/(?:inputs|licenses|proofs|claims)\//;

/** `npm run spelling`, its second half: finds habits that make prose hard to read. */
async function main(): Promise<void> {
  let count = 0;
  for (const file of FOLDERS.flatMap(filesOf)) {
    for (const { text, line } of await readTexts(file)) {
      for (const { pattern, advice } of proseRules) {
        const found = pattern.exec(text);
        if (!found) continue;
        count += 1;
        console.log(`${file}:${line}: “${found[0].slice(0, 60)}”: ${advice}\n    ${text}`);
      }
    }
  }
  if (count > 0) process.exitCode = 1;
  console.log(`prose: ${count} to rewrite; the rules are in scripts/prose/rules.ts`);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.(?:mdx?|tsx?)$/.test(file) && !FOR_CONTRIBUTORS.test(file))
    .sort();
}

async function readTexts(file: string): Promise<Text[]> {
  const source = readFileSync(file, "utf8");
  return /\.mdx?$/.test(file) ? statementsOf(source) : textsOf(source, file);
}

void main();

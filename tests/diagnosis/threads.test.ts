import { describe, expect, test } from "vitest";

import { readCauses } from "../../plugins/diagnosis";
import { diagnose } from "../../src/components/Diagnosis/engine";
import type { QuestionName } from "../../src/components/Diagnosis/questions";
import { questionOf } from "../../src/components/Diagnosis/questions";
import { readAddress, readLog } from "../../src/components/Diagnosis/read-pasted";
import { recognize } from "../../src/signatures/recognize";
import threads from "./threads.json";

const { causes } = await readCauses(process.cwd());

interface Thread {
  source: string;
  symptom: string;
  answers: Partial<Record<QuestionName, string>>;
  address?: string;
  log?: string;
  expected: string;
}

/** What the page finds for what a person in a thread has told. */
function found({ answers, address = "", log = "" }: Thread): string[] {
  const told = readLog(log, recognize(`${log}\n${address}`), causes);
  const all = { ...readAddress(address), ...answers };
  return diagnose(causes, { answers: all, ...told }).causes.map(({ id }) => id);
}

describe("threads of people who asked for help", () => {
  test("the right cause is among the first two for at least 90 %", () => {
    const all = threads as Thread[];
    expect(all.length).toBeGreaterThanOrEqual(40);
    const missed = all.filter((one) => !found(one).slice(0, 2).includes(one.expected));
    const told = missed.map(
      (one) => `${one.symptom}: ${one.expected}, not ${found(one).slice(0, 4).join()}`,
    );
    expect(missed.length / all.length, told.join("\n")).toBeLessThanOrEqual(0.1);
  });

  test("each names a thread, a cause, and answers that the page offers", () => {
    for (const { source, answers, expected } of threads as Thread[]) {
      expect(source).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(?:issues|pull)\/\d+$/);
      expect(causes.map(({ id }) => id)).toContain(expected);
      for (const [name, answer] of Object.entries(answers)) {
        const { choices } = questionOf(name as QuestionName);
        if (choices) expect(Object.keys(choices), expected).toContain(answer);
      }
    }
  });
});

// @vitest-environment jsdom
import { act } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";

import { Stage } from "../../../tests/fuzz/panels/stage";
import { LabScope, useLab } from "../state/lab-context";
import { Knobs } from "./Knobs";

const knobs = [
  { name: "form", file: "auth.ts", label: "Form", choices: { none: "None", lock: "Lock" } },
  { name: "processes", file: "auth.ts", label: "Several processes" },
];

/** The editor: it has taken an edit only when its files follow. */
let code: string;
let canWrite: boolean;
let stage: Stage;

function LabWithKnobs() {
  const lab = useLab();
  const apply: typeof lab.apply = async (edit) => {
    const changed = canWrite ? await edit({ "auth.ts": code }) : undefined;
    code = changed?.["auth.ts"] ?? code;
    return changed !== undefined;
  };
  return (
    <LabScope lab={{ ...lab, apply, example: { ...lab.example, knobs } }}>
      <Knobs />
      <button onClick={() => lab.showFiles({ "auth.ts": code })}>The files follow</button>
    </LabScope>
  );
}

beforeEach(async () => {
  code = 'export const form: string = "none";\nexport const processes: boolean = false;\n';
  canWrite = true;
  stage = new Stage(LabWithKnobs);
  await followed();
});
afterEach(() => stage.close());

/** The page hears of the files that the editor has by now. */
async function followed() {
  await click(input("button"));
}

function input(selector: string): HTMLInputElement {
  const found = stage.element.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}
const lock = () => input("[value=lock]");
const none = () => input("[value=none]");
const processes = () => input("[role=switch]");

async function click(element: HTMLElement) {
  await act(async () => element.click());
}

test("a knob stands where the reader turned it, also before the editor's files follow", async () => {
  await click(lock());
  await click(processes());
  expect(lock().checked).toBe(true);
  expect(processes().checked).toBe(true);
  await followed();
  expect(lock().checked).toBe(true);
  expect(processes().checked).toBe(true);
});

test("a knob goes back with the code, and when it could not be written", async () => {
  await click(lock());
  await followed();
  code = code.replace('"lock"', '"none"');
  await followed();
  expect(none().checked).toBe(true);

  canWrite = false;
  await click(lock());
  expect(none().checked).toBe(true);
});

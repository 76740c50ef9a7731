import path from "node:path";

import { type Literal, readConstant, writeConstant } from "../../src/config-code/constants";
import type { LabExample, TurnedExample } from "../../src/lab/example";
import { checkKnob, evaluateScenario, loadExample } from "./load";

/**
 * Turns a knob of an example, as a page that shows the example wants it.
 *
 * @param root folder of the examples
 * @param setting the knob and its value: `checks=none`
 * @param title what the page calls the example then
 * @throws Error naming the knob or the value that the example does not have
 */
export async function turnExample(
  root: string,
  slug: string,
  setting: string,
  title: string,
): Promise<TurnedExample> {
  const folder = path.join(root, slug);
  const example = await loadExample(folder, slug);
  const [name = "", value = ""] = setting.split("=");
  const knob = example.knobs?.find((one) => one.name === name);
  if (!knob) throw new Error(`examples/${slug} has no knob "${name}".${listKnobs(example)}`);
  const code = example.files[knob.file] ?? "";
  const changed = writeConstant(code, name, literalOf(value, readConstant(code, name)));
  const turned = { [knob.file]: changed ?? code };
  checkKnob(knob, turned, slug);
  const {
    value: { steps },
  } = await evaluateScenario(path.join(folder, "scenario.ts"), {
    [path.join(folder, knob.file)]: turned[knob.file] ?? "",
  });
  return {
    title,
    summary: `${describeSetting(example, name, value)}.`,
    steps: steps.map(({ caption, why }) => ({ caption, why })),
    turned,
  };
}

/** A setting in the words that the knob has for it. */
export function describeSetting({ knobs = [] }: LabExample, name: string, value: string): string {
  const knob = knobs.find((one) => one.name === name);
  const unit = knob?.unit === undefined ? "" : ` ${knob.unit}`;
  const words = knob?.choices?.[value] ?? SWITCH[value] ?? `${value}${unit}`;
  return `${knob?.label ?? name}: ${words}`;
}

const SWITCH: Record<string, string> = { true: "on", false: "off" };

/** @throws Error if the text is no value of the kind that the constant has now */
function literalOf(text: string, current: Literal | undefined): Literal {
  if (typeof current === "string") return text;
  const value: unknown = /^(true|false|-?\d+(\.\d+)?)$/.test(text) ? JSON.parse(text) : undefined;
  if (typeof value === typeof current && value !== undefined) return value as Literal;
  throw new Error(`"${text}" is no ${typeof current}, and the knob's constant is one.`);
}

function listKnobs({ knobs = [] }: LabExample): string {
  const names = knobs.map(({ name }) => name);
  return names.length > 0 ? ` It has ${names.join(", ")}.` : "";
}

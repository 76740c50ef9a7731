import { ConfigCode } from "./config-code";

/** The text of each file by name. */
export type Files = Record<string, string>;

/** One setting of a configuration that people try, as a choice between ways to write it. */
export interface Switch {
  /** Unique among the switches of a config. */
  id: string;
  label: string;
  /** What to watch, as a sentence. */
  hint: string;
  choices: readonly { value: string; label: string }[];
  /** The choice that the code is; null: it is written in some other way, by hand. */
  read: (files: Files) => string | null;
  /**
   * Writes a choice.
   *
   * @returns the files that change; undefined if the code is not written so that this can be done
   */
  write: (files: Files, value: string) => Promise<Files | undefined> | Files | undefined;
}

/** The file with the configuration. */
export const AUTH = "auth.ts";

/** Names from the config down to a member. */
export type Path = readonly [string, ...string[]];

/** Spans that a lifetime can be set to, in seconds, as people write them. */
const SPANS = [
  ["2 * 60", "2 minutes"],
  ["60 * 60", "1 hour"],
  ["24 * 60 * 60", "1 day"],
  ["7 * 24 * 60 * 60", "7 days"],
] as const;

export function lifetime(options: {
  id: "maxAge" | "updateAge";
  label: string;
  hint: string;
  /** What the library does where the option is absent: in words, and as a number of seconds. */
  usual: string;
  usually: number;
  never?: boolean;
}): Switch {
  const { id, label, hint, usual, usually, never = false } = options;
  const path: Path = ["session", id];
  const zero = never ? [{ value: "0", label: "every read" }] : [];
  const choices = [
    { value: "", label: usual },
    ...zero,
    ...SPANS.filter(([value]) => product(value) !== usually).map(([value, name]) => ({
      value,
      label: name,
    })),
  ];
  return {
    id,
    label,
    hint,
    choices,
    read(files) {
      const text = new ConfigCode(files[AUTH] ?? "").read(path);
      if (text === undefined) return "";
      const seconds = product(text);
      if (seconds === usually) return "";
      return choices.find(({ value }) => value !== "" && product(value) === seconds)?.value ?? null;
    },
    write: (files, value) =>
      changed(
        files,
        value === ""
          ? removeIfThere(files[AUTH] ?? "", path)
          : new ConfigCode(files[AUTH] ?? "").set(path, `${id}: ${value}`),
      ),
  };
}

/** The value of a product of numbers, such as `30 * 24 * 60 * 60`; NaN if it is something else. */
function product(text: string): number {
  if (!/^[\d_.\s*]+$/.test(text)) return NaN;
  return text
    .split("*")
    .map((factor) => Number(factor.replaceAll("_", "").trim() || NaN))
    .reduce((a, b) => a * b, 1);
}

const FLAG = [
  { value: "off", label: "off" },
  { value: "on", label: "on" },
] as const;

/** A switch that puts a member into the config, or takes it out. */
export function member({
  path,
  text,
  ...words
}: Pick<Switch, "id" | "label" | "hint"> & { path: Path; text: string }): Switch {
  const value = text.startsWith(`${path.at(-1)}:`) ? text.slice(text.indexOf(":") + 1) : text;
  return {
    ...words,
    choices: FLAG,
    read(files) {
      const found = new ConfigCode(files[AUTH] ?? "").read(path);
      if (found === undefined) return "off";
      return isSameCode(found, value) ? "on" : null;
    },
    write: (files, choice) =>
      changed(
        files,
        choice === "on"
          ? new ConfigCode(files[AUTH] ?? "").set(path, text)
          : removeIfThere(files[AUTH] ?? "", path),
      ),
  };
}

/** A switch for one provider's option; the empty choice leaves the option out. */
export function option(
  provider: string,
  index: number,
  words: Pick<Switch, "id" | "label" | "hint" | "choices"> & { option: string },
): Switch {
  const { id, label, option: name, choices, hint } = words;
  return {
    id: `${id}-${index}`,
    label: `${provider}: ${label}`,
    hint,
    choices,
    read(files) {
      const text = new ConfigCode(files[AUTH] ?? "").readOption(index, name);
      if (text === undefined) return "";
      return choices.find(({ value }) => value !== "" && isSameCode(value, text))?.value ?? null;
    },
    write(files, value) {
      const config = new ConfigCode(files[AUTH] ?? "");
      if (value !== "") return changed(files, config.setOption(index, name, `${name}: ${value}`));
      const hasOption = config.readOption(index, name) !== undefined;
      return changed(files, hasOption ? config.removeOption(index, name) : config.text);
    },
  };
}

/** The files that differ: the config's new text, and further ones that are not there yet. */
export function changed(
  files: Files,
  text: string | undefined,
  further: Files = {},
): Files | undefined {
  if (text === undefined) return undefined;
  const missing = Object.entries(further).filter(([name]) => !Object.hasOwn(files, name));
  return { ...Object.fromEntries(missing), [AUTH]: text };
}

export function removeIfThere(text: string | undefined, path: Path): string | undefined {
  if (text === undefined) return undefined;
  const config = new ConfigCode(text);
  return config.has(path) ? config.remove(path) : text;
}

/** Whether two pieces of code differ in white space, quotes and commas at ends only. */
function isSameCode(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .replaceAll("'", '"')
      .replaceAll(/\s+/g, "")
      .replaceAll(/,(?=[\])}])/g, "");
  return plain(a) === plain(b);
}

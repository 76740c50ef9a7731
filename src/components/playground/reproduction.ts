import type { LabExample } from "../../lab";

/** The example in which every error can be made to happen, and the constant that says which. */
export const ERRORS = "errors";
const CHOICE = "problem";
const SWITCH = "fixed";

/** Files of that example whose entries are what is wrong, and what mends it. */
const WRONG = ["setup-problems.ts", "use-problems.ts"];
const RIGHT = "fixes.ts";

/** Names of the errors and warnings that an example can reproduce. */
export function reproducible({ knobs = [] }: Pick<LabExample, "knobs">): string[] {
  return Object.keys(knobs.find(({ name }) => name === CHOICE)?.choices ?? {});
}

/**
 * The lab in which one error happens: its title names it, and its `auth.ts` has the config that is wrong,
 * beside the one that is right, if a config can mend it.
 *
 * @param example the example of all errors
 * @param name the type of an error, or the code of a warning
 * @returns undefined if it is none of them
 */
export function reproductionOf(example: LabExample, name: string): LabExample | undefined {
  if (!reproducible(example).includes(name)) return undefined;
  const settings = example.files["settings.ts"] ?? "";
  const wrong = WRONG.map((file) => entryOf(example.files[file], name)).find(Boolean);
  const right = wrong && entryOf(example.files[RIGHT], name);
  return {
    ...example,
    title: name,
    summary: right
      ? "The fault is in auth.ts, with its fix. Run, and open the log."
      : "The config is right: what somebody does is the cause. Run, and look at the timeline.",
    turned: {
      "auth.ts": configOf(example.files, wrong, right),
      "settings.ts": settings.replace(/(?<=problem: string = )"[^"]*"/, JSON.stringify(name)),
    },
    knobs: right ? (example.knobs ?? []).filter((knob) => knob.name === SWITCH) : [],
  };
}

/** An entry of a record, between the comments that mark it. */
interface Entry {
  /** Comments above it. */
  remarks: string[];
  value: string;
}

function entryOf(code = "", name: string): Entry | undefined {
  const marked = new RegExp(`// #region ${name}\\n([^]*?)// #endregion ${name}\\n`).exec(code)?.[1];
  const [, remarks = "", value] =
    /^((?:\s*\/\/.*\n)*)\s*"?[\w-]+"?:\s*([^]*?),\s*$/.exec(marked ?? "") ?? [];
  if (value === undefined) return undefined;
  return {
    remarks: remarks.split("\n").flatMap((line) => line.trim().replace(/^\/\/ ?/, "") || []),
    // Entries stand one level deeper than what is declared.
    value: value.replaceAll("\n  ", "\n"),
  };
}

function configOf(files: LabExample["files"], wrong?: Entry, right?: Entry): string {
  const used = [wrong?.value, right?.value].join("\n");
  const helpers = [...WRONG, RIGHT].flatMap((file) => helpersIn(files[file]));
  const body = [
    ...new Set(helpers.filter(({ name }) => names(used, name)).map(({ text }) => text)),
    ...(wrong && right
      ? [declaration("wrong", ["The fault.", ...wrong.remarks], wrong.value)]
      : []),
    ...(wrong && !right
      ? [declaration("setup", ["With this it can happen.", ...wrong.remarks], wrong.value)]
      : []),
    ...(right ? [declaration("right", ["The fix.", ...right.remarks], right.value)] : []),
    [
      ...(wrong ? [] : ["/** Nothing is wrong with this: what Alice does is the cause. */"]),
      "export default {",
      "  providers: [acme()],",
      '  secret: "a fake secret that only this example uses",',
      "  trustHost: true,",
      ...(right ? ["  ...(fixed ? right : wrong),"] : wrong ? ["  ...setup,"] : []),
      "} satisfies AuthConfig;",
    ].join("\n"),
  ].join("\n\n");
  return `${importsOf(body)}\n\n${body}\n`;
}

function declaration(name: string, remarks: string[], value: string): string {
  return `/** ${remarks.join(" ")} */\nconst ${name}: Partial<AuthConfig> = ${value};`;
}

/** Functions at the top level of a file that its entries call. */
function helpersIn(code = ""): { name: string; text: string }[] {
  return [...code.matchAll(/^function (\w+)\([^]*?\n}/gm)].map(([text, name = ""]) => ({
    name,
    text,
  }));
}

/** What the configs use, by the module that has it. */
const PARTS = ["acme", "adapter", "globex", "magicLink", "withPasskeys"];
const PROVIDERS = ["Credentials", "Passkey"];

function importsOf(code: string): string {
  const parts = PARTS.filter((name) => names(code, name));
  const core = names(code, "skipCSRFCheck") ? "{ skipCSRFCheck, type AuthConfig }" : undefined;
  return [
    `import ${core ?? "type { AuthConfig }"} from "@auth/core";`,
    ...PROVIDERS.filter((name) => names(code, name)).map(
      (name) => `import ${name} from "@auth/core/providers/${name.toLowerCase()}";`,
    ),
    "",
    `import { ${parts.join(", ")} } from "./parts";`,
    ...(names(code, SWITCH) ? [`import { ${SWITCH} } from "./settings";`] : []),
  ].join("\n");
}

/** Whether code has a name as a call or a value: not as a member, nor in a text. */
function names(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w"]|(?<!\\.\\.)\\.)${name}\\b(?![":])`).test(code);
}

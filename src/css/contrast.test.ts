import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The six-digit colors that one rule of tokens.css declares, by custom property name. */
function colorsOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const rule = css.slice(start, css.indexOf("\n}", start));
  const declarations = rule.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g);
  return new Map([...declarations].map(([, name = "", value = ""]) => [name, value]));
}

const light = colorsOf(":root");
const schemes = { light, dark: new Map([...light, ...colorsOf('[data-theme="dark"]')]) };

/** Relative luminance as WCAG 2.2 defines it, 0 (black) to 1 (white). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio as WCAG 2.2 defines it, 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const surfaces = [
  "--surface-page",
  "--surface-raised",
  "--surface-sunken",
  "--surface-overlay",
  "--surface-hover",
  "--surface-selected",
];
const statuses = ["info", "success", "warning", "danger"];
const actors = ["browser", "app", "core", "idp", "database", "mail"].map((a) => `--actor-${a}`);
const code = [...light.keys()].filter(
  (name) => name.startsWith("--code-") && !/surface|line/.test(name),
);

/** Text color → the backgrounds it is used on. WCAG 1.4.3 asks for 4.5:1. */
const textPairs: [string, string[]][] = [
  ...["strong", "normal", "muted"].map((kind): [string, string[]] => [`--text-${kind}`, surfaces]),
  ...statuses.flatMap((status): [string, string[]][] => [
    [`--${status}-text`, [...surfaces, `--${status}-bg`]],
    ["--text-strong", [`--${status}-bg`]],
    ["--text-normal", [`--${status}-bg`]],
  ]),
  ...actors.flatMap((actor): [string, string[]][] => [
    [actor, [...surfaces, `${actor}-bg`]],
    ["--text-strong", [`${actor}-bg`]],
  ]),
  ...code.map((name): [string, string[]] => [
    name,
    ["--code-surface", "--code-line-current", "--surface-raised", "--surface-sunken"],
  ]),
  ["--accent", [...surfaces, "--accent-tint"]],
  ["--accent-hover", [...surfaces, "--accent-tint"]],
  ["--text-strong", ["--accent-tint"]],
  ["--text-normal", ["--accent-tint"]],
  ["--on-accent", ["--accent-fill", "--accent-fill-hover"]],
  ["--on-signal", ["--signal", "--signal-hover"]],
  ["--accent", statuses.map((status) => `--${status}-bg`)],
];

/** Outlines of operable things and focus rings. WCAG 1.4.11 asks for 3:1. */
const shapePairs: [string, string[]][] = [
  ["--line-control", surfaces.filter((surface) => !/hover|selected/.test(surface))],
  ["--focus-ring", surfaces],
];

describe.each(Object.entries(schemes))("%s scheme", (_scheme, colors) => {
  const color = (name: string) => {
    const value = colors.get(name);
    if (value === undefined) throw new Error(`tokens.css declares no six-digit color ${name}`);
    return value;
  };
  const flat = (pairs: [string, string[]][]) =>
    pairs.flatMap(([front, backs]) => backs.map((back): [string, string] => [front, back]));

  it.each(flat(textPairs))("%s is legible on %s", (text, background) => {
    expect(contrast(color(text), color(background))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(flat(shapePairs))("%s can be made out on %s", (shape, background) => {
    expect(contrast(color(shape), color(background))).toBeGreaterThanOrEqual(3);
  });
});

describe("tokens.css", () => {
  it("gives every color of the light scheme a dark counterpart", () => {
    const dark = colorsOf('[data-theme="dark"]');
    expect([...light.keys()].filter((name) => !dark.has(name))).toEqual([]);
  });

  it("computes contrast as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});

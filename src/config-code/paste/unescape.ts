/** What a literal comes to: `\x41`, `\u0041`, `\u{41}`, `\n` and the like undone. */
export function unescapeText(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replaceAll(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|(\r?\n)|(.))/gs,
    (_, two?: string, four?: string, more?: string, end?: string, sign?: string) => {
      const code = two ?? four ?? more;
      if (code !== undefined) return characterOf(Number.parseInt(code, 16));
      return end === undefined ? (SIGNS[sign ?? ""] ?? sign ?? "") : "";
    },
  );
}

const SIGNS: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v" };

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

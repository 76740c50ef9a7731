import { readFileSync } from "node:fs";

/** One question of `docs/faq.mdx`. */
export interface Question {
  /** The heading's explicit id. */
  id: string;
  /** The heading's text. */
  text: string;
  /** Markdown between this heading and the next. */
  answer: string;
}

/** The questions of the FAQ, in order. */
export function readQuestions(): Question[] {
  const page = readFileSync("docs/faq.mdx", "utf8");
  return page
    .split(/^(?=#{2,3} )/m)
    .filter((section) => section.startsWith("### "))
    .map((section) => {
      const [, text = "", id = "", answer = ""] =
        /^### (.*?) \{\/\* #([\w-]+) \*\/\}\n([\s\S]*)$/.exec(section) ?? [];
      if (!id) throw new Error(`no explicit id: ${section.split("\n", 1).join("")}`);
      return { id, text, answer: answer.trim() };
    });
}

/**
 * Counts sentences: ends of clauses that are followed by a space or by nothing. Marks of proofs
 * (`<Proved by="…">`) are no part of them.
 */
export function countSentences(markdown: string): number {
  const prose = markdown
    .replace(/<Proved\s[^>]*>\s*|\s*<\/Proved>/g, "")
    .replace(/`[^`]*`/g, "code")
    .replace(/\]\([^)]*\)/g, "]");
  return prose.match(/[.!?](?=\s|$)/g)?.length ?? 0;
}

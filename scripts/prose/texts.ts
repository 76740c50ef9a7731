import ts from "typescript";

/** A text that readers see, and where it stands. */
export interface Text {
  text: string;
  /** Line of the file, from 1. */
  line: number;
}

/** Less is a name, an address or a label. */
const FEWEST_WORDS = 3;

/**
 * Texts in a module that read like prose: string literals, parts of templates, and text between tags.
 * What is in place of an expression is "…".
 */
export function textsOf(source: string, file: string): Text[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest);
  const texts: Text[] = [];
  const add = (node: ts.Node, raw: string) => {
    const text = raw.replace(/\s+/g, " ").trim();
    if (text.split(" ").length < FEWEST_WORDS || !/^[A-Z“"`…(]/.test(text)) return;
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    texts.push(...sentencesOf(text).map((sentence) => ({ text: sentence, line: line + 1 })));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) add(node, node.text);
    if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans.map(({ literal }) => `…${literal.text}`);
      add(node, node.head.text + spans.join(""));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return texts;
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

function sentencesOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim());
}

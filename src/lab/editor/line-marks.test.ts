import { EditorState, type TransactionSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { describe, expect, test } from "vitest";

import { errorLine, linesOf } from "./line-marks";

/** An editor without a page: what a view does with transactions. */
function createEditor(doc: string) {
  let state = EditorState.create({ doc, extensions: [errorLine.extension] });
  const dispatch = (spec: TransactionSpec) => void (state = state.update(spec).state);
  return {
    view: { dispatch } as unknown as EditorView,
    edit: (from: number, to: number, insert: string) => dispatch({ changes: { from, to, insert } }),
    /** The text of the lines that are marked. */
    marked(): string[] {
      const lines: string[] = [];
      for (const provided of state.facet(EditorView.decorations)) {
        const decorations = typeof provided === "function" ? undefined : provided;
        decorations?.between(0, state.doc.length, (from) => {
          lines.push(state.doc.lineAt(from).text);
        });
      }
      return lines;
    },
  };
}

describe("the mark of lines", () => {
  test("is at each of them", () => {
    const editor = createEditor("one\ntwo\nthree");
    errorLine.show(editor.view, [2, 3]);
    expect(editor.marked()).toEqual(["two", "three"]);
  });

  test("is nowhere at first, moves, and goes", () => {
    const editor = createEditor("one\ntwo\nthree");
    expect(editor.marked()).toEqual([]);
    errorLine.show(editor.view, [2, 2]);
    expect(editor.marked()).toEqual(["two"]);
    errorLine.show(editor.view, [3, 3]);
    expect(editor.marked()).toEqual(["three"]);
    errorLine.show(editor.view, undefined);
    expect(editor.marked()).toEqual([]);
  });

  test("stays at its line while the reader types", () => {
    const editor = createEditor("one\ntwo\nthree");
    errorLine.show(editor.view, [2, 2]);
    editor.edit(0, 0, "zero\n");
    expect(editor.marked()).toEqual(["two"]);
  });

  test.each([0, -1, 4, 1000])("is nowhere when the text has no line %i", (line) => {
    const editor = createEditor("one\ntwo\nthree");
    errorLine.show(editor.view, [1, 1]);
    errorLine.show(editor.view, [line, line]);
    expect(editor.marked()).toEqual([]);
  });
});

test("the lines of a part of a text are those that it begins in and ends in", () => {
  const text = "one\ntwo\nthree\nfour";
  expect(linesOf(text, "one")).toEqual([1, 1]);
  expect(linesOf(text, "wo\nthree\n")).toEqual([2, 3]);
  expect(linesOf(text, "five")).toBeUndefined();
});

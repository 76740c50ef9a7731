import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

const setErrorLine = StateEffect.define<number | undefined>();

const mark = Decoration.line({ class: "cm-errorLine" });

/**
 * Marks the line of an error, and keeps the mark at that line while the reader types. (Sandpack's
 * own mark is not moved with the text and breaks the editor when the text gets shorter.)
 */
export const errorLine: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setErrorLine)) continue;
      const line = effect.value;
      if (line === undefined || line < 1 || line > transaction.state.doc.lines) {
        return Decoration.none;
      }
      return Decoration.set(mark.range(transaction.state.doc.line(line).from));
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Moves the mark to a line, counted from 1, or takes it away. */
export function showErrorLine(view: EditorView, line: number | undefined): void {
  view.dispatch({ effects: setErrorLine.of(line) });
}

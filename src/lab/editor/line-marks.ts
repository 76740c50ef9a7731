import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** Lines, counted from 1: the first and the last. */
export type Lines = readonly [first: number, last: number];

/** A mark of lines in an editor. */
interface LineMark {
  extension: Extension;
  /** Moves the mark to these lines, or takes it away. */
  show: (view: EditorView, lines: Lines | undefined) => void;
}

/**
 * Makes a mark of lines that stays at them while the reader types. (Sandpack's own mark is not moved
 * with the text and breaks the editor when the text gets shorter.)
 *
 * @param attributes what the marked lines have
 */
function lineMark(attributes: Record<string, string>): LineMark {
  const setLines = StateEffect.define<Lines | undefined>();
  const mark = Decoration.line({ attributes });
  const extension = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(marks, { state: { doc }, effects, changes }) {
      const effect = effects.findLast((one) => one.is(setLines));
      if (!effect) return marks.map(changes);
      const [first, last] = effect.value ?? [0, 0];
      if (first < 1 || last < first || last > doc.lines) return Decoration.none;
      const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      return Decoration.set(numbers.map((line) => mark.range(doc.line(line).from)));
    },
    provide: (field) => EditorView.decorations.from(field),
  });
  return { extension, show: (view, lines) => view.dispatch({ effects: setLines.of(lines) }) };
}

/** Marks the line of an error. */
export const errorLine = lineMark({ class: "cm-errorLine" });

/** Marks the lines that the tour points at. */
export const pointedLines = lineMark({ "data-pointed": "" });

/** The lines of a text in which a part of it begins and ends; undefined: it is not in there. */
export function linesOf(text: string, part: string): Lines | undefined {
  const start = text.indexOf(part);
  if (start < 0) return undefined;
  const lineAt = (place: number) => text.slice(0, place).split("\n").length;
  return [lineAt(start), lineAt(start + part.trimEnd().length)];
}

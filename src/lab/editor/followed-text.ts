import { type CodeEditorRef, useSandpack } from "@codesandbox/sandpack-react/unstyled";
import { type EditorState, type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { type RefObject, useEffect } from "react";

import { indexOfForm } from "../inspector/follow/forms";
import { useFollowing } from "../inspector/follow/following";

const setTexts = StateEffect.define<readonly string[]>();
const mark = Decoration.mark({ attributes: { "data-followed": "" } });

/** Marks what the reader follows, where it stands in the code. */
export const followedText = StateField.define<{ texts: readonly string[]; marks: DecorationSet }>({
  create: () => ({ texts: [], marks: Decoration.none }),
  update(before, { state, effects, docChanged }) {
    const effect = effects.findLast((one) => one.is(setTexts));
    if (!effect && !docChanged) return before;
    const texts = effect?.value ?? before.texts;
    return { texts, marks: marksOf(state, texts) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});

function marksOf({ doc }: EditorState, texts: readonly string[]): DecorationSet {
  const code = texts.length === 0 ? "" : doc.toString();
  const ranges: Range<Decoration>[] = [];
  for (const text of texts) {
    for (
      let at = indexOfForm(code, text);
      at >= 0;
      at = indexOfForm(code, text, at + text.length)
    ) {
      ranges.push(mark.range(at, at + text.length));
    }
  }
  return Decoration.set(ranges, true);
}

/** Keeps the marks in the editor to what is followed. */
export function useFollowedText(editor: RefObject<CodeEditorRef | null>, isThere: boolean): void {
  const { forms } = useFollowing();
  const { activeFile } = useSandpack().sandpack;
  useEffect(() => {
    const texts = forms.map(({ text }) => text);
    editor.current?.getCodemirror()?.dispatch({ effects: setTexts.of(texts) });
  }, [editor, forms, activeFile, isThere]);
}

import { type CodeEditorRef, useSandpack } from "@codesandbox/sandpack-react/unstyled";
import type { Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { type RefObject, useEffect, useRef, useState } from "react";

import { nextProblem, type Problem } from "./language/problems";

/** Where in the files something is: characters from the start of a file. */
export interface Place {
  /** The file, with a leading slash. */
  path: string;
  from: number;
}

/** @returns what shows a place in the editor, opens its file, and puts the cursor there */
export function useGoTo(editor: RefObject<CodeEditorRef | null>): (place: Place) => void {
  const { sandpack } = useSandpack();
  const { activeFile } = sandpack;
  const [wanted, setWanted] = useState<Place>();
  // After the editor's own effects: they make the view of a file that is newly shown.
  useEffect(() => {
    const view = editor.current?.getCodemirror();
    if (!view || !wanted || wanted.path !== activeFile) return;
    const anchor = Math.min(wanted.from, view.state.doc.length);
    view.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    view.focus();
    setWanted(undefined);
  }, [editor, wanted, activeFile]);
  return (place) => {
    setWanted(place);
    sandpack.setActiveFile(place.path);
  };
}

/** @returns the key that leads from problem to problem, through all files: F8, as in other editors */
export function useNextProblem(
  problems: readonly Problem[] | undefined,
  paths: readonly string[],
  activeFile: string,
  goTo: (place: Place) => void,
): Extension {
  const latest = useRef({ problems, paths, activeFile, goTo });
  useEffect(() => {
    latest.current = { problems, paths, activeFile, goTo };
  });
  // One and the same: Sandpack's editor can be given extensions but not rid of them.
  const [extension] = useState(() =>
    keymap.of([
      {
        key: "F8",
        run: ({ state }) => {
          const { problems = [], paths, activeFile, goTo } = latest.current;
          const place = { path: activeFile, from: state.selection.main.head };
          const next = nextProblem(problems, place, paths);
          if (next) goTo(next);
          return next !== undefined;
        },
      },
    ]),
  );
  return extension;
}

import type { CodeEditorRef } from "@codesandbox/sandpack-react/unstyled";
import { useSandpack } from "@codesandbox/sandpack-react/unstyled";
import { type RefObject, useEffect, useEffectEvent } from "react";

import type { Target } from "../../sandbox/messages";
import { useLab } from "../state/lab-context";
import { bringIntoView, keepInView, scrollAreasOf } from "../use-pointed-at";
import { type Lines, linesOf, pointedLines } from "./line-marks";

type FileTarget = Extract<Target, { kind: "file" }>;

/** Opens the file that the tour points at, and marks its lines. */
export function usePointedLines(editor: RefObject<CodeEditorRef | null>, isThere: boolean): void {
  const { pointed } = useLab();
  const { sandpack } = useSandpack();
  const { activeFile } = sandpack;
  const target = pointed?.target.kind === "file" ? pointed.target : undefined;
  const path = target && `/${target.file}`;

  const open = useEffectEvent((wanted: string) => {
    if (wanted in sandpack.files) sandpack.setActiveFile(wanted);
  });
  useEffect(() => {
    if (path !== undefined) open(path);
  }, [path, pointed]);

  const mark = useEffectEvent(() => {
    const view = editor.current?.getCodemirror();
    if (!view) return;
    const code = sandpack.files[activeFile]?.code ?? "";
    const lines = target && path === activeFile ? linesOfTarget(code, target) : undefined;
    pointedLines.show(view, lines);
    if (!lines) return;
    const areas = scrollAreasOf(view.dom);
    return keepInView(areas, () => {
      const { doc } = view.state;
      const [first, last] = lines.map((line) => view.lineBlockAt(doc.line(line).from));
      if (!first || !last) return;
      for (const scroller of areas) {
        const top = view.documentTop + first.top;
        bringIntoView({ top, bottom: view.documentTop + last.bottom }, scroller);
      }
    });
  });
  useEffect(() => mark(), [pointed, activeFile, isThere]);
}

/** The lines of a file's code that a target means. */
function linesOfTarget(code: string, { text, line }: FileTarget): Lines | undefined {
  return line === undefined ? linesOf(code, text) : [line, line];
}

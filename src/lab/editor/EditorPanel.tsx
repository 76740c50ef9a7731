import {
  type CodeEditorRef,
  SandpackCodeEditor,
  type SandpackFiles,
  useSandpack,
} from "@codesandbox/sandpack-react/unstyled";
import { useEffect, useId, useMemo, useRef } from "react";

import { LoadNotice } from "../../loading/LoadNotice";
import { givenFiles, isHidden } from "../example";
import { RunError } from "../RunError";
import { saveDraft } from "../state/drafts";
import { useLab } from "../state/lab-context";
import { panelProps, TabList } from "../TabList";
import styles from "./EditorPanel.module.css";
import { EditorTools } from "./EditorTools";
import { useLanguage } from "./language/use-language";
import { errorLine, pointedLines } from "./line-marks";
import { MANIFEST } from "./manifest";
import { useCodeInAddress } from "./use-code-in-address";
import { useGoTo, useNextProblem } from "./use-go-to";
import { followedText, useFollowedText } from "./followed-text";
import { usePointedLines } from "./use-pointed-lines";

const MARKS = [errorLine.extension, pointedLines.extension, followedText];

/** Whether readers see a file: not the scenario, nor the manifest that Sandpack adds. */
function isShown(files: SandpackFiles, path: string): boolean {
  // Sandpack forgets that a file is hidden when it is written.
  return typeof files[path] === "object" && !isHidden(path.slice(1)) && path !== MANIFEST;
}

/** Sandpack's editor with the example's files as tabs, and what keeps the code from running. */
export function EditorPanel() {
  const { example, state, booting, alive, error, edit } = useLab();
  const { sandpack } = useSandpack();
  const { files, activeFile } = sandpack;
  const id = useId();
  const editor = useRef<CodeEditorRef>(null);
  const visibleFiles = Object.keys(files).filter((path) => isShown(files, path));
  /** The shown files that are not as they are there. */
  const changedFrom = (origin: Record<string, string>) =>
    Object.fromEntries(
      visibleFiles
        .map((path) => [path.slice(1), files[path]?.code ?? ""])
        .filter(([name = "", code]) => code !== origin[name]),
    ) as Record<string, string>;
  const given = givenFiles(example);
  const changes = JSON.stringify(changedFrom(given));
  const isChanged = changes !== "{}";
  useEffect(() => {
    saveDraft(example, JSON.parse(changes) as Record<string, string>);
  }, [example, changes]);
  useCodeInAddress(example, JSON.stringify(changedFrom(example.files)));

  const line = error?.path === activeFile ? error.line : undefined;
  useEffect(() => {
    const view = editor.current?.getCodemirror();
    if (view) errorLine.show(view, line === undefined ? undefined : [line, line]);
  }, [line, error, activeFile]);
  usePointedLines(editor, booting);
  useFollowedText(editor, booting);

  const texts = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(files).flatMap(([path, { code }]) =>
          isShown(files, path) ? [[path, code]] : [],
        ),
      ) as Record<string, string>,
    [files],
  );
  // TypeScript is three megabytes of script: what the first run needs is on its way before. Code that
  // does not run needs it most.
  const {
    extension: language,
    problems,
    ...service
  } = useLanguage(texts, activeFile, booting || error !== undefined);
  const goTo = useGoTo(editor);
  const goToNext = useNextProblem(problems, visibleFiles, activeFile, goTo);
  const extensions = useMemo(
    () => [...MARKS, goToNext, ...(language ? [language] : [])],
    [language, goToNext],
  );

  // Of a config that could not be evaluated there is nothing to find; the error below says why.
  const findings = alive ? state?.findings : undefined;

  function reset() {
    const isOriginal = (path: string) => Object.hasOwn(given, path.slice(1));
    if (!isOriginal(activeFile)) sandpack.setActiveFile("/auth.ts");
    for (const path of visibleFiles) {
      if (!isOriginal(path)) sandpack.deleteFile(path, false);
    }
    edit(Object.fromEntries(Object.entries(given).filter(([name]) => !isHidden(name))));
  }

  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <TabList
          label="Files"
          id={id}
          className={styles.tabs}
          tabs={visibleFiles.map((path) => ({ name: path.slice(1) }))}
          selected={visibleFiles.indexOf(activeFile)}
          onSelect={(index) => sandpack.setActiveFile(visibleFiles[index] ?? activeFile)}
        />
      </div>
      <EditorTools
        findings={findings}
        problems={problems}
        onGo={goTo}
        changed={changedFrom(example.files)}
        onReset={isChanged ? reset : undefined}
      />
      <div {...panelProps(id, visibleFiles.indexOf(activeFile))} className={styles.editor}>
        {/* CodeMirror takes its time, which the realm uses to start in a process of its own. */}
        {booting && (
          <SandpackCodeEditor
            ref={editor}
            showTabs={false}
            showLineNumbers
            extensions={extensions}
          />
        )}
      </div>
      {service.failure && (
        <LoadNotice
          what="Completion and type checking"
          failure={service.failure}
          isLoading={service.isLoading}
          onRetry={service.retry}
        />
      )}
      {error && (
        <div role="alert" className={styles.error}>
          <RunError error={error} />
          {alive && !error.payload?.isRunning && (
            <p>The browser still shows the last run that worked.</p>
          )}
        </div>
      )}
    </div>
  );
}

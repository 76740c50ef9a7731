import {
  type CodeEditorRef,
  SandpackCodeEditor,
  useSandpack,
} from "@codesandbox/sandpack-react/unstyled";
import { useEffect, useId, useMemo, useRef } from "react";

import { saveDraft } from "../state/drafts";
import { useLab } from "../state/lab-context";
import { CopyLink } from "./CopyLink";
import { panelProps, TabList } from "../TabList";
import { ToolButton } from "../ToolButton";
import styles from "./EditorPanel.module.css";
import { errorLine, showErrorLine } from "./error-line";
import { useLanguage } from "./language/use-language";

/** Sandpack's editor with the example's files as tabs, and what keeps the code from running. */
export function EditorPanel({ visibleFiles }: { visibleFiles: string[] }) {
  const { example, state, booting, alive, error, restart } = useLab();
  const { sandpack } = useSandpack();
  const { files, activeFile } = sandpack;
  const id = useId();
  const editor = useRef<CodeEditorRef>(null);
  const changed = Object.fromEntries(
    visibleFiles
      .map((path) => [path.slice(1), files[path]?.code ?? ""])
      .filter(([name = "", code]) => code !== example.files[name]),
  ) as Record<string, string>;
  const isChanged = Object.keys(changed).length > 0;
  const changes = JSON.stringify(changed);
  useEffect(() => {
    saveDraft(example, JSON.parse(changes) as Record<string, string>);
  }, [example, changes]);

  const line = error?.path === activeFile ? error.line : undefined;
  useEffect(() => {
    const view = editor.current?.getCodemirror();
    if (view) showErrorLine(view, line);
  }, [line, error, activeFile]);

  const texts = Object.fromEntries(visibleFiles.map((path) => [path, files[path]?.code ?? ""]));
  // The first page comes first: TypeScript is three megabytes of script.
  const language = useLanguage(texts, activeFile, state !== undefined);
  const extensions = useMemo(() => (language ? [errorLine, language] : [errorLine]), [language]);

  function reset() {
    const original = visibleFiles.map((path) => [path, example.files[path.slice(1)] ?? ""]);
    sandpack.updateFile(Object.fromEntries(original) as Record<string, string>);
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
        <CopyLink example={example} changed={changed} />
        <ToolButton off={!isChanged} onClick={reset}>
          Reset code
        </ToolButton>
        <ToolButton onClick={restart}>Restart</ToolButton>
      </div>
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
      {error && (
        <div role="alert" className={styles.error}>
          <strong>{error.title}</strong>
          <p>{error.message}</p>
          {alive && !error.payload?.isRunning && (
            <p>The browser still shows the last run that worked.</p>
          )}
        </div>
      )}
    </div>
  );
}

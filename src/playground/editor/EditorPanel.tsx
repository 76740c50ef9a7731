import { SandpackCodeEditor, useSandpack } from "@codesandbox/sandpack-react/unstyled";
import { useEffect } from "react";

import { saveDraft } from "../state/drafts";
import { useLab } from "../state/lab-context";
import styles from "./EditorPanel.module.css";

/** Sandpack's editor with the example's files as tabs, and what keeps the code from running. */
export function EditorPanel({ visibleFiles }: { visibleFiles: string[] }) {
  const { example, booting, restart } = useLab();
  const { sandpack } = useSandpack();
  const { files, error } = sandpack;
  const changed = Object.fromEntries(
    visibleFiles
      .map((path) => [path.slice(1), files[path]?.code ?? ""])
      .filter(([name = "", code]) => code !== example.files[name]),
  ) as Record<string, string>;
  const isChanged = Object.keys(changed).length > 0;
  const changes = JSON.stringify(changed);
  useEffect(() => {
    saveDraft(example.slug, JSON.parse(changes) as Record<string, string>);
  }, [example.slug, changes]);

  function reset() {
    const original = visibleFiles.map((path) => [path, example.files[path.slice(1)] ?? ""]);
    sandpack.updateFile(Object.fromEntries(original) as Record<string, string>);
  }

  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <button type="button" disabled={!isChanged} onClick={reset}>
          Reset code
        </button>
        <button type="button" onClick={restart}>
          Restart
        </button>
      </div>
      {/* CodeMirror takes its time, which the realm uses to start in a process of its own. */}
      {booting && <SandpackCodeEditor showLineNumbers showInlineErrors />}
      {error && (
        <div role="alert" className={styles.error}>
          <strong>{error.title ?? "The code does not run"}</strong>
          <p>{error.message}</p>
          <p>The browser still shows the last run that worked.</p>
        </div>
      )}
    </div>
  );
}

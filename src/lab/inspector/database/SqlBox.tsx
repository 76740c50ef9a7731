import { type KeyboardEvent, useId } from "react";

import { loadSql, saveSql } from "../../state/drafts";
import { useLab } from "../../state/lab-context";
import { ToolButton } from "../../ToolButton";
import { usePanelState } from "../panel-state";
import styles from "./Database.module.css";
import { QueryResult } from "./QueryResult";

/** Runs SQL past the app, and shows what came of it. What was typed stays, whatever is run anew. */
export function SqlBox() {
  const { events, example, alive, command } = useLab();
  const [typed, setTyped] = usePanelState("sql");
  const hint = useId();
  const sql = typed ?? loadSql(example);
  const last = events.findLast((event) => event.kind === "sql" && event.by === "operator");
  const off = !alive || sql.trim() === "";

  function run() {
    if (!off) command({ type: "lab/query", sql });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  }

  return (
    <section aria-label="SQL box" className={styles.sql}>
      <label>
        SQL
        <textarea
          rows={3}
          value={sql}
          placeholder={`select * from "user"`}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-describedby={hint}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            setTyped(target.value);
            saveSql(example, target.value);
          }}
        />
      </label>
      <div className={styles.run}>
        <ToolButton off={off} aria-keyshortcuts="Control+Enter Meta+Enter" onClick={run}>
          Run SQL
        </ToolButton>
        <span id={hint}>Reads or writes, past the app. Ctrl+Enter or ⌘+Enter runs it.</span>
      </div>
      {last?.kind === "sql" && <QueryResult key={last.id} event={last} />}
    </section>
  );
}

import type { ComponentType } from "react";

import { useLab } from "../state/lab-context";
import styles from "./EditorSlot.module.css";

/** The editor, or until it has loaded, the code that it will show. */
export function EditorSlot({ Editor }: { Editor: ComponentType | undefined }) {
  const { example } = useLab();
  if (Editor) return <Editor />;
  return <pre className={styles.placeholder}>{example.files["auth.ts"]}</pre>;
}

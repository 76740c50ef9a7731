import type { ComponentType } from "react";

import { configFile } from "../example";
import { useLab } from "../state/lab-context";
import styles from "./EditorSlot.module.css";

export interface EditorSlotProps {
  /** Undefined until it has loaded. */
  Editor: ComponentType | undefined;
}

/** The editor, or until it has loaded, the code that it will show. */
export function EditorSlot({ Editor }: EditorSlotProps) {
  const { example } = useLab();
  if (Editor) return <Editor />;
  return <pre className={styles.placeholder}>{example.files[configFile(example.files)]}</pre>;
}

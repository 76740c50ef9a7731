import type { Place } from "../sandbox/messages";
import styles from "./PlaceLink.module.css";
import { shown } from "./shown-text";
import { useLab } from "./state/lab-context";

/** A place in the reader's files, as a button that opens the file and marks the line. */
export function PlaceLink({ place: { path, line } }: { place: Place }) {
  const { files, pointAt } = useLab();
  const words = `${shown(path)}, line ${line}`;
  // The code may have been changed since it ran; and what it reports need not be a file of its own.
  const text = Object.hasOwn(files, path) ? files[path]?.split("\n")[line - 1] : undefined;
  if (text === undefined) return words;
  return (
    <button
      type="button"
      className={styles.place}
      onClick={() => pointAt({ kind: "file", file: path, text, line, words })}
    >
      {words}
    </button>
  );
}

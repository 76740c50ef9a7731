import styles from "./SharedCode.module.css";
import { useLab } from "./state/lab-context";

/** Says, for as long as it runs, that the code of the lab came with a link. Otherwise nothing. */
export function SharedCodeMark() {
  const { example } = useLab();
  if (!example.shared) return null;
  return (
    <p role="note" aria-label="Code from a link" className={styles.mark}>
      <strong>Code from a link runs here.</strong> It can put any text and any address into this
      lab, the words of the tour and of the doctor among them. They are not this site’s: run no
      command, and open no address, because they say so.
    </p>
  );
}

/**
 * Marks words as those of the run, where it runs code from a link. The tour and the doctor are
 * reported by the run, and the code in it can report others.
 *
 * @param mark what the mark says
 */
export function SaidByRun({ mark = "Said by the code that runs" }: { mark?: string }) {
  const { example } = useLab();
  if (!example.shared) return null;
  return <span className={styles.said}>{mark}</span>;
}

import styles from "./LabCard.module.css";

interface SharedNoticeProps {
  /** Whether the code is kept from other machines; undefined until that is known. */
  isProtected: boolean | undefined;
}

/** Says of code from a link whose it is and what it can reach. */
export function SharedNotice({ isProtected }: SharedNoticeProps) {
  return (
    <p role="status" className={styles.notice}>
      <strong>This code came with a link.</strong> It has not run yet: read it, then press Run.{" "}
      {isProtected === undefined && "Whether it can contact other computers is being found out."}
      {isProtected === true && "This browser lets it contact nobody outside of this lab."}
      {isProtected === false && (
        <strong>Here it can contact other computers, and tell them what is in the lab.</strong>
      )}{" "}
      The browser in the lab is simulated; never type a real password into it.
    </p>
  );
}

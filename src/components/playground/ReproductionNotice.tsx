import Link from "@docusaurus/Link";

import styles from "./Playground.module.css";

/** Says which error a lab reproduces, and leads back to what the reference tells of it. */
export function ReproductionNotice({ name }: { name: string }) {
  return (
    <p role="note" className={styles.notice}>
      This lab reproduces <strong>{name}</strong>.{" "}
      <Link to={`/reference/errors/#${name.toLowerCase()}`}>Back to {name} in the reference</Link>
    </p>
  );
}

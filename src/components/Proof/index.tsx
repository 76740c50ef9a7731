import Link from "@docusaurus/Link";
import type { ReactNode } from "react";

import type { Proof } from "./proof";
import styles from "./proof.module.css";

/** A statement with a mark that leads to what shows it (plugins/proofs). */
export function Proved({ number, children }: { number: string; children: ReactNode }) {
  return (
    <>
      {children}
      <sup className={styles.mark}>
        <a
          id={`claim-${number}`}
          href={`#proof-${number}`}
          aria-label={`How we know this: ${number}`}
        >
          {number}
        </a>
      </sup>
    </>
  );
}

/** What shows the statements of a page, by their numbers. */
export function Proofs({ list }: { list: string }) {
  const proved = JSON.parse(list) as Proof[][];
  return (
    <section aria-label="How we know this" className={styles.proofs}>
      <p className={styles.title}>How we know this</p>
      <p>
        Each numbered statement is held to the installed library by a step of a lab, which you can
        play, or by a test. Both run whenever this site is built.
      </p>
      <ol>
        {proved.map((proofs, index) => (
          <li key={index} id={`proof-${index + 1}`}>
            {proofs.map((proof) => (
              <ProofLine key={JSON.stringify(proof)} proof={proof} />
            ))}{" "}
            <a href={`#claim-${index + 1}`} aria-label={`Back to statement ${index + 1}`}>
              ↩
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ProofLine({ proof }: { proof: Proof }) {
  if (proof.kind === "test") {
    return (
      <span className={styles.line}>
        Test in <code>{proof.file}</code>: {proof.name}
      </span>
    );
  }
  return (
    <span className={styles.line}>
      Step {proof.number} of <Link to={`/playground/?example=${proof.example}`}>{proof.title}</Link>
      : {proof.caption}
    </span>
  );
}

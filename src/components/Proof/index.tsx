import Link from "@docusaurus/Link";
import { useLocation } from "@docusaurus/router";
import { type ReactNode, useEffect } from "react";

import { Static } from "../../hydration/Static";
import { revealTarget } from "../reveal";
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

/**
 * What shows the statements of a page, by their numbers: folded, since it is long on some pages,
 * and opened by the marks that lead into it.
 */
export function Proofs({ list }: { list: string }) {
  const proved = JSON.parse(list) as Proof[][];
  const location = useLocation();
  // A new location object arrives for each navigation, also for a second one to the same mark.
  useEffect(() => revealTarget(location.hash), [location]);
  return (
    <details className={styles.proofs}>
      <summary>
        How we know this: {proved.length} {proved.length === 1 ? "statement" : "statements"}
      </summary>
      <Static>
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
      </Static>
    </details>
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

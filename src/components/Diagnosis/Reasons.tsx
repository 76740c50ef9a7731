import Link from "@docusaurus/Link";

import type { Signature } from "../../signatures/signature";
import { InlineCode } from "../search/InlineCode";
import styles from "./diagnosis.module.css";

/** What pasted lines say by themselves. */
export function Reasons({ reasons }: { reasons: readonly Signature[] }) {
  return reasons.map(({ id, title, cause, fix, to }) => (
    <p key={id} className={styles.reason}>
      Your text says:{" "}
      <Link to={to}>
        <InlineCode text={title} />
      </Link>
      . <InlineCode text={cause} /> <strong>Fix:</strong> <InlineCode text={fix} />
    </p>
  ));
}

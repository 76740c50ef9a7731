import Link from "@docusaurus/Link";

import type { Notice } from "./labs";
import styles from "./Playground.module.css";
import { Prose } from "./Prose";

/** Why the provider module of a lab does not sign in as it is, and what the lab does about it. */
export function DefectNotice({ name, notice }: { name: string; notice: Notice }) {
  const { says, source, evidence, hasFix } = notice;
  return (
    <div
      role="note"
      aria-label={`About the provider module for ${name}`}
      className={hasFix ? styles.notice : styles.problem}
    >
      <p>
        <strong>
          {hasFix
            ? `As it comes, the provider module for ${name} signs nobody in. This configuration has what fixes it.`
            : `The provider module for ${name} signs nobody in, and no option fixes that. The tour fails where the sign-in does.`}
        </strong>{" "}
        <Prose text={says} /> See{" "}
        {evidence.map((line) => (
          <code key={line}>{line}</code>
        ))}{" "}
        and <Link to={source}>{new URL(source).host}</Link>.
      </p>
    </div>
  );
}

import Link from "@docusaurus/Link";

import type { Notice } from "./labs";
import styles from "./Playground.module.css";
import { Prose } from "./Prose";

/** Why the preset of a lab does not sign in as it is, and what the lab does about it. */
export function PresetNotice({ name, notice }: { name: string; notice: Notice }) {
  const { says, source, evidence, isMended } = notice;
  return (
    <div
      role="note"
      aria-label={`About the preset for ${name}`}
      className={isMended ? styles.notice : styles.problem}
    >
      <p>
        <strong>
          {isMended
            ? `As it comes, the preset for ${name} signs nobody in. This configuration has what mends it.`
            : `The preset for ${name} signs nobody in, and no option mends that. The tour fails where the sign-in does.`}
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

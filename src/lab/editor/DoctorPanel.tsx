import Link from "@docusaurus/Link";

import type { Finding } from "../../sandbox/messages";
import styles from "./DoctorPanel.module.css";

interface FindingsProps {
  /** The gravest first; undefined until the config has been evaluated. */
  findings: readonly Finding[] | undefined;
}

/** What the severities mean, in a word or two. */
const SEVERITIES: Record<Finding["severity"], string> = {
  broken: "Does not work",
  danger: "Dangerous",
  advice: "Good to know",
};

/** How many findings there are, for the button that shows them; the color is that of the gravest. */
export function FindingCount({ findings = [] }: FindingsProps) {
  const [gravest] = findings;
  if (!gravest) return null;
  return (
    <span className={styles.count} data-severity={gravest.severity}>
      {findings.length}
      <span className="visually-hidden">{findings.length === 1 ? " finding" : " findings"}</span>
    </span>
  );
}

/** What the doctor has found in the config and in the trace: reason, consequence, fix and a page. */
export function DoctorPanel({ findings }: FindingsProps) {
  return (
    <section aria-label="Doctor" className={styles.doctor}>
      {findings === undefined ? (
        <p>The doctor looks at the config as soon as it has been evaluated.</p>
      ) : findings.length === 0 ? (
        <p>
          Nothing found so far. The doctor looks at the config, and at what happens: take the tour,
          sign in and out, and look again.
        </p>
      ) : (
        <ol aria-label="Findings" className={styles.findings}>
          {findings.map((finding, index) => (
            // Findings of one rule have no names of their own.
            <li key={`${finding.rule} ${index}`} data-severity={finding.severity}>
              <FindingDetails finding={finding} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function FindingDetails({ finding }: { finding: Finding }) {
  const { severity, title, option, reason, consequence, fix, links } = finding;
  return (
    <>
      <p className={styles.title}>
        <span className={styles.severity}>{SEVERITIES[severity]}</span>{" "}
        <strong>
          <Prose text={title} />
        </strong>
      </p>
      <dl className={styles.parts}>
        {option !== undefined && (
          <>
            <dt>Where</dt>
            <dd>
              <code>{option}</code>
            </dd>
          </>
        )}
        <dt>Reason</dt>
        <dd>
          <Prose text={reason} />
        </dd>
        <dt>Consequence</dt>
        <dd>
          <Prose text={consequence} />
        </dd>
        <dt>Fix</dt>
        <dd>
          <Prose text={fix} />
        </dd>
      </dl>
      <ul aria-label="Read more" className={styles.links}>
        {links.map(({ label, to }) => (
          <li key={to}>
            {/* The lab goes on in this tab. */}
            <Link to={to} target="_blank">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A text of the doctor, in which code stands between backticks. */
function Prose({ text }: { text: string }) {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

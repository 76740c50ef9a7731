import Link from "@docusaurus/Link";

import type { Finding } from "../../sandbox/messages";
import { ShowMore, usePortion } from "../inspector/Bounded";
import { SaidByRun } from "../SharedCode";
import { shown } from "../shown-text";
import styles from "./DoctorPanel.module.css";

interface FindingsProps {
  /** The gravest first; undefined until the config has been evaluated. */
  findings: readonly Finding[] | undefined;
}

/** How many findings are shown at first. */
const PORTION = 30;

/** The rules name three pages at the most. */
const MOST_LINKS = 10;

/** Characters of a reason, a consequence or a fix: the rules write a few hundred. */
const LONGEST_TEXT = 2_000;

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
        <Findings findings={findings} />
      )}
    </section>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const portion = usePortion(findings, "first", PORTION);
  return (
    <>
      <p className={styles.origin}>
        The doctor works inside of the run, beside the code: code can report findings of its own.
      </p>
      <ol aria-label="Findings" className={styles.findings}>
        {portion.shown.map((finding, index) => (
          // Findings of one rule have no names of their own.
          <li key={index} data-severity={finding.severity}>
            <FindingDetails finding={finding} />
          </li>
        ))}
      </ol>
      <ShowMore portion={portion} what="findings" />
    </>
  );
}

function FindingDetails({ finding }: { finding: Finding }) {
  const { severity, title, option, reason, consequence, fix, links } = finding;
  return (
    <>
      <p className={styles.title}>
        <span className={styles.severity}>{SEVERITIES[severity]}</span> <SaidByRun />{" "}
        <strong>
          <Prose text={title} />
        </strong>
      </p>
      <dl className={styles.parts}>
        {option !== undefined && (
          <>
            <dt>Where</dt>
            <dd>
              <code>{shown(option)}</code>
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
        {links.slice(0, MOST_LINKS).map(({ label, to }, index) => (
          <li key={index}>
            {/* The lab goes on in this tab. */}
            <Link to={to} target="_blank">
              {shown(label)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A text of the doctor, in which code stands between backticks. */
function Prose({ text }: { text: string }) {
  return shown(text, LONGEST_TEXT)
    .split("`")
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

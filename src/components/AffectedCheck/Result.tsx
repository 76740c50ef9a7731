import { Prose } from "../playground/Prose";
import type { Report, Touched } from "./check";
import styles from "./affected-check.module.css";
import { FIXED_CORE, notices } from "./notices";
import { commandFor, overrideFor, say, sayAll, saySeverity } from "./words";

type Checked = Extract<Report, { kind: "checked" }>;

/** One sentence on what was found: it is read aloud when it comes. */
export function summaryOf({ touched, unseen, packages }: Checked): string {
  const found = `Found: ${sayAll(packages)}.`;
  if (touched.length > 0) {
    return `${touched.length} of the ${notices.length} faults below are in these versions. ${found}`;
  }
  return unseen.length > 0
    ? `The versions that your text shows have none of the faults below, but they bring others that it does not show. ${found}`
    : `None of the faults below is in these versions. ${found}`;
}

/** What touches a project, through which packages, and what ends it. */
export function Result({ report }: { report: Checked }) {
  const { touched, unseen, remedy, manager } = report;
  const command = commandFor(remedy, manager);
  const override = overrideFor(manager);
  if (touched.length === 0 && unseen.length === 0) return null;
  return (
    <>
      {touched.length > 0 && (
        <ul className={styles.touched} aria-label="Faults in your versions">
          {touched.map((one) => (
            <TouchedItem key={one.notice.id} touched={one} />
          ))}
        </ul>
      )}
      {unseen.length > 0 && (
        <p>
          <Prose
            text={`Your text does not show the \`@auth/core\` that ${sayAll(unseen)} ${unseen.length > 1 ? "bring" : "brings"}. It is older than ${FIXED_CORE}, so the faults of July 2026 are in it.`}
          />
        </p>
      )}
      <p className={styles.heading}>The update that ends it</p>
      {command !== "" && (
        <pre>
          <code>{command}</code>
        </pre>
      )}
      {remedy.overrides.length > 0 && (
        <>
          <p>
            <Prose
              text={`No release of ${sayAll(remedy.overrides)} that this site knows brings \`@auth/core\` ${FIXED_CORE}. Force it in ${override.place}, install again, and test your sign-in: the package was made for another version.`}
            />
          </p>
          <pre>
            <code>{override.code}</code>
          </pre>
        </>
      )}
      <p>
        <Prose text="Then check again with `npm ls @auth/core --all`: each one that it lists counts." />
      </p>
    </>
  );
}

function TouchedItem({ touched: { notice, packages } }: { touched: Touched }) {
  return (
    <li>
      <a href={`#${notice.id.toLowerCase()}`}>
        <Prose text={notice.title} />
      </a>
      <span className={styles.severity}>{saySeverity(notice)}</span>
      <p>
        <Prose text={`It concerns you if ${notice.concerns}.`} />
      </p>
      <ul>
        {packages.slice(0, 20).map(({ name, version, through }) => (
          <li key={`${name}@${version}`}>
            <Prose
              text={`${say({ name, version })}${through.length > 0 ? `, through ${sayAll(through)}` : ""}`}
            />
          </li>
        ))}
      </ul>
    </li>
  );
}

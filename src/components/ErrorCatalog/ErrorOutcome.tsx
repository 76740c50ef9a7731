import Link from "@docusaurus/Link";

import type { Entry, Outcome } from "./outcome";
import styles from "./error-catalog.module.css";

/** What came of an error or a warning when it was played at build time (plugins/errors). */
export function ErrorOutcome({ data }: { data: string }) {
  const entry = JSON.parse(data) as Entry;
  if ("never" in entry) {
    return (
      <p className={styles.never}>
        <strong>Never thrown.</strong> The class is exported, but none of the {entry.files} modules
        of the installed package constructs it.
      </p>
    );
  }
  return <Played outcome={entry} />;
}

function Played({ outcome }: { outcome: Outcome }) {
  const { name, log, alsoLogged, request, status, location, query, page } = outcome;
  return (
    <div className={styles.outcome}>
      <dl>
        <dt>In the address</dt>
        <dd>
          {query.error === null ? (
            "nothing"
          ) : (
            <code>
              ?error={query.error}
              {query.code !== null && `&code=${query.code}`}
            </code>
          )}
        </dd>
        <dt>The answer</dt>
        <dd>
          <code>
            {request.method} {request.path}
          </code>{" "}
          → <code>{status}</code>
          {location !== null && (
            <>
              {" "}
              to <code>{location}</code>
            </>
          )}
        </dd>
        <dt>The user’s page</dt>
        <dd>
          {page.title === "" ? "no page" : `“${page.title}”`}, status <code>{page.status}</code>, at{" "}
          <code>{page.path}</code>
        </dd>
        <dt>The log</dt>
        <dd>
          {log.map((line) => (
            <code key={line} className={styles.line}>
              {line}
            </code>
          ))}
          {alsoLogged.length > 0 && (
            <span className={styles.also}>
              and, on the way,{" "}
              {alsoLogged.map((other, index) => (
                <span key={other}>
                  {index > 0 && ", "}
                  <a href={`#${other.toLowerCase()}`}>{other}</a>
                </span>
              ))}
            </span>
          )}
        </dd>
      </dl>
      <Link
        className={styles.reproduce}
        to={`/playground/?example=errors&error=${name}&run`}
        aria-label={`Reproduce ${name}`}
      >
        Reproduce
      </Link>
    </div>
  );
}

/** Which errors are behind each value of `?error=`. */
export function ErrorParameters({ data }: { data: string }) {
  const groups = Object.entries(JSON.parse(data) as Record<string, string[]>);
  return (
    <ul className={styles.parameters}>
      {groups.map(([value, names]) => (
        <li key={value}>
          <code>?error={value}</code>:{" "}
          {names.map((name, index) => (
            <span key={name}>
              {index > 0 && ", "}
              <a href={`#${name.toLowerCase()}`}>{name}</a>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

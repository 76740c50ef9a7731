import styles from "./environment-resolver.module.css";
import type { Outcome } from "./use-outcome";

/** What core makes of a situation, or says against it. */
export function OutcomeList({ outcome }: { outcome: Outcome }) {
  if ("problem" in outcome) {
    return (
      <p className={styles.problem}>
        Core throws “{outcome.problem}”. Check the addresses and the host: one of them is no
        address.
      </p>
    );
  }
  const { trustHost, basePath, actionUrl, handler, logged } = outcome.resolution;
  const differs = handler && new URL(handler.callbackUrl).origin !== new URL(actionUrl).origin;
  return (
    <>
      <dl className={styles.result}>
        <dt>trustHost</dt>
        <dd>
          <code>{String(trustHost)}</code>
        </dd>
        <dt>basePath</dt>
        <dd>
          <code>{basePath}</code>
        </dd>
        <dt>signIn() calls</dt>
        <dd>
          <code>{actionUrl}</code>
        </dd>
        <dt>Callback URL of the handler</dt>
        <dd>{handler ? <code>{handler.callbackUrl}</code> : "none: it answers with an error"}</dd>
        <dt>Session cookie</dt>
        <dd>{handler ? <code>{handler.sessionCookie}</code> : "none"}</dd>
        <dt>Logged</dt>
        <dd>
          {logged.length === 0
            ? "nothing"
            : logged.map((name) => (
                <a
                  key={name}
                  className={styles.logged}
                  href={`/reference/errors/#${name.toLowerCase()}`}
                >
                  {name}
                </a>
              ))}
        </dd>
      </dl>
      {differs && (
        <p className={styles.problem}>
          The two addresses have different origins. signIn() reads X-Forwarded-Host and AUTH_URL,
          the handler reads the request as the server got it. Providers refuse a callback URL that
          is not registered, and cookies that one origin sets are not sent to the other.
        </p>
      )}
    </>
  );
}

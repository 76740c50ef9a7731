import styles from "./sections.module.css";

/** Shows one line of an example in its three places: the page, the lab, the test. */
export function FolderSection() {
  return (
    <div className={styles.band}>
      <section className={styles.section} aria-labelledby="one-folder">
        <div className={styles.heading}>
          <h2 id="one-folder">One folder: snippet, lab and test</h2>
          <p>
            What you read on a page, what you run in the lab, and what the test suite executes are
            the same files. If the library changes its mind, a test fails before a page is wrong.
          </p>
        </div>
        <div className={styles.folder}>
          <dl className={styles.files}>
            <dt className={styles.path}>examples/first-sign-in/</dt>
            <dt>auth.ts</dt>
            <dd>the configuration you edit</dd>
            <dt>app.ts</dt>
            <dd>a small app around it: one function from Request to Response</dd>
            <dt>scenario.ts</dt>
            <dd>the walk through it: what to press, and what must be true afterwards</dd>
          </dl>
          <ol className={styles.stops}>
            <li>
              <div>
                <h3>Snippet</h3>
                <p>a code block on a page</p>
              </div>
              <div className={styles.exhibit}>
                <span>auth.ts</span>
                <span>
                  session: {"{ "}
                  <mark>maxAge: 60 * 60</mark>
                  {" }"}
                </span>
              </div>
            </li>
            <li>
              <div>
                <h3>Lab</h3>
                <p>the cookie it makes</p>
              </div>
              <div className={styles.exhibit}>
                <span>Cookies</span>
                <span className={styles.row}>
                  <span>authjs.session-token</span> <mark>expires in 1 h</mark>
                </span>
              </div>
            </li>
            <li>
              <div>
                <h3>Test</h3>
                <p>the step that holds it</p>
              </div>
              <div className={styles.exhibit}>
                <span>Test run under Node</span>
                <span>
                  <b>✓</b> <mark>the session cookie lasts one hour</mark>
                </span>
              </div>
            </li>
          </ol>
        </div>
      </section>
    </div>
  );
}

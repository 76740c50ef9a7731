import firstSignIn from "@generated/examples/default/first-sign-in.json";

import styles from "./sections.module.css";

/** The step of the guided tour that is shown: the reader is signed in after it. */
const STEP = 2;

/** The line of `auth.ts` that is shown. */
function sessionLine(): string {
  const line = /^ *(session: .*),$/m.exec(firstSignIn.files["auth.ts"] ?? "")?.[1];
  if (!line) throw new Error("examples/first-sign-in/auth.ts has no line of its own for session.");
  return line;
}

/** Shows one example in its three places: the page, the lab, the test. */
export function FolderSection() {
  const { slug, steps } = firstSignIn;
  return (
    <div className={styles.band}>
      <section className={styles.section} aria-labelledby="one-folder">
        <div className={styles.heading}>
          <h2 id="one-folder">One folder: snippet, lab and test</h2>
          <p>
            The same files are on the page, in the lab, and in the test suite. If the library
            changes what it does, the test fails before a page is wrong.
          </p>
        </div>
        <div className={styles.folder}>
          <dl className={styles.files}>
            <dt className={styles.path}>examples/{slug}/</dt>
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
                <p>a line of a code block</p>
              </div>
              <div className={styles.exhibit}>
                <span>auth.ts</span>
                <span>{sessionLine()}</span>
              </div>
            </li>
            <li>
              <div>
                <h3>Lab</h3>
                <p>what you watch it do</p>
              </div>
              <div className={styles.exhibit}>
                <span>
                  Guided tour, step {STEP + 1} of {steps.length}
                </span>
                <span className={styles.caption}>{steps[STEP]?.caption}</span>
              </div>
            </li>
            <li>
              <div>
                <h3>Test</h3>
                <p>the same steps under Node</p>
              </div>
              <div className={styles.exhibit}>
                <span>npm run unit</span>
                <span>
                  <b>✓</b> {slug} &gt; every step holds, and the transcript is the recorded one
                </span>
              </div>
            </li>
          </ol>
        </div>
      </section>
    </div>
  );
}

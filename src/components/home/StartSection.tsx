import Link from "@docusaurus/Link";

import { SearchButton } from "../SearchButton";
import { useInstalledVersions } from "../versions";
import styles from "./sections.module.css";

/** Where to go from here, by what brought the reader. */
export function StartSection() {
  const { "@auth/core": core } = useInstalledVersions();
  return (
    <div className={styles.band}>
      <section className={styles.section} aria-labelledby="where-to-start">
        <div className={styles.heading}>
          <h2 id="where-to-start">Where to start</h2>
          <p>
            For developers who add sign-in to an app, for those who decide whether to use, keep or
            leave Auth.js, and for those who review its security.
          </p>
        </div>
        <ul className={styles.departures}>
          <li>
            <span className={styles.kind}>Tutorial</span>
            <Link to="/tutorials/nextjs">Next.js quickstart</Link>
            <span>From an empty folder to a signed-in user in ten minutes.</span>
          </li>
          <li>
            <span className={styles.kind}>Tutorial</span>
            <Link to="/tutorials">Express, Hono, others, or no framework</Link>
            <span>One path each, no choices, ends signed in.</span>
          </li>
          <li>
            <span className={styles.kind}>FAQ</span>
            <Link to="/faq">Questions and answers</Link>
            <span>A short question, or a decision to make. Is Auth.js maintained?</span>
          </li>
          <li>
            <span className={styles.kind}>Concept</span>
            <Link to="/concepts/overview">How it works, and why</Link>
            <span>Sign-in, sessions, cookies, tokens: each page has a lab that shows it.</span>
          </li>
          <li>
            <span className={styles.kind}>Guide</span>
            <Link to="/guides">One thing more</Link>
            <span>Databases, protected pages, refresh tokens, types: one goal each.</span>
          </li>
          <li>
            <span className={styles.kind}>Reference</span>
            <Link to="/reference/core">@auth/core {core}</Link>
            <span>Every option, callback, error and provider, read from the package.</span>
          </li>
          <li>
            <span className={styles.kind}>Security</span>
            <Link to="/security">Report and review</Link>
            <span>Where to report a vulnerability, and which versions get fixes.</span>
          </li>
          <SearchButton
            render={(button) => (
              <li>
                <span className={styles.kind}>Search</span>
                {button}
                <span>An error message, an option, a cookie name.</span>
              </li>
            )}
          />
        </ul>
        <p className={styles.status}>
          Auth.js is maintained by <Link href="https://better-auth.com">Better Auth</Link>, whose
          team handles security patches and critical issues, and recommends Better Auth to most new
          projects. <Link to="/faq">The FAQ</Link> says what that means for yours.
        </p>
      </section>
    </div>
  );
}

import Link from "@docusaurus/Link";
import CodeBlock from "@theme/CodeBlock";

import { LEGS, stationName } from "./trip";
import styles from "./HeroLab.module.css";

const AUTH_TS = `import type { AuthConfig } from "@auth/core";
import GitHub from "@auth/core/providers/github";

export default {
  providers: [
    GitHub({
      clientId: "demo-client",
      clientSecret: "not-a-secret",
    }),
  ],
  session: { maxAge: 60 * 60 },
} satisfies AuthConfig;`;

/** The landing page's lab as it stands before it runs: the code, the page it gives, its trace. */
export function HeroLab() {
  return (
    <section className={styles.lab} aria-label="Lab: Your first sign-in">
      <div className={styles.bar}>
        <span className={styles.title}>Your first sign-in</span>
        <Link className="button button--signal" to="/tutorials/first-sign-in">
          Run
        </Link>
      </div>
      <div className={styles.panes}>
        <div className={styles.code}>
          <CodeBlock language="ts" title="auth.ts">
            {AUTH_TS}
          </CodeBlock>
        </div>
        <div className={styles.window} aria-hidden="true">
          <div className={styles.address}>https://app.example/auth/signin</div>
          <div className={styles.page}>
            <span className={styles.signIn}>Sign in with GitHub</span>
          </div>
        </div>
      </div>
      <ol className={styles.trace}>
        {LEGS.slice(0, 4).map((leg) => (
          <li key={leg.request}>
            <span className={styles[leg.from]}>{stationName(leg.from)}</span>
            <span className={styles[leg.to]}>{stationName(leg.to)}</span>
            <code>{leg.request}</code>
            <span>{leg.status}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

// Change: a footer of our own. It says whose documentation this is, for which version, and
// whose library; the theme's footer has room for columns of links and a copyright line only.
import Link from "@docusaurus/Link";
import useBaseUrl from "@docusaurus/useBaseUrl";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";

import { useInstalledVersions } from "../../components/versions";
import styles from "./styles.module.css";

const PAGES = [
  { to: "/tutorials/first-sign-in", label: "Your first sign-in" },
  { to: "/concepts/session-strategies", label: "Session strategies" },
  { to: "/guides/refresh-token-rotation", label: "Refresh token rotation" },
  { to: "/reference/core", label: "Reference" },
  { to: "/faq", label: "FAQ" },
  { to: "/security", label: "Security" },
  { to: "/blog", label: "Blog" },
  { to: "/contributing/the-world", label: "Contributing" },
];

/** The footer of every page. */
export default function Footer() {
  const { title } = useDocusaurusContext().siteConfig;
  const { "@auth/core": core } = useInstalledVersions();
  const mark = useBaseUrl("/img/logo.svg");
  return (
    <footer className={styles.footer}>
      <div className={styles.columns}>
        <div className={styles.about}>
          <p className={styles.name}>
            <img src={mark} alt="" width="28" height="28" />
            {title}
          </p>
          <p>
            Independent documentation of Auth.js, checked with <code>@auth/core</code> {core}. It is
            not published or endorsed by the makers of Auth.js.
          </p>
        </div>
        <nav aria-label="Pages">
          <ul className={styles.pages}>
            {PAGES.map(({ to, label }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          <p>
            The library Auth.js is maintained by{" "}
            <Link href="https://better-auth.com">Better Auth</Link>. Its{" "}
            <Link href="https://github.com/nextauthjs/next-auth">source</Link> is under the ISC
            license, and so are the text and code of this site. It contains{" "}
            <Link to="/licenses">packages of others</Link>.
          </p>
        </div>
      </div>
      <p className={styles.fine}>
        The identity providers in the labs are simulated: nothing is sent to the services they are
        named after. Names and trademarks belong to their owners, who have no part in this site.
      </p>
    </footer>
  );
}

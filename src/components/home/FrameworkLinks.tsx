import Link from "@docusaurus/Link";

import styles from "./FrameworkLinks.module.css";

/** Where the way to a first signed-in user begins, by what the app is made with. */
const WAYS = [
  ["Next.js", "/tutorials/nextjs"],
  ["SvelteKit", "/tutorials/sveltekit"],
  ["Express", "/tutorials/express"],
  ["Hono", "/tutorials/hono"],
  ["Others", "/tutorials/other-frameworks"],
  ["No framework", "/tutorials/first-sign-in"],
] as const;

/** Leads to the tutorial for each framework. */
export function FrameworkLinks() {
  return (
    <nav className={styles.ways} aria-labelledby="add-sign-in">
      <h2 id="add-sign-in">Add sign-in to your app</h2>
      <ul>
        {WAYS.map(([name, address]) => (
          <li key={name}>
            <Link to={address}>{name}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

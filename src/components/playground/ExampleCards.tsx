import Link from "@docusaurus/Link";

import styles from "./ExampleCards.module.css";

interface ExampleCardsProps {
  examples: readonly { slug: string; title: string; summary: string }[];
  /** Slug of the example whose lab is shown, if one is. */
  chosen: string | undefined;
}

/** The examples as cards; many of them scroll in a box of their own, so that the lab stays near. */
export function ExampleCards({ examples, chosen }: ExampleCardsProps) {
  return (
    <nav aria-label="Examples" className={styles.box}>
      <ul className={styles.cards}>
        {examples.map(({ slug, title, summary }) => (
          <li key={slug}>
            <Link
              to={`/playground/?example=${slug}`}
              aria-current={slug === chosen ? "page" : undefined}
            >
              <b>{title}</b>
              <span>{summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

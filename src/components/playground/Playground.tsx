import Link from "@docusaurus/Link";
import { useLocation } from "@docusaurus/router";
import useIsBrowser from "@docusaurus/useIsBrowser";
import examples from "@generated/examples/default/index.json";
import { useEffect, useState } from "react";

import { Lab, type LabExample } from "@site/src/playground";

import styles from "./Playground.module.css";

/** What a reader gets who asks for no example, or for one that does not exist. */
const FIRST = "first-sign-in";

/** Chooses an example by the address, `?example=<slug>`, and gives its lab the whole page. */
export function Playground() {
  const { search } = useLocation();
  // The server does not know the query; the first render in the browser must be the server's.
  const isBrowser = useIsBrowser();
  const asked = isBrowser ? new URLSearchParams(search).get("example") : null;
  const chosen = examples.find(({ slug }) => slug === asked);
  const slug = chosen?.slug ?? FIRST;
  const example = useExample(isBrowser ? slug : undefined);

  return (
    <main className={styles.playground}>
      <header className={styles.head}>
        <h1>Playground</h1>
        <p>
          The real <code>@auth/core</code>, your configuration, and an internet that obeys you.
          Choose where to start, press Run, change the code.
        </p>
      </header>
      {asked !== null && !chosen && (
        <p role="alert" className={styles.unknown}>
          There is no example named “{asked}”. These are the ones there are.
        </p>
      )}
      <nav aria-label="Examples">
        <ul className={styles.examples}>
          {examples.map(({ slug: one, title, summary }) => (
            <li key={one}>
              <Link
                to={`/playground/?example=${one}`}
                aria-current={isBrowser && one === slug ? "page" : undefined}
              >
                <b>{title}</b>
                <span>{summary}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {example && <Lab key={example.slug} example={example} />}
    </main>
  );
}

/** An example's data; undefined while it loads. */
function useExample(slug: string | undefined): LabExample | undefined {
  const [loaded, setLoaded] = useState<LabExample>();
  useEffect(() => {
    if (slug === undefined) return;
    let isCurrent = true;
    void import(`@generated/examples/default/${slug}.json`).then((module) => {
      if (isCurrent) setLoaded((module as { default: LabExample }).default);
    });
    return () => {
      isCurrent = false;
    };
  }, [slug]);
  return loaded?.slug === slug ? loaded : undefined;
}

import { useEffect, useState } from "react";

import styles from "./sections.module.css";

interface Requests {
  all: number;
  elsewhere: number;
}

/** Counts, as the browser reports them, the requests of this page and those to other origins. */
function useRequests(): Requests | undefined {
  const [requests, setRequests] = useState<Requests>();
  useEffect(() => {
    const addresses: string[] = [];
    const observer = new PerformanceObserver((list) => {
      addresses.push(...list.getEntries().map((entry) => entry.name));
      const elsewhere = addresses.filter((address) => new URL(address).origin !== location.origin);
      setRequests({ all: addresses.length, elsewhere: elsewhere.length });
    });
    observer.observe({ type: "resource", buffered: true });
    return () => observer.disconnect();
  }, []);
  return requests;
}

/** Says that nothing leaves the browser, and counts the page's requests to show it. */
export function OfflineSection() {
  const requests = useRequests();
  return (
    <section className={styles.section} aria-labelledby="network-off">
      <div className={styles.heading}>
        <h2 id="network-off">Turn the network off</h2>
        <div>
          <p>
            The app, the identity providers and the browsers of a lab live inside this page. The
            frame that runs your code cannot reach the network at all: its content security policy
            says <code>connect-src 'none'</code>. Fonts, search and labs come from this site alone.
          </p>
          <dl className={styles.count}>
            <div>
              <dt>requests this page has made, as your browser counts them</dt>
              <dd>{requests?.all ?? "–"}</dd>
            </div>
            <div>
              <dt>of them to another origin</dt>
              <dd>{requests?.elsewhere ?? "–"}</dd>
            </div>
          </dl>
        </div>
      </div>
    </section>
  );
}

import { useColorMode } from "@docusaurus/theme-common";
import useBaseUrl from "@docusaurus/useBaseUrl";
import { useEffect, useId, useState } from "react";

import { PanelBoundary } from "../PanelBoundary";
import { RunError } from "../RunError";
import { useLab } from "../state/lab-context";
import { panelProps } from "../TabList";
import { pointedProps } from "../use-pointed-at";
import { BrowserControls } from "./BrowserControls";
import styles from "./BrowserPanel.module.css";

/**
 * The simulated browser. Its controls belong to the site; the page below is drawn by the realm, so
 * that no page can draw a false address bar.
 */
export function BrowserPanel() {
  const { state, browser, alive, error, pointed, command, frame } = useLab();
  const id = useId();
  const { colorMode } = useColorMode();
  const sandbox = useBaseUrl("/sandbox/");
  // The first page is drawn before any command arrives, so the color scheme travels in the address.
  const [source] = useState(`${sandbox}?scheme=${colorMode}`);
  const browsers = state?.browsers ?? [];
  const selected = Math.max(
    browsers.findIndex(({ id: one }) => one === browser?.id),
    0,
  );
  useEffect(() => {
    if (alive) command({ type: "lab/appearance", scheme: colorMode });
  }, [colorMode, alive, command]);

  const wanted = pointed?.target.kind === "browser" ? pointed.target.browser : undefined;
  useEffect(() => {
    if (wanted !== undefined) command({ type: "lab/show-browser", browser: wanted });
  }, [wanted, pointed, command]);

  return (
    <section
      aria-label="Browser"
      className={styles.browser}
      {...pointedProps(wanted !== undefined && wanted === browser?.id)}
    >
      {/* The run lives in the frame below: it must stay whatever becomes of the controls. */}
      <PanelBoundary what="The browser’s address bar" wayOn="The page below can still be used.">
        <BrowserControls id={id} selected={selected} />
      </PanelBoundary>
      <div {...panelProps(id, selected)} className={styles.page}>
        {/* The relay is the site's own page; the reader's code runs in an opaque frame inside it. */}
        <iframe
          ref={frame}
          src={source}
          title="Page in the simulated browser"
          sandbox="allow-scripts allow-same-origin allow-forms"
        />
        {!state && !error && <p className={styles.starting}>Building the world…</p>}
        {(state || error) && !alive && (
          <div className={styles.starting}>
            {/* The code, and the alert beside it, may not be shown. */}
            {error ? (
              <RunError error={error} />
            ) : (
              <p>
                <strong>Stopped</strong> Change the code, or press Restart.
              </p>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

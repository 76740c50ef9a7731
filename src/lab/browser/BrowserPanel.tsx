import { useColorMode } from "@docusaurus/theme-common";
import useBaseUrl from "@docusaurus/useBaseUrl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";

import { useLab } from "../state/lab-context";
import { panelProps, TabList } from "../TabList";
import { ToolButton } from "../ToolButton";
import styles from "./BrowserPanel.module.css";

/**
 * The simulated browser. Its controls belong to the site; the page below is drawn by the realm, so
 * that no page can draw a false address bar.
 */
export function BrowserPanel() {
  const { state, browser, events, alive, error, command, frame } = useLab();
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
  const url = browser?.url ?? "";
  // Every page that is shown puts its address into the field, whatever has been typed there.
  const visit = events.findLast((event) => event.kind === "page")?.id;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current) field.current.value = url;
  }, [visit, url, browser?.id]);
  useEffect(() => {
    if (alive) command({ type: "lab/appearance", scheme: colorMode });
  }, [colorMode, alive, command]);

  function navigate(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget).get("address"));
    if (browser) command({ type: "lab/navigate", browser: browser.id, address });
  }
  function move(delta: number) {
    if (browser) command({ type: "lab/history", browser: browser.id, delta });
  }

  return (
    <section aria-label="Browser" className={styles.browser}>
      <div className={styles.head}>
        <TabList
          label="Browsers"
          id={id}
          className={styles.tabs}
          tabs={browsers.map(({ name }) => ({ name }))}
          selected={selected}
          onSelect={(index) => {
            const chosen = browsers[index];
            if (chosen) command({ type: "lab/show-browser", browser: chosen.id });
          }}
        />
        <span className={styles.note}>simulated: never type a real password here</span>
      </div>
      <form className={styles.bar} onSubmit={navigate}>
        <ToolButton aria-label="Back" off={!browser?.canGoBack} onClick={() => move(-1)}>
          ←
        </ToolButton>
        <ToolButton aria-label="Forward" off={!browser?.canGoForward} onClick={() => move(1)}>
          →
        </ToolButton>
        <ToolButton
          aria-label="Reload"
          off={!browser}
          onClick={() => browser && command({ type: "lab/reload", browser: browser.id })}
        >
          ↻
        </ToolButton>
        <input
          ref={field}
          aria-label="Address"
          name="address"
          spellCheck={false}
          autoComplete="off"
        />
      </form>
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
          <p className={styles.starting}>
            {/* The code, and the alert beside it, may not be shown. */}
            <strong>{error?.title ?? "Stopped"}</strong>
            {error?.message ?? "Change the code, or press Restart."}
          </p>
        )}
      </div>
    </section>
  );
}

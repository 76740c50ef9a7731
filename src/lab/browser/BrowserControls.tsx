import { type FormEvent, useEffect, useId, useRef } from "react";

import { Rest } from "../inspector/Bounded";
import { shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import { TabList } from "../TabList";
import { ToolButton } from "../ToolButton";
import styles from "./BrowserPanel.module.css";

/** So many browsers have a tab; the inspector lists as many. */
export const MOST_BROWSERS = 30;

/** What may stand in the address field: more than any server takes. */
const LONGEST_ADDRESS = 5_000;

interface BrowserControlsProps {
  /** Start of the ids by which tabs and the page refer to each other. */
  id: string;
  /** Place of the browser whose page is shown. */
  selected: number;
}

/** The simulated browser's tabs, buttons and address bar, which say that it is simulated. */
export function BrowserControls({ id, selected }: BrowserControlsProps) {
  const { state, browser, events, command } = useLab();
  const mark = useId();
  const browsers = state?.browsers ?? [];
  const url = shown(browser?.url ?? "", LONGEST_ADDRESS);
  // Every page that is shown puts its address into the field, whatever has been typed there.
  const visit = events.findLast((event) => event.kind === "page")?.id;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current) field.current.value = url;
  }, [visit, url, browser?.id]);

  function navigate(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget).get("address"));
    if (browser) command({ type: "lab/navigate", browser: browser.id, address });
  }
  function move(delta: number) {
    if (browser) command({ type: "lab/history", browser: browser.id, delta });
  }

  return (
    <>
      <div className={styles.head}>
        <TabList
          label="Browsers"
          id={id}
          className={styles.tabs}
          tabs={browsers.slice(0, MOST_BROWSERS).map(({ name }) => ({ name: shown(name) }))}
          selected={selected}
          onSelect={(index) => {
            const chosen = browsers[index];
            if (chosen) command({ type: "lab/show-browser", browser: chosen.id });
          }}
        />
        <Rest count={browsers.length - MOST_BROWSERS} what="browsers" />
        <span className={styles.note}>never type a real password here</span>
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
        <span className={styles.address}>
          <span id={mark} className={styles.simulated}>
            simulated
          </span>
          <input
            ref={field}
            aria-label="Address"
            aria-describedby={mark}
            name="address"
            spellCheck={false}
            autoComplete="off"
          />
        </span>
      </form>
    </>
  );
}

import { type FormEvent, useEffect, useId, useRef } from "react";

import type { LabCommand } from "../../sandbox/messages";
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
  // What the run reports may come late: the browser that the reader has chosen is theirs at once.
  const chosen = useRef<string>(undefined);
  useEffect(() => {
    chosen.current = undefined;
  }, [browser?.id]);
  // Every page that is shown puts its address into the field, unless the reader is typing one there.
  const visit = events.findLast((event) => event.kind === "page")?.id;
  const field = useRef<HTMLInputElement>(null);
  const isTyping = useRef(false);
  useEffect(() => {
    if (field.current && !isTyping.current) field.current.value = url;
  }, [visit, url, browser?.id]);

  function navigate(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget).get("address"));
    act((browser) => ({ type: "lab/navigate", browser, address }));
  }
  function act(make: (browser: string) => LabCommand) {
    const id = chosen.current ?? browser?.id;
    isTyping.current = false;
    if (id !== undefined) command(make(id));
  }
  function move(delta: number) {
    act((browser) => ({ type: "lab/history", browser, delta }));
  }
  function restore() {
    isTyping.current = false;
    if (field.current) field.current.value = url;
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
            const next = browsers[index];
            if (!next) return;
            restore();
            if (next.id !== browser?.id) chosen.current = next.id;
            command({ type: "lab/show-browser", browser: next.id });
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
          onClick={() => act((browser) => ({ type: "lab/reload", browser }))}
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
            onInput={() => (isTyping.current = true)}
            onKeyDown={({ key }) => key === "Escape" && restore()}
          />
        </span>
      </form>
    </>
  );
}

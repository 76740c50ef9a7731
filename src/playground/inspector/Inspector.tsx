import { type KeyboardEvent, useId, useState } from "react";

import { useLab } from "../state/lab-context";
import { CookiesTable } from "./CookiesTable";
import styles from "./Inspector.module.css";
import { LogPanel } from "./LogPanel";
import { Timeline } from "./Timeline";
import { TokensPanel } from "./TokensPanel";

const TABS = [
  { name: "Timeline", Panel: Timeline },
  { name: "Cookies", Panel: CookiesTable },
  { name: "Tokens", Panel: TokensPanel },
  { name: "Log", Panel: LogPanel },
] as const;

/** The panels that show the trace and the world's state. */
export function Inspector() {
  const id = useId();
  const [selected, setSelected] = useState(0);
  const { state, events } = useLab();
  const counts: Record<string, number> = {
    Cookies: state?.browsers[0]?.cookies.length ?? 0,
    Log: events.filter((event) => event.kind === "log").length,
  };

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const last = TABS.length - 1;
    const target = {
      ArrowRight: selected === last ? 0 : selected + 1,
      ArrowLeft: selected === 0 ? last : selected - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setSelected(target);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[target]?.focus();
  }

  return (
    <section aria-label="Inspector" className={styles.inspector}>
      <div
        role="tablist"
        aria-label="Inspector panels"
        className={styles.tabs}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {TABS.map(({ name }, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-tab-${name}`}
            aria-controls={`${id}-panel-${name}`}
            aria-selected={index === selected}
            aria-label={name}
            tabIndex={index === selected ? 0 : -1}
            onClick={() => setSelected(index)}
          >
            {name}
            {counts[name] ? <span className={styles.count}>{counts[name]}</span> : null}
          </button>
        ))}
      </div>
      {TABS.map(({ name, Panel }, index) => (
        <div
          key={name}
          role="tabpanel"
          id={`${id}-panel-${name}`}
          aria-labelledby={`${id}-tab-${name}`}
          hidden={index !== selected}
          className={styles.panel}
        >
          {index === selected && <Panel />}
        </div>
      ))}
    </section>
  );
}

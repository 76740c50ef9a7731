import { useId, useState } from "react";

import { useLab } from "../state/lab-context";
import { panelProps, TabList } from "../TabList";
import { CallsPanel } from "./CallsPanel";
import { Clock } from "./Clock";
import { CookiesTable } from "./CookiesTable";
import { Diagram } from "./diagram/Diagram";
import styles from "./Inspector.module.css";
import { LogPanel } from "./LogPanel";
import { logLine } from "./rows";
import { StepDebugger } from "./StepDebugger";
import { Timeline } from "./Timeline";
import { TokensPanel } from "./TokensPanel";

const TABS = [
  { name: "Timeline", Panel: Timeline },
  { name: "Diagram", Panel: Diagram },
  { name: "Cookies", Panel: CookiesTable },
  { name: "Tokens", Panel: TokensPanel },
  { name: "Callbacks", Panel: CallsPanel },
  { name: "Log", Panel: LogPanel },
] as const;

/** The panels that show the trace and the world's state. */
export function Inspector() {
  const id = useId();
  const [selected, setSelected] = useState(0);
  const { browser, events } = useLab();
  const counts: Record<string, number> = {
    Cookies: browser?.cookies.length ?? 0,
    Log: events.filter(logLine).length,
  };

  return (
    <section aria-label="Inspector" className={styles.inspector}>
      <Clock />
      <StepDebugger />
      <TabList
        label="Inspector panels"
        id={id}
        className={styles.tabs}
        selected={selected}
        onSelect={setSelected}
        tabs={TABS.map(({ name }) => ({
          name,
          badge: counts[name] ? <span className={styles.count}>{counts[name]}</span> : null,
        }))}
      />
      {TABS.map(({ name, Panel }, index) => (
        <div
          key={name}
          {...panelProps(id, index)}
          role="tabpanel"
          tabIndex={0}
          hidden={index !== selected}
          className={styles.panel}
        >
          {index === selected && <Panel />}
        </div>
      ))}
    </section>
  );
}

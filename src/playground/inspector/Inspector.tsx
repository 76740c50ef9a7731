import { type ComponentType, useId, useState } from "react";

import { useLab } from "../state/lab-context";
import { panelProps, TabList } from "../TabList";
import { CallsPanel } from "./CallsPanel";
import { Clock } from "./Clock";
import { CookiesTable } from "./CookiesTable";
import { Diagram } from "./diagram/Diagram";
import styles from "./Inspector.module.css";
import { LogPanel } from "./LogPanel";
import { PANELS, type PanelName } from "./panel-names";
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
] as const satisfies readonly { name: PanelName; Panel: ComponentType }[];

interface InspectorProps {
  /** The panels to show, in order; the first is open. */
  panels?: readonly PanelName[] | undefined;
  /** Accessible name. */
  label?: string;
  /** Whether it has a clock of its own. */
  hasClock?: boolean;
}

/** The panels that show the trace and the world's state. */
export function Inspector({
  panels = PANELS,
  label = "Inspector",
  hasClock = true,
}: InspectorProps) {
  const id = useId();
  const [selected, setSelected] = useState(0);
  const { browser, events } = useLab();
  const counts: Record<string, number> = {
    Cookies: browser?.cookies.length ?? 0,
    Log: events.filter(logLine).length,
  };

  const tabs = panels.flatMap((panel) => TABS.filter(({ name }) => name === panel));

  return (
    <section aria-label={label} className={styles.inspector}>
      {hasClock && <Clock />}
      <StepDebugger />
      <TabList
        label="Inspector panels"
        id={id}
        className={styles.tabs}
        selected={selected}
        onSelect={setSelected}
        tabs={tabs.map(({ name }) => ({
          name,
          badge: counts[name] ? <span className={styles.count}>{counts[name]}</span> : null,
        }))}
      />
      {tabs.map(({ name, Panel }, index) => (
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

import { type ComponentType, useId, useMemo, useState } from "react";

import { Boundary } from "../Boundary";
import { PanelBoundary } from "../PanelBoundary";
import { PARAGRAPH, shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import { panelOf } from "../state/target-place";
import { panelProps, TabList, type TabListProps } from "../TabList";
import { pointedProps, useOpenedByTour } from "../use-pointed-at";
import { CallsPanel } from "./CallsPanel";
import { Clock } from "./Clock";
import { CookiesPanel } from "./cookies/CookiesPanel";
import { DatabasePanel } from "./database/DatabasePanel";
import { Diagram } from "./diagram/Diagram";
import { EventCounter } from "./event-counter";
import styles from "./Inspector.module.css";
import { PanelStateProvider } from "./panel-state";
import { LogPanel } from "./LogPanel";
import { MailPanel } from "./mail/MailPanel";
import { PANELS, type PanelName } from "./panel-names";
import { deviationsOf } from "./provider/deviations";
import { ProviderPanel } from "./provider/ProviderPanel";
import { StepDebugger } from "./StepDebugger";
import { Timeline } from "./Timeline";
import { TokensPanel } from "./tokens/TokensPanel";

const TABS = [
  { name: "Timeline", Panel: Timeline },
  { name: "Diagram", Panel: Diagram },
  { name: "Cookies", Panel: CookiesPanel },
  { name: "Tokens", Panel: TokensPanel },
  { name: "Database", Panel: DatabasePanel },
  { name: "Mail", Panel: MailPanel },
  { name: "Callbacks", Panel: CallsPanel },
  { name: "Log", Panel: LogPanel },
  { name: "Identity provider", Panel: ProviderPanel },
] as const satisfies readonly { name: PanelName; Panel: ComponentType }[];

interface InspectorProps {
  /** The panels to show, in order; the first is open until the tour opens another. */
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
  const [open, setOpen] = useState<PanelName | undefined>(panels[0]);
  const { state, events, pointed } = useLab();
  useOpenedByTour((target) => setOpen((before) => panelOf(target) ?? before), pointed);
  // A panel that the page does not ask for comes in when the tour leads to it.
  const names = open === undefined || panels.includes(open) ? panels : [...panels, open];
  const tabs = names.flatMap((panel) => TABS.filter(({ name }) => name === panel));
  const selected = tabs.findIndex(({ name }) => name === open);

  const list = {
    label: "Inspector panels",
    id,
    className: styles.tabs,
    selected,
    onSelect: (index: number) => setOpen(tabs[index]?.name),
  };
  return (
    <section aria-label={label} className={styles.inspector}>
      {hasClock && (
        <PanelBoundary what="The clock" wayOn="Steps of the tour move the time, too.">
          <Clock />
        </PanelBoundary>
      )}
      <PanelBoundary
        what="The step debugger"
        wayOn="Requests that wait are sent if you start over."
      >
        <StepDebugger />
      </PanelBoundary>
      {/* Without what is counted for them, the tabs still lead from panel to panel. */}
      <Boundary given={[state, events]} fallback={() => <TabList {...list} tabs={tabs} />}>
        <CountedTabs {...list} tabs={tabs} />
      </Boundary>
      <PanelStateProvider>
        {tabs.map(({ name, Panel }, index) => (
          <div
            key={name}
            {...panelProps(id, index)}
            role="tabpanel"
            tabIndex={0}
            hidden={index !== selected}
            className={styles.panel}
            {...pointedProps(pointed?.target.kind === "panel" && pointed.target.panel === name)}
          >
            {index === selected && (
              <PanelBoundary what={`The panel ${name}`}>
                <Panel />
              </PanelBoundary>
            )}
          </div>
        ))}
      </PanelStateProvider>
      <Boundary given={[events]} fallback={() => null}>
        <Deeds />
      </Boundary>
    </section>
  );
}

type Tabs = readonly { name: PanelName }[];

/** The tabs, with what there is in their panels. */
function CountedTabs({ tabs, ...list }: Omit<TabListProps, "tabs"> & { tabs: Tabs }) {
  const badges = useBadges();
  return (
    <TabList
      {...list}
      tabs={tabs.map(({ name }) => {
        const { count = 0, unit, hint, isLoud = false } = badges[name] ?? {};
        const badge = count > 0 && (
          <span className={styles.count} data-loud={isLoud}>
            {count}
            <span className="visually-hidden">
              {" "}
              {unit}
              {count > 1 && "s"}
              {hint !== undefined && `. ${hint}`}
            </span>
          </span>
        );
        return { name, badge, hint };
      })}
    />
  );
}

interface Badge {
  count: number;
  /** What is counted, in the singular. */
  unit: string;
  hint?: string;
  /** Something is not as usual. */
  isLoud?: boolean;
}

/** What the tabs tell of their panels, by name. */
function useBadges(): Partial<Record<(typeof TABS)[number]["name"], Badge>> {
  const { browser, events, state } = useLab();
  const [counter] = useState(() => new EventCounter());
  const { mails, lines } = useMemo(() => counter.count(events), [counter, events]);
  const deviations = (state?.providers ?? []).flatMap((provider) =>
    deviationsOf(provider).map(({ label }) => `${shown(provider.name)}: ${label}`),
  );
  return {
    Cookies: { count: browser?.cookies.length ?? 0, unit: "cookie" },
    Mail: { count: mails, unit: "message" },
    Log: { count: lines, unit: "line" },
    "Identity provider": {
      count: deviations.length,
      unit: "change",
      isLoud: true,
      ...(deviations.length > 0 && {
        hint: shown(`Switched on at ${deviations.join("; ")}`, PARAGRAPH),
      }),
    },
  };
}

/** Says politely to screen readers what was done to the world by hand. */
function Deeds() {
  const { events } = useLab();
  const last = events.findLast((event) => event.kind === "control");
  return (
    <p role="status" className="visually-hidden">
      {last?.kind === "control" && <span key={last.id}>{shown(last.text)}.</span>}
    </p>
  );
}

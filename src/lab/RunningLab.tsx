import { useEffect, useRef, useState } from "react";

import { Announcer } from "./Announcer";
import { BrowserPanel } from "./browser/BrowserPanel";
import { EditorSlot } from "./editor/EditorSlot";
import type { LabExample } from "./example";
import { Inspector } from "./inspector/Inspector";
import type { PanelName } from "./inspector/panel-names";
import { Knobs } from "./knobs/Knobs";
import { type PaneName, Panes } from "./layout/Panes";
import { PaneSwitch } from "./layout/PaneSwitch";
import styles from "./RunningLab.module.css";
import { LabScope, useNewLab } from "./state/lab-context";
import { useRunNote } from "./state/use-run-note";
import { LoadingNotice } from "./RunButton";
import { PanelBoundary } from "./PanelBoundary";
import { SharedCodeMark } from "./SharedCode";
import { GuidedTour } from "./tour/GuidedTour";
import { useStartup } from "./use-startup";

interface RunningLabProps {
  example: LabExample;
  /** The inspector's panels, in order; all of them if not said. */
  panels: readonly PanelName[] | undefined;
  /** Whether there is a guided tour; how many of its steps are played at the start. */
  tour: boolean | number;
  /** Height of the panes together. */
  height: string | undefined;
}

/** The lab while it runs: tour on top, editor and browser side by side, inspector below. */
export function RunningLab({ example, panels, tour, height }: RunningLabProps) {
  const hasTour = tour !== false;
  const lab = useNewLab(example, typeof tour === "number" ? tour : undefined);
  const { Editor, loading } = useStartup(lab);
  useRunNote(lab);
  const [pane, setPane] = useState<PaneName>("Browser");
  const region = useRef<HTMLElement>(null);
  // The Run button is gone: put the keyboard's place where it was.
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={`Lab: ${example.title}`}
      className={styles.lab}
      data-lab={example.slug}
      data-shared={example.shared !== undefined}
    >
      <LabScope lab={lab}>
        <SharedCodeMark />
        {hasTour && (
          <PanelBoundary what="The guided tour" wayOn="Use the browser by hand.">
            <GuidedTour />
          </PanelBoundary>
        )}
        <PanelBoundary what="The knobs" wayOn="The code can be changed by hand.">
          <Knobs />
        </PanelBoundary>
        <div className={styles.paneSwitch}>
          <PaneSwitch shown={pane} onShow={setPane} />
        </div>
        <LoadingNotice loading={loading} />
        <Panes
          code={
            <PanelBoundary what="The editor" wayOn="The code goes on as it is.">
              <EditorSlot Editor={Editor} />
            </PanelBoundary>
          }
          browser={<BrowserPanel />}
          inspector={<Inspector panels={panels} />}
          shown={pane}
          height={height}
        />
        <Announcer hasTour={hasTour} />
      </LabScope>
    </section>
  );
}

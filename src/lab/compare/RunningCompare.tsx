import { type CSSProperties, useEffect, useRef, useState } from "react";

import { Announcer } from "../Announcer";
import { BrowserPanel } from "../browser/BrowserPanel";
import { EditorSlot } from "../editor/EditorSlot";
import type { LabExample } from "../example";
import { Clock } from "../inspector/Clock";
import { FollowBar } from "../inspector/follow/FollowBar";
import { FollowScope } from "../inspector/follow/following";
import { Inspector } from "../inspector/Inspector";
import type { PanelName } from "../inspector/panel-names";
import { Knobs } from "../knobs/Knobs";
import type { PaneName } from "../layout/pane-names";
import { Panes } from "../layout/Panes";
import { PaneSwitch } from "../layout/PaneSwitch";
import lab from "../RunningLab.module.css";
import { type LabContextValue, LabScope, useNewLab } from "../state/lab-context";
import { useRunNote } from "../state/use-run-note";
import { GuidedTour } from "../tour/GuidedTour";
import styles from "./RunningCompare.module.css";
import { PanelBoundary } from "../PanelBoundary";
import { LoadingNotice } from "../RunButton";
import { placeOfCompare } from "../state/places";
import { paneOf } from "../state/target-place";
import { usePlace } from "../state/use-return";
import { StepText } from "../tour/StepText";
import { useOpenedByTour } from "../use-pointed-at";
import { useStartup } from "../use-startup";
import { useLockstep } from "./use-lockstep";

interface RunningCompareProps {
  examples: readonly [LabExample, LabExample];
  /** Accessible name. */
  label: string;
  /** The panels of either inspector, in order; all of them if not said. */
  panels: readonly PanelName[] | undefined;
  /** Height of the pane that either lab shows. */
  height: string | undefined;
  /** How many steps are played at the start. */
  done: number;
}

/** Two labs while they run: one tour and one clock for both, and the same pane of each. */
export function RunningCompare({ examples, label, panels, height, done }: RunningCompareProps) {
  const left = useNewLab(examples[0]);
  const right = useNewLab(examples[1]);
  const both = useLockstep(left, right, done);
  usePlace(placeOfCompare(examples), both.state?.tour.done ?? 0);
  const [pane, setPane] = useState<PaneName>("Browser");
  useOpenedByTour((target) => setPane(paneOf(target)), left.pointed);
  const region = useRef<HTMLElement>(null);
  // The Run button is gone: put the keyboard's place where it was.
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  const size = height === undefined ? {} : { "--pane-height": height };
  return (
    <section ref={region} tabIndex={-1} aria-label={label} className={lab.lab}>
      <LabScope lab={both}>
        <PanelBoundary what="The guided tour" wayOn="Use the browsers by hand.">
          <GuidedTour />
        </PanelBoundary>
        <PanelBoundary what="The clock" wayOn="Steps of the tour move the time, too.">
          <Clock />
        </PanelBoundary>
        <Announcer hasTour />
      </LabScope>
      <PaneSwitch shown={pane} onShow={setPane} />
      <div className={styles.pair} style={size as CSSProperties}>
        {[left, right].map((one) => (
          <Side key={one.example.title} lab={one} panels={panels} pane={pane} />
        ))}
      </div>
    </section>
  );
}

interface SideProps extends Pick<RunningCompareProps, "panels"> {
  lab: LabContextValue;
  pane: PaneName;
}

/** One of the two labs: what the last step meant here, and the pane that is shown. */
function Side({ lab: one, panels, pane }: SideProps) {
  const { example, steps, state } = one;
  const { Editor, loading } = useStartup(one);
  const why = state ? (steps[state.tour.done - 1]?.why ?? "") : example.summary;
  useRunNote(one);
  return (
    <section aria-label={`Lab: ${example.title}`} className={styles.side} data-lab={example.slug}>
      <LabScope lab={one}>
        <FollowScope>
          <header className={styles.head}>
            <p className={styles.title}>{example.title}</p>
            <p className={styles.why}>
              <StepText text={why} targets={state?.tour.targets} />
            </p>
          </header>
          <PanelBoundary what="The knobs" wayOn="The code can be changed by hand.">
            <Knobs />
          </PanelBoundary>
          <LoadingNotice loading={loading} />
          <Panes
            code={
              <PanelBoundary what="The editor" wayOn="The code goes on as it is.">
                <EditorSlot Editor={Editor} />
              </PanelBoundary>
            }
            browser={<BrowserPanel />}
            inspector={<Inspector panels={panels} hasClock={false} />}
            shown={pane}
          />
          <FollowBar />
          <Announcer hasTour={false} />
        </FollowScope>
      </LabScope>
    </section>
  );
}

import clsx from "clsx";
import { type CSSProperties, useEffect, useRef, useState } from "react";

import { Announcer } from "./Announcer";
import { BrowserPanel } from "./browser/BrowserPanel";
import { EditorSlot } from "./editor/EditorSlot";
import type { LabExample } from "./example";
import { Inspector } from "./inspector/Inspector";
import type { PanelName } from "./inspector/panel-names";
import { Knobs } from "./knobs/Knobs";
import { useFolded } from "./layout/folded";
import { PaneFolds } from "./layout/PaneFolds";
import type { PaneName } from "./layout/pane-names";
import { Panes } from "./layout/Panes";
import { PaneSwitch } from "./layout/PaneSwitch";
import { Presented } from "./layout/presented";
import { useView, type View } from "./layout/use-view";
import { ViewButtons } from "./layout/ViewButtons";
import styles from "./RunningLab.module.css";
import { LabScope, useNewLab } from "./state/lab-context";
import { paneOf } from "./state/target-place";
import { usePlace } from "./state/use-return";
import { useRunNote } from "./state/use-run-note";
import { LoadingNotice } from "./RunButton";
import { PanelBoundary } from "./PanelBoundary";
import { SharedCodeMark } from "./SharedCode";
import { FollowBar } from "./inspector/follow/FollowBar";
import { FollowScope } from "./inspector/follow/following";
import { GuidedTour } from "./tour/GuidedTour";
import { useOpenedByTour } from "./use-pointed-at";
import { useStartup } from "./use-startup";

interface RunningLabProps {
  example: LabExample;
  /** The inspector's panels, in order; all of them if not said. */
  panels: readonly PanelName[] | undefined;
  /** Whether there is a guided tour; how many of its steps are played at the start. */
  tour: boolean | number;
  /** Height of the lab, as CSS has it; that of the window below the navbar if not said. */
  height: string | undefined;
}

/**
 * The lab while it runs, on one screen: the tour beside editor, browser and inspector, or above one of
 * them where there is no room for all.
 */
export function RunningLab({ example, panels, tour, height }: RunningLabProps) {
  const hasTour = tour !== false;
  const lab = useNewLab(example, tour);
  const { Editor, loading } = useStartup(lab);
  useRunNote(lab);
  usePlace(example.slug, lab.state?.tour.done ?? 0);
  const [pane, setPane] = useState<PaneName>("Browser");
  const region = useRef<HTMLElement>(null);
  const [view, toggleView] = useView(region);
  const [folded, toggleFolded] = useFolded();
  useOpenedByTour((target) => {
    const wanted = paneOf(target);
    setPane(wanted);
    if (folded.has(wanted)) toggleFolded(wanted);
  }, lab.pointed);
  useEffect(() => {
    // The Run button is gone: put the keyboard's place where it was.
    region.current?.focus({ preventScroll: true });
    // All of the lab is seen at once where the window has the room.
    region.current?.scrollIntoView({ block: "start" });
  }, []);
  const isPresented = view === "presented";
  const tools = (
    <ViewButtons
      className={styles.present}
      view={view}
      onToggle={(wanted: View) => {
        // What a class is to see first is the evidence.
        if (wanted === "presented") setPane("Inspector");
        toggleView(wanted);
      }}
    />
  );
  const folds = (
    <div className={styles.folds}>
      <PaneFolds folded={folded} onToggle={toggleFolded} />
    </div>
  );
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={`Lab: ${example.title}`}
      className={clsx(styles.lab, styles.screen)}
      style={height === undefined ? {} : ({ "--height": height } as CSSProperties)}
      data-view={view}
      data-lab={example.slug}
      data-shared={example.shared !== undefined}
    >
      <LabScope lab={lab}>
        <FollowScope>
          <SharedCodeMark />
          <div className={styles.body}>
            {hasTour ? (
              <div className={styles.guide}>
                <PanelBoundary what="The guided tour" wayOn="Use the browser by hand.">
                  <GuidedTour
                    tools={tools}
                    folds={folds}
                    below={example.knobs && { name: "Knobs", content: <KnobsOfLab /> }}
                  />
                </PanelBoundary>
              </div>
            ) : (
              <KnobsOfLab />
            )}
            <div className={styles.panes}>
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
                inspector={
                  <Presented value={isPresented}>
                    <Inspector panels={panels} />
                  </Presented>
                }
                shown={pane}
                isSingle={isPresented}
                folded={folded}
              />
            </div>
          </div>
          <FollowBar />
          <Announcer hasTour={hasTour} />
        </FollowScope>
      </LabScope>
    </section>
  );
}

function KnobsOfLab() {
  return (
    <PanelBoundary what="The knobs" wayOn="The code can be changed by hand.">
      <Knobs />
    </PanelBoundary>
  );
}

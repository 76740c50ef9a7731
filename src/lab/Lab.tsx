import { useMemo } from "react";

import { part, preload } from "../loading/part";
import { usePart } from "../loading/use-part";
import type { LabExample } from "./example";
import { readPanels } from "./inspector/panel-names";
import { LabBoundary } from "./LabBoundary";
import { LabCard } from "./LabCard";
import { useShared } from "./state/use-shared";
import { useRunning } from "./use-running";

const loadRunningLab = part(() => import("./RunningLab"));

/** What a page may say about a lab; the build checks it (`plugins/examples`). */
export interface LabProps {
  example: LabExample;
  /** The inspector's panels in order, separated by commas, the first one open; by default all. */
  panels?: string;
  /**
   * `false` shows no guided tour, neither in the card nor while the lab runs. A number plays as many
   * steps when the lab starts; the reader can still start over at the first.
   */
  tour?: boolean | number;
  /** Height of the panes together where there is room for all, such as "40rem". */
  height?: string;
}

/**
 * An example in a page. It starts as a static card (server-rendered, readable without JavaScript);
 * Run loads Sandpack and the world and turns it into the running lab.
 */
export function Lab({ example, panels, tour = true, height }: LabProps) {
  const shared = useShared(example);
  const code = shared?.kind === "shared" ? JSON.stringify(shared.files) : "";
  // Code from a link is somebody else's: it runs when the reader says so.
  const [running, run] = useRunning(code, shared?.kind === "none");
  const { module: lab, ...loading } = usePart(loadRunningLab, running);
  const withShared = useMemo(
    () => (shared?.kind === "shared" ? { ...example, shared: shared.files } : example),
    [example, shared],
  );
  if (running && lab) {
    return (
      <LabBoundary key={code} title={`Lab: ${example.title}`}>
        <lab.RunningLab
          example={withShared}
          panels={panels === undefined ? undefined : readPanels(panels)}
          tour={tour}
          height={height}
        />
      </LabBoundary>
    );
  }
  return (
    <LabCard
      example={withShared}
      hasTour={tour !== false}
      brokenLink={shared?.kind === "broken" ? shared.reason : undefined}
      onReach={() => preload(loadRunningLab)}
      onRun={running ? loading.retry : run}
      loading={running ? loading : undefined}
    />
  );
}

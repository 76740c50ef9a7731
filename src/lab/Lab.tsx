import { useMemo, useState } from "react";

import { part, preload } from "../loading/part";
import { usePart } from "../loading/use-part";
import type { LabExample } from "./example";
import { readPanels } from "./inspector/panel-names";
import { LabBoundary } from "./LabBoundary";
import { LabCard } from "./LabCard";
import { useGuarded, useProtection } from "./protection/use-protection";
import { hasEndedBadly } from "./state/drafts";
import { usePasted } from "./state/pasted";
import { useReturn } from "./state/use-return";
import { useShared } from "./state/use-shared";
import { useRunning } from "./use-running";

const loadRunningLab = part(() => import("./RunningLab"));

/** What a page may say about a lab; the build checks it (`plugins/examples`). */
export interface LabProps {
  example: LabExample;
  /** The inspector's panels in order, separated by commas, the first one open at first; by default all. */
  panels?: string;
  /**
   * `false` shows no guided tour, neither in the card nor while the lab runs. A number plays as many
   * steps when the lab starts; the reader can still start over at the first.
   */
  tour?: boolean | number;
  /** Height of the running lab, such as "40rem"; by default that of the window below the navbar. */
  height?: string;
}

/**
 * An example in a page. It starts as a static card (server-rendered, readable without JavaScript);
 * Run loads Sandpack and the world and turns it into the running lab.
 */
export function Lab({ example, panels, tour = true, height }: LabProps) {
  const shared = useShared(example);
  const kept = usePasted(example.slug);
  const linked = shared?.kind === "shared" ? shared.files : undefined;
  const pasted = linked ? undefined : kept;
  const code = (linked ?? pasted) ? JSON.stringify(linked ?? pasted) : "";
  const [endedBadly] = useState(() => hasEndedBadly(example));
  // Code from a link is somebody else's, and so may be what is pasted: it runs when the reader says so.
  const isOwn = shared?.kind === "none" && pasted === undefined;
  const [doneBefore, forget] = useReturn(example.slug);
  const isReturn = doneBefore !== undefined;
  const [running, run] = useRunning(code, isOwn && !endedBadly, isReturn, forget);
  const isProtected = useProtection(linked !== undefined);
  const load = useGuarded(loadRunningLab);
  const { module: lab, ...loading } = usePart(load, running);
  const withCode = useMemo(
    () => ({
      ...example,
      ...(linked && { shared: linked }),
      // By its text: the object is a new one each time.
      ...(!linked && code !== "" && { turned: JSON.parse(code) as Record<string, string> }),
    }),
    [example, linked, code],
  );
  if (running && lab) {
    return (
      <LabBoundary key={code} title={`Lab: ${example.title}`}>
        <lab.RunningLab
          example={withCode}
          panels={panels === undefined ? undefined : readPanels(panels)}
          tour={tour !== false && isReturn ? doneBefore : tour}
          height={height}
        />
      </LabBoundary>
    );
  }
  return (
    <LabCard
      key={code}
      example={withCode}
      hasTour={tour !== false}
      endedBadly={isOwn && endedBadly}
      brokenLink={shared?.kind === "broken" ? shared.reason : undefined}
      isProtected={isProtected}
      onReach={() => preload(load)}
      onRun={running ? loading.retry : run}
      loading={running ? loading : undefined}
    />
  );
}

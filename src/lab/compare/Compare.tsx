import { useMemo, useState } from "react";

import { part, preload } from "../../loading/part";
import { usePart } from "../../loading/use-part";
import type { LabExample, TurnedExample } from "../example";
import { readPanels } from "../inspector/panel-names";
import { LabBoundary } from "../LabBoundary";
import { useGuarded } from "../protection/use-protection";
import { hasEndedBadly } from "../state/drafts";
import { placeOfCompare } from "../state/places";
import { useReturn } from "../state/use-return";
import { useRunning } from "../use-running";
import { CompareCard } from "./CompareCard";

const loadRunningCompare = part(() => import("./RunningCompare"));

/** What a page may say about two labs; the build checks it (`plugins/examples`). */
export interface CompareProps {
  /** Two examples whose tours have the same captions: they are played in lockstep. */
  examples: readonly [LabExample, LabExample];
  /** JSON of what turned knobs make of either (`TurnedExample`), where both are the same example. */
  turned?: string;
  /** The panels of either inspector in order, separated by commas, the first one open; by default all. */
  panels?: string;
  /** Height of the pane that either lab shows, such as "30rem". */
  height?: string;
}

/**
 * Two examples side by side, in lockstep on one clock. Like a lab, it starts as a static card, and Run
 * turns it into what runs. Both count as one lab: starting another one of the page pauses both.
 */
export function Compare({ examples: given, turned, panels, height }: CompareProps) {
  const examples = useMemo(() => turnBoth(given, turned), [given, turned]);
  const label = `Compare: ${examples.map(({ title }) => title).join(" – ")}`;
  const [endedBadly] = useState(() => examples.some(hasEndedBadly));
  // The site's own code: what links bring is opened in the playground, one lab at a time.
  const place = placeOfCompare(examples);
  const [doneBefore, forget] = useReturn(place);
  const [running, run] = useRunning("", !endedBadly, doneBefore !== undefined, forget);
  const load = useGuarded(loadRunningCompare);
  const { module: compare, ...loading } = usePart(load, running);
  if (running && compare) {
    return (
      <LabBoundary title={label}>
        <compare.RunningCompare
          examples={examples}
          label={label}
          panels={panels === undefined ? undefined : readPanels(panels)}
          height={height}
          done={doneBefore ?? 1}
        />
      </LabBoundary>
    );
  }
  return (
    <CompareCard
      examples={examples}
      label={label}
      onReach={() => preload(load)}
      onRun={running ? loading.retry : run}
      loading={running ? loading : undefined}
    />
  );
}

function turnBoth(examples: CompareProps["examples"], json = "[{},{}]"): CompareProps["examples"] {
  const [left, right] = JSON.parse(json) as [Partial<TurnedExample>, Partial<TurnedExample>];
  return [
    { ...examples[0], ...left },
    { ...examples[1], ...right },
  ];
}

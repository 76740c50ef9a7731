import useIsBrowser from "@docusaurus/useIsBrowser";
import { useLocation } from "@docusaurus/router";
import { useEffect, useId, useState } from "react";

import type { LabExample } from "./example";
import { LabCard } from "./LabCard";
import { useImport } from "./use-import";

const loadRunningLab = () => import("./RunningLab");

/** Tells the other labs of the page that one starts: a page runs one realm at a time. */
const STARTED = "lab-started";

/**
 * An example in a page. It starts as a static card (server-rendered, readable without JavaScript);
 * Run loads Sandpack and the world and turns it into the running lab.
 */
export function Lab({ example }: { example: LabExample }) {
  const id = useId();
  const asked = new URLSearchParams(useLocation().search).has("run");
  // The server does not know the query; the first render in the browser must be the server's.
  const isBrowser = useIsBrowser();
  const [choice, setChoice] = useState<boolean>();
  const running = choice ?? (isBrowser && asked);

  useEffect(() => {
    if (!running) return;
    document.dispatchEvent(new CustomEvent(STARTED, { detail: id }));
    const pause = (event: Event) => {
      if (event instanceof CustomEvent && event.detail !== id) setChoice(false);
    };
    document.addEventListener(STARTED, pause);
    return () => document.removeEventListener(STARTED, pause);
  }, [running, id]);

  const lab = useImport(loadRunningLab, running);
  if (running && lab) return <lab.RunningLab example={example} />;
  return (
    <LabCard
      example={example}
      onReach={() => void loadRunningLab()}
      {...(running ? {} : { onRun: () => setChoice(true) })}
    />
  );
}

import useIsBrowser from "@docusaurus/useIsBrowser";
import { useLocation } from "@docusaurus/router";
import { useEffect, useId, useMemo, useState } from "react";

import type { LabExample } from "./example";
import { LabCard } from "./LabCard";
import { useShared } from "./state/use-shared";
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
  /** What the reader chose, and for which code: the example's own or a link's. */
  const [choice, setChoice] = useState<{ code: string; run: boolean }>();
  const shared = useShared(example);
  const code = shared?.kind === "shared" ? JSON.stringify(shared.files) : "";
  // Code from a link is somebody else's: it runs when the reader says so.
  const isWelcome = isBrowser && asked && shared?.kind === "none";
  const running = choice?.code === code ? choice.run : isWelcome;

  useEffect(() => {
    if (!running) return;
    document.dispatchEvent(new CustomEvent(STARTED, { detail: id }));
    const pause = (event: Event) => {
      if (event instanceof CustomEvent && event.detail !== id) setChoice({ code, run: false });
    };
    document.addEventListener(STARTED, pause);
    return () => document.removeEventListener(STARTED, pause);
  }, [running, id, code]);

  const lab = useImport(loadRunningLab, running);
  const withShared = useMemo(
    () => (shared?.kind === "shared" ? { ...example, shared: shared.files } : example),
    [example, shared],
  );
  if (running && lab) return <lab.RunningLab key={code} example={withShared} />;
  return (
    <LabCard
      example={withShared}
      brokenLink={shared?.kind === "broken" ? shared.reason : undefined}
      onReach={() => void loadRunningLab()}
      {...(running ? {} : { onRun: () => setChoice({ code, run: true }) })}
    />
  );
}

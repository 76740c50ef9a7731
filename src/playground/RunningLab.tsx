import { lazy, Suspense, useEffect, useRef, useState } from "react";

import { Announcer } from "./Announcer";
import { BrowserPanel } from "./browser/BrowserPanel";
import type { LabExample } from "./example";
import { Inspector } from "./inspector/Inspector";
import styles from "./RunningLab.module.css";
import { LabProvider } from "./state/lab-context";
import { GuidedTour } from "./tour/GuidedTour";

// Asked for at once, but not waited for: the sandbox loads meanwhile, in a process of its own.
const editor = import("./editor/SandpackEditor");
const SandpackEditor = lazy(() => editor);

const PANES = ["Code", "Browser", "Inspector"] as const;

/** The lab while it runs: tour on top, editor and browser side by side, inspector below. */
export default function RunningLab({ example }: { example: LabExample }) {
  const [pane, setPane] = useState<(typeof PANES)[number]>("Browser");
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
      data-pane={pane}
    >
      <LabProvider example={example}>
        <GuidedTour />
        <div className={styles.switch} role="group" aria-label="Show">
          {PANES.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={pane === name}
              onClick={() => setPane(name)}
            >
              {name}
            </button>
          ))}
        </div>
        <div className={styles.panes}>
          <div className={styles.editor}>
            <Suspense>
              <SandpackEditor />
            </Suspense>
          </div>
          <div className={styles.browser}>
            <BrowserPanel />
          </div>
          <div className={styles.inspector}>
            <Inspector />
          </div>
        </div>
        <Announcer />
      </LabProvider>
    </section>
  );
}

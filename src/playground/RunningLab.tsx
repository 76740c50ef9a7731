import { useEffect, useRef, useState } from "react";

import { Announcer } from "./Announcer";
import { BrowserPanel } from "./browser/BrowserPanel";
import type { LabExample } from "./example";
import { Inspector } from "./inspector/Inspector";
import { Knobs } from "./knobs/Knobs";
import { type PaneName, PANES, Panes } from "./layout/Panes";
import styles from "./RunningLab.module.css";
import { LabProvider, useLab } from "./state/lab-context";
import { GuidedTour } from "./tour/GuidedTour";
import { useImport } from "./use-import";

const loadEditor = () => import("./editor/SandpackEditor");

/** The lab while it runs: tour on top, editor and browser side by side, inspector below. */
export function RunningLab({ example }: { example: LabExample }) {
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
    >
      <LabProvider example={example}>
        <GuidedTour />
        <Knobs />
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
        <Panes
          code={<EditorSlot />}
          browser={<BrowserPanel />}
          inspector={<Inspector />}
          shown={pane}
        />
        <Announcer />
      </LabProvider>
    </section>
  );
}

/**
 * The editor, once the relay has loaded. Evaluating Sandpack keeps the page busy for a while, which
 * the realm uses to start in a process of its own; begun earlier, it would hold up the relay.
 */
function EditorSlot() {
  const { example, frame } = useLab();
  const [relayLoaded, setRelayLoaded] = useState(false);
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent) => {
      if (source === frame.current?.contentWindow && data?.type === "initialized") {
        setRelayLoaded(true);
      }
    };
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, [frame]);
  const editor = useImport(loadEditor, relayLoaded);
  if (editor) return <editor.SandpackEditor />;
  return <pre className={styles.placeholder}>{example.files["auth.ts"]}</pre>;
}

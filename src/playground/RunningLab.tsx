import { SandpackProvider } from "@codesandbox/sandpack-react/unstyled";
import { useColorMode } from "@docusaurus/theme-common";
import useBaseUrl from "@docusaurus/useBaseUrl";
import { useEffect, useMemo, useRef, useState } from "react";

import { Announcer } from "./Announcer";
import { BrowserPanel } from "./browser/BrowserPanel";
import { EditorPanel } from "./editor/EditorPanel";
import type { LabExample } from "./example";
import { Inspector } from "./inspector/Inspector";
import styles from "./RunningLab.module.css";
import { loadDraft } from "./state/drafts";
import { LabConnection } from "./state/lab-context";
import { GuidedTour } from "./tour/GuidedTour";

/** Files of an example that the reader sees and edits. */
const VISIBLE = ["/auth.ts", "/app.ts"];

/** Milliseconds without typing after which an edit runs. */
const PAUSE_IN_TYPING = 150;

const PANES = ["Code", "Browser", "Inspector"] as const;

/** The lab while it runs: tour on top, editor and browser side by side, inspector below. */
export default function RunningLab({ example }: { example: LabExample }) {
  const { colorMode } = useColorMode();
  const sandboxUrl = useBaseUrl("/sandbox/");
  // The first page is drawn before any command arrives, so the color scheme travels in the address.
  const [sandboxPath] = useState(`${sandboxUrl}?scheme=${colorMode}`);
  const [pane, setPane] = useState<(typeof PANES)[number]>("Browser");
  const region = useRef<HTMLElement>(null);
  const { files, setup, options } = useMemo(() => sandpackProps(example), [example]);
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
      <SandpackProvider files={files} customSetup={setup} options={options}>
        <LabConnection example={example} sandboxPath={sandboxPath}>
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
              <EditorPanel visibleFiles={VISIBLE} />
            </div>
            <div className={styles.browser}>
              <BrowserPanel />
            </div>
            <div className={styles.inspector}>
              <Inspector />
            </div>
          </div>
          <Announcer />
        </LabConnection>
      </SandpackProvider>
    </section>
  );
}

/** Sandpack copies its files whenever the object changes, so it must stay the same one. */
function sandpackProps({ slug, files }: LabExample) {
  const current = { ...files, ...loadDraft(slug) };
  return {
    files: Object.fromEntries(
      Object.entries(current).map(([name, code]) => [
        `/${name}`,
        { code, hidden: !VISIBLE.includes(`/${name}`) },
      ]),
    ),
    setup: { entry: "/auth.ts", environment: "parcel" as const },
    options: {
      bundlerURL: window.location.origin,
      visibleFiles: VISIBLE,
      activeFile: "/auth.ts",
      initMode: "immediate" as const,
      recompileMode: "delayed" as const,
      recompileDelay: PAUSE_IN_TYPING,
    },
  };
}

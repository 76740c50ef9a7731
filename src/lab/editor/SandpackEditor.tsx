import {
  SandpackProvider,
  type SandpackState,
  useSandpack,
} from "@codesandbox/sandpack-react/unstyled";
import { useEffect, useMemo, useRef } from "react";

import { configFile, givenFiles, isHidden, type LabExample } from "../example";
import { loadDraft } from "../state/drafts";
import { useLab } from "../state/lab-context";
import { EditorPanel } from "./EditorPanel";
import { MANIFEST } from "./manifest";

/** Milliseconds without typing after which an edit runs. */
const PAUSE_IN_TYPING = 150;

const CLIENT_ID = "lab";

/** Sandpack: the files, the editor, and the protocol by which they reach the sandbox. */
export function SandpackEditor() {
  const { example } = useLab();
  const { files, setup, options } = useMemo(() => sandpackProps(example), [example]);
  return (
    <SandpackProvider files={files} customSetup={setup} options={options}>
      <SandpackChannel />
      <EditorPanel />
    </SandpackProvider>
  );
}

/** Gives the lab's frame to Sandpack's client, and the client's messages to the lab's store. */
function SandpackChannel() {
  const { frame, connect, showFiles, store } = useLab();
  const { sandpack, listen, dispatch } = useSandpack();
  const { files } = sandpack;
  useEffect(() => {
    const texts = Object.entries(files)
      .filter(([path]) => path !== MANIFEST)
      .map(([path, { code }]) => [path.slice(1), code]);
    showFiles(Object.fromEntries(texts) as Record<string, string>);
  }, [files, showFiles]);
  // Sandpack makes new functions on every render; they all speak to the same client.
  const latest = useRef({ sandpack, listen });
  useEffect(() => {
    latest.current = { sandpack, listen };
    connect({
      // Sandpack passes messages of types it does not know on as they are.
      send: (message) => dispatch(message as never, CLIENT_ID),
      edit(changed) {
        const paths = Object.entries(changed).map(([name, code]) => [`/${name}`, code]);
        sandpack.updateFile(Object.fromEntries(paths) as Record<string, string>);
      },
    });
  });
  useEffect(() => {
    let pause: number | undefined;
    const stopListening = latest.current.listen((message) => {
      store.receive(message);
      if (message.type !== "done") return;
      window.clearTimeout(pause);
      pause = window.setTimeout(() => compileMissedEdit(latest.current.sandpack), PAUSE_IN_TYPING);
    }, CLIENT_ID);
    const element = frame.current;
    if (element) {
      // The same document as the frame shows already: only the fragment differs, so the relay and
      // its realm, which have been loading since Run, are not loaded again.
      const { pathname, search } = new URL(element.src);
      const startRoute = `${pathname}${search}#connect`;
      void latest.current.sandpack.registerBundler(element, CLIENT_ID, { startRoute });
    }
    return () => {
      window.clearTimeout(pause);
      stopListening();
      latest.current.sandpack.unregisterBundler(CLIENT_ID);
    };
  }, [frame, store]);
  return null;
}

/**
 * Compiles what the reader typed before the first run was there: Sandpack drops an edit whose pause
 * ends before its client is done, and would only take it along with the next one.
 */
function compileMissedEdit({ clients, files, environment }: SandpackState): void {
  const client = clients[CLIENT_ID];
  if (client?.status !== "done" || client.sandboxSetup.files === files) return;
  client.updateSandbox({ files, template: environment });
}

/** Sandpack copies its files whenever the object changes, so it must stay the same one. */
function sandpackProps(example: LabExample) {
  const current = { ...givenFiles(example), ...example.shared, ...loadDraft(example) };
  const main = `/${configFile(current)}`;
  const visible = Object.keys(current).filter((name) => !isHidden(name));
  return {
    files: Object.fromEntries(
      Object.entries(current).map(([name, code]) => [`/${name}`, { code, hidden: isHidden(name) }]),
    ),
    setup: { entry: main, environment: "parcel" as const },
    options: {
      bundlerURL: window.location.origin,
      visibleFiles: visible.map((name) => `/${name}`),
      activeFile: main,
      initMode: "immediate" as const,
      recompileMode: "delayed" as const,
      recompileDelay: PAUSE_IN_TYPING,
    },
  };
}

import { useEffect, useState } from "react";

import { useLab } from "../state/lab-context";
import { useImport } from "../use-import";
import styles from "./EditorSlot.module.css";

const loadEditor = () => import("./SandpackEditor");

/**
 * The editor, once the relay has loaded. Evaluating Sandpack keeps the page busy for a while, which
 * the realm uses to start in a process of its own; begun earlier, it would hold up the relay.
 */
export function EditorSlot() {
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

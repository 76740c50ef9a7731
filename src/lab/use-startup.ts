import { type ComponentType, useState } from "react";

import { part } from "../loading/part";
import { type PartState, usePart } from "../loading/use-part";
import type { LabContextValue } from "./state/lab-context";
import { relayLoader } from "./state/relay";

const loadEditor = part(() => import("./editor/SandpackEditor"));

/** What a running lab has of its parts. */
interface Startup {
  /** Undefined until it has loaded. */
  Editor: ComponentType | undefined;
  /** Loading of the part that comes next. */
  loading: Omit<PartState<unknown>, "module">;
}

/**
 * Loads what a lab needs to run: the relay, and then the editor. Evaluating Sandpack keeps the page
 * busy for a while, which the realm uses to start in a process of its own; begun earlier, it would
 * hold up the relay.
 */
export function useStartup({ frame }: Pick<LabContextValue, "frame">): Startup {
  const [loadRelay] = useState(() => relayLoader(frame));
  const relay = usePart(loadRelay, true);
  const editor = usePart(loadEditor, relay.module === true);
  return {
    Editor: editor.module?.SandpackEditor,
    loading: relay.module ? editor : relay,
  };
}

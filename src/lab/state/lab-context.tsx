import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";

import type { BrowserState, LabCommand } from "../../sandbox/messages";
import { givenFiles, type LabExample } from "../example";
import { type Edit, FileEdits } from "./file-edits";
import { type LabSnapshot, LabStore } from "./lab-store";
import { type Pointing, usePointing } from "./use-pointing";

/** The way to the sandbox, which Sandpack holds: messages to the relay go through it. */
export type Send = (message: LabCommand | { type: "refresh" }) => void;

/** What Sandpack does for the lab. */
interface Connection {
  send: Send;
  /** Changes files in the editor, which then run like any edit. */
  edit: (files: Readonly<Record<string, string>>) => void;
}

/** A running lab: what its panels share. */
export interface LabContextValue extends Omit<LabSnapshot, "steps">, Pointing {
  /** The browser whose page is shown. */
  browser: BrowserState | undefined;
  example: LabExample;
  /** Steps of the tour: as the running code tells them, or before it runs, as the page does. */
  steps: LabExample["steps"];
  /** The files as they stand in the editor, by name. */
  files: Record<string, string>;
  store: LabStore;
  /** The frame with the sandbox. It loads by itself; Sandpack takes it over when it has loaded. */
  frame: RefObject<HTMLIFrameElement | null>;
  /** Takes Sandpack's way to the sandbox and the editor; what is said before is lost. */
  connect: (connection: Connection) => void;
  /** Takes the files from the editor, each time they have changed. */
  showFiles: (files: Record<string, string>) => void;
  command: (command: LabCommand) => void;
  /** Changes files, and adds those that are not there yet; they run like any edit. */
  edit: (files: Readonly<Record<string, string>>) => void;
  /** As {@link edit}, by a function of the files as they are then. @returns whether it could be made */
  apply: (edit: Edit) => Promise<boolean>;
  /** A fresh world and a fresh realm, with the files as they are. */
  restart: () => void;
  /**
   * Plays the tour until so many steps are done; from its start, if more are done already, or if the
   * world is to be as the tour makes it.
   */
  goTo: (done: number, isAnew?: boolean) => void;
}

const LabContext = createContext<LabContextValue | undefined>(undefined);

/** Gives a lab to the panels inside. */
export function LabScope({ lab, children }: { lab: LabContextValue; children: ReactNode }) {
  return <LabContext value={lab}>{children}</LabContext>;
}

/**
 * Makes what the panels of a running lab share.
 *
 * @param tour whether there is one; how many of its steps are played when the lab starts
 */
export function useNewLab(example: LabExample, tour: boolean | number = true): LabContextValue {
  const [store] = useState(() => newStore(tour));
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const frame = useRef<HTMLIFrameElement>(null);
  const [calls] = useState(createCalls);
  const [files, setFiles] = useState<Record<string, string>>(() => ({
    ...givenFiles(example),
    ...example.shared,
  }));
  const [edits] = useState(() => new FileEdits(files, calls.edit));
  const showFiles = useCallback(
    (current: Record<string, string>) => {
      edits.update(current);
      setFiles(current);
    },
    [edits],
  );
  const apply = useCallback((edit: Edit) => edits.apply(edit), [edits]);
  const { runs, shown, state, place } = snapshot;
  const { pointed, pointAt } = usePointing(snapshot, tour !== false);
  const done = state?.tour.done ?? 0;

  const goTo = useCallback(
    (to: number, isAnew = false) => {
      if (to > done && !isAnew) return calls.command({ type: "lab/play-to", done: to });
      store.playNextTo(to);
      calls.restart();
    },
    [calls, store, done],
  );
  const restart = useCallback(() => {
    store.playNextTo(0);
    calls.restart();
  }, [calls, store]);
  useEffect(() => {
    if (shown && place !== undefined) calls.command({ type: "lab/play-to", done: place });
  }, [runs, shown, place, calls]);

  return useMemo(() => {
    const browser = state?.browsers.find(({ id }) => id === state.front);
    const steps = [...(snapshot.steps ?? example.steps)];
    const own = { files, showFiles, apply, goTo, restart, store, frame };
    return { ...snapshot, ...calls, browser, example, steps, pointed, pointAt, ...own };
  }, [
    snapshot,
    state,
    calls,
    example,
    files,
    showFiles,
    apply,
    goTo,
    restart,
    store,
    pointed,
    pointAt,
  ]);
}

function newStore(tour: boolean | number): LabStore {
  const store = new LabStore();
  if (typeof tour === "number") store.playNextTo(tour);
  return store;
}

function createCalls() {
  let connection: Connection = { send: () => undefined, edit: () => undefined };
  return {
    connect: (next: Connection) => {
      connection = next;
    },
    edit: (files: Readonly<Record<string, string>>) => connection.edit(files),
    command: (command: LabCommand) => connection.send(command),
    restart: () => connection.send({ type: "refresh" }),
  };
}

/** The running lab. @throws outside of `LabScope` */
export function useLab(): LabContextValue {
  const value = useContext(LabContext);
  if (!value) throw new Error("useLab needs a LabScope around it.");
  return value;
}

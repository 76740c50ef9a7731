import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";

import type { BrowserState, LabCommand } from "../../sandbox/messages";
import type { LabExample } from "../example";
import { type LabSnapshot, LabStore } from "./lab-store";

/** The way to the sandbox, which Sandpack holds: messages to the relay go through it. */
export type Send = (message: LabCommand | { type: "refresh" }) => void;

interface LabContextValue extends LabSnapshot {
  /** The browser whose page is shown. */
  browser: BrowserState | undefined;
  example: LabExample;
  store: LabStore;
  /** The frame with the sandbox. It loads by itself; Sandpack takes it over when it has loaded. */
  frame: RefObject<HTMLIFrameElement | null>;
  /** Takes Sandpack's way to the sandbox; what is said before is lost. */
  connect: (send: Send) => void;
  command: (command: LabCommand) => void;
  /** A fresh world and a fresh realm, with the files as they are. */
  restart: () => void;
}

const LabContext = createContext<LabContextValue | undefined>(undefined);

/** Holds what the panels of a running lab share. */
export function LabProvider({ example, children }: { example: LabExample; children: ReactNode }) {
  const [store] = useState(() => new LabStore());
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const frame = useRef<HTMLIFrameElement>(null);
  const [calls] = useState(createCalls);
  const value = useMemo(() => {
    const { state } = snapshot;
    const browser = state?.browsers.find(({ id }) => id === state.front);
    return { ...snapshot, ...calls, browser, example, store, frame };
  }, [snapshot, calls, example, store]);
  return <LabContext value={value}>{children}</LabContext>;
}

function createCalls() {
  let send: Send = () => undefined;
  return {
    connect: (next: Send) => {
      send = next;
    },
    command: (command: LabCommand) => send(command),
    restart: () => send({ type: "refresh" }),
  };
}

/** The running lab. @throws outside of `LabProvider` */
export function useLab(): LabContextValue {
  const value = useContext(LabContext);
  if (!value) throw new Error("useLab needs a LabProvider around it.");
  return value;
}

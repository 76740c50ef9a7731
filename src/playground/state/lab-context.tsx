import { useSandpackClient } from "@codesandbox/sandpack-react/unstyled";
import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";

import type { LabCommand } from "../../sandbox/messages";
import type { LabExample } from "../example";
import { type LabSnapshot, LabStore } from "./lab-store";

interface LabContextValue extends LabSnapshot {
  example: LabExample;
  /** The frame that Sandpack fills with the sandbox. */
  frame: RefObject<HTMLIFrameElement | null>;
  command: (command: LabCommand) => void;
  /** A fresh world and a fresh realm, with the files as they are. */
  restart: () => void;
}

const LabContext = createContext<LabContextValue | undefined>(undefined);

/**
 * Connects the panels to the realm through Sandpack's channel.
 *
 * @param sandboxPath path of the relay's page; Sandpack takes it for a route of its bundler
 */
export function LabConnection({
  example,
  sandboxPath,
  children,
}: {
  example: LabExample;
  sandboxPath: string;
  children: ReactNode;
}) {
  const { iframe, listen, dispatch, sandpack } = useSandpackClient({ startRoute: sandboxPath });
  const [store] = useState(() => new LabStore());
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot);
  useEffect(() => listen(store.receive), [listen, store]);

  const command = useCallback(
    // Sandpack passes messages of types it does not know on as they are.
    (message: LabCommand) => dispatch(message as never),
    [dispatch],
  );
  const { resetFile, ...rest } = sandpack;
  void resetFile;
  const isIdle = rest.status === "idle";
  const restart = useCallback(() => dispatch({ type: "refresh" }), [dispatch]);
  const value = useMemo(
    () => ({ ...snapshot, alive: snapshot.alive && !isIdle, example, frame: iframe, command, restart }),
    [snapshot, isIdle, example, iframe, command, restart],
  );
  return <LabContext value={value}>{children}</LabContext>;
}

/** The running lab. @throws outside of `LabConnection` */
export function useLab(): LabContextValue {
  const value = useContext(LabContext);
  if (!value) throw new Error("useLab needs a LabConnection around it.");
  return value;
}

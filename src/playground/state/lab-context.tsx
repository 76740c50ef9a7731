import { useSandpackClient } from "@codesandbox/sandpack-react/unstyled";
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
  const client = useSandpackClient({ startRoute: sandboxPath });
  const frame = client.iframe;
  const [store] = useState(() => new LabStore());
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot);
  // Sandpack makes new functions on every render; they all speak to the same client.
  const channel = useRef(client);
  useEffect(() => {
    channel.current = client;
  });
  useEffect(() => channel.current.listen(store.receive), [store]);

  // Sandpack passes messages of types it does not know on as they are.
  const command = useCallback(
    (message: LabCommand) => channel.current.dispatch(message as never),
    [],
  );
  const restart = useCallback(() => channel.current.dispatch({ type: "refresh" }), []);
  const value = useMemo(
    () => ({ ...snapshot, example, frame, command, restart }),
    [snapshot, example, frame, command, restart],
  );
  return <LabContext value={value}>{children}</LabContext>;
}

/** The running lab. @throws outside of `LabConnection` */
export function useLab(): LabContextValue {
  const value = useContext(LabContext);
  if (!value) throw new Error("useLab needs a LabConnection around it.");
  return value;
}

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";

import { useLab } from "../state/lab-context";
import { useOpenedByTour } from "../use-pointed-at";
import { ALL_ROWS, type RowFilter } from "./filter-rows";

/**
 * What readers chose and typed in the panels. A panel is there only while it is shown; this lasts as
 * long as the lab.
 */
export interface PanelState {
  /** Whose cookies and session are looked at, while this browser's page is shown. */
  browser: { id: string; front: string } | undefined;
  /** Id of the browser that cookies are copied to. */
  thief: string | undefined;
  /** Whether long values are shown whole. */
  whole: boolean;
  /** Name of the table that is looked at; undefined: the first of the views. */
  table: string | undefined;
  /** What stands in the SQL box; undefined: nothing has been typed since the lab began. */
  sql: string | undefined;
  /** Id of the identity provider that is controlled. */
  provider: string | undefined;
  /** Ids of the folds that are open in the provider's controls. */
  folds: readonly string[];
  /** What of the timeline is shown. */
  filter: RowFilter;
  /** Whether the timeline is compared with the one of the run before. */
  compares: boolean;
}

const INITIAL: PanelState = {
  browser: undefined,
  thief: undefined,
  whole: false,
  table: undefined,
  sql: undefined,
  provider: undefined,
  folds: [],
  filter: ALL_ROWS,
  compares: false,
};

type SetState = <Name extends keyof PanelState>(name: Name, value: PanelState[Name]) => void;

const PanelStateContext = createContext<{ state: PanelState; set: SetState } | undefined>(
  undefined,
);

/** Holds the state of the panels below it. */
export function PanelStateProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState(INITIAL);
  const { state: world, pointed } = useLab();
  useOpenedByTour((target) => {
    if (target.kind === "table") setState({ ...state, table: target.table });
    if (target.kind === "cookie" || target.kind === "session") {
      setState({ ...state, browser: { id: target.browser, front: world?.front ?? "" } });
    }
  }, pointed);
  const set: SetState = useCallback(
    (name, value) => setState((before) => ({ ...before, [name]: value })),
    [],
  );
  const value = useMemo(() => ({ state, set }), [state, set]);
  return <PanelStateContext value={value}>{children}</PanelStateContext>;
}

/** Like `useState`, for a value that outlives the panel. @throws outside of `PanelStateProvider` */
export function usePanelState<Name extends keyof PanelState>(
  name: Name,
): [value: PanelState[Name], set: (value: PanelState[Name]) => void] {
  const context = useContext(PanelStateContext);
  if (!context) throw new Error("usePanelState needs a PanelStateProvider around it.");
  const { state, set } = context;
  return [state[name], (value) => set(name, value)];
}

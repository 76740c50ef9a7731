import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";

/**
 * What readers chose and typed in the panels. A panel is there only while it is shown; this lasts as
 * long as the lab.
 */
export interface Kept {
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
}

const NOTHING: Kept = {
  browser: undefined,
  thief: undefined,
  whole: false,
  table: undefined,
  sql: undefined,
  provider: undefined,
  folds: [],
};

type Keep = <Name extends keyof Kept>(name: Name, value: Kept[Name]) => void;

const KeptContext = createContext<{ kept: Kept; keep: Keep } | undefined>(undefined);

/** Holds what the panels below it keep. */
export function KeptProvider({ children }: { children: ReactNode }) {
  const [kept, setKept] = useState(NOTHING);
  const keep: Keep = useCallback(
    (name, value) => setKept((before) => ({ ...before, [name]: value })),
    [],
  );
  const value = useMemo(() => ({ kept, keep }), [kept, keep]);
  return <KeptContext value={value}>{children}</KeptContext>;
}

/** Like `useState`, for a value that outlives the panel. @throws outside of `KeptProvider` */
export function useKept<Name extends keyof Kept>(
  name: Name,
): [value: Kept[Name], set: (value: Kept[Name]) => void] {
  const context = useContext(KeptContext);
  if (!context) throw new Error("useKept needs a KeptProvider around it.");
  const { kept, keep } = context;
  return [kept[name], (value) => keep(name, value)];
}

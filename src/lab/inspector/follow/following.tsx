import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";

import type { Target } from "../../../sandbox/messages";
import { useLab } from "../../state/lab-context";
import { type Digests, type Form, formsOf, sha256 } from "./forms";
import { findInState, keyOf, MOST_PLACES, type Place, TraceSearch } from "./places";

/** A value that the reader follows, and where it stands. */
interface Following {
  /** undefined: none is followed. */
  value: string | undefined;
  /** The texts as which it may stand somewhere. */
  forms: readonly Form[];
  places: readonly Place[];
  /** Index of the place that was opened last; -1: none yet. */
  at: number;
  /** Begins to follow a value; what was pressed gets the keyboard's place back in the end. */
  follow: (value: string, pressed?: HTMLElement) => void;
  /** Opens the next place, or the one before. */
  go: (by: 1 | -1) => void;
  clear: () => void;
  /** Whether the value stands there. */
  isIn: (target: Target) => boolean;
  /** Whether the value stands in the row that an event begins, in any panel. */
  isInEvent: (id: number) => boolean;
}

const NOTHING: Following = {
  value: undefined,
  forms: [],
  places: [],
  at: -1,
  follow: () => undefined,
  go: () => undefined,
  clear: () => undefined,
  isIn: () => false,
  isInEvent: () => false,
};

const FollowingContext = createContext<Following>(NOTHING);

/** What is followed in this lab. */
export function useFollowing(): Following {
  return useContext(FollowingContext);
}

/** Attributes of something in which the value that is followed stands. */
export function followedProps(isFollowed: boolean) {
  return isFollowed ? ({ "data-followed": "" } as const) : {};
}

/** Lets readers follow a value through the panels of a lab. */
export function FollowScope({ children }: { children: ReactNode }) {
  const { events, state, files, runs, pointAt } = useLab();
  const [followed, setFollowed] = useState<{ value: string; pressed: HTMLElement | undefined }>();
  /** The place that was opened last, which stays the same one when others are found. */
  const [key, setKey] = useState<string>();
  const value = followed?.value;
  const digests = useDigests(value, state?.sealed);
  const forms = useSame(
    useMemo(
      () => (value === undefined ? [] : formsOf(value, state ?? {}, digests)),
      [value, state, digests],
    ),
  );
  const search = useMemo(() => ({ runs, trace: new TraceSearch(forms) }), [forms, runs]);
  const places = useMemo(() => {
    if (forms.length === 0) return [];
    const found = [...findInState(state, files, forms), ...search.trace.find(events)];
    return found.slice(0, MOST_PLACES);
  }, [forms, search, state, files, events]);
  const keys = useMemo(() => new Set(places.map(({ target }) => keyOf(target))), [places]);
  const ids = useMemo(
    () =>
      new Set(
        places.flatMap(({ target }) =>
          target.kind === "row" || target.kind === "call" || target.kind === "log"
            ? [target.event]
            : [],
        ),
      ),
    [places],
  );
  const at = places.findIndex(({ target }) => keyOf(target) === key);
  const follow = useCallback((next: string, pressed?: HTMLElement) => {
    setFollowed({ value: next, pressed });
    setKey(undefined);
  }, []);
  const following = useMemo(
    (): Following => ({
      value,
      forms,
      places,
      at,
      follow,
      go(by) {
        const next = places.at(at < 0 && by < 0 ? -1 : (at + by) % places.length);
        if (!next) return;
        setKey(keyOf(next.target));
        pointAt(next.target);
      },
      clear() {
        setFollowed(undefined);
        followed?.pressed?.focus();
      },
      isIn: (target) => keys.has(keyOf(target)),
      isInEvent: (id) => ids.has(id),
    }),
    [value, forms, places, at, follow, followed, pointAt, keys, ids],
  );
  return <FollowingContext value={following}>{children}</FollowingContext>;
}

/** The SHA-256 of the value that is followed, and of the verifiers of PKCE, once they are computed. */
function useDigests(
  value: string | undefined,
  sealed: readonly { value?: string | undefined }[] = [],
): Digests {
  const [digests, setDigests] = useState<Digests>(new Map());
  const wanted = JSON.stringify(
    value === undefined ? [] : [value, ...sealed.flatMap((one) => one.value ?? [])],
  );
  useEffect(() => {
    let isOver = false;
    const texts = [...new Set(JSON.parse(wanted) as string[])];
    void Promise.all(texts.map(async (text) => [text, await sha256(text)] as const)).then(
      (computed) => {
        if (isOver || computed.length === 0) return;
        setDigests(
          new Map(computed.filter((one): one is [string, string] => one[1] !== undefined)),
        );
      },
    );
    return () => {
      isOver = true;
    };
  }, [wanted]);
  return digests;
}

/** The same object as before, as long as it says the same. */
function useSame<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as Value, [text]);
}

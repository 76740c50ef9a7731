import { memo, useCallback, useMemo, useState } from "react";

import type { CallEvent, TraceEvent } from "../../sandbox/messages";
import { BLOCK, shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import { VirtualList } from "../virtual/VirtualList";
import styles from "./CallsPanel.module.css";
import { TextToFollow } from "./follow/ValueToFollow";
import { followedProps, useFollowing } from "./follow/following";
import { formatTime } from "./format";
import { prettyJson } from "./pretty-json";

/** A call, with its place in the trace. */
type RecordedCall = TraceEvent & CallEvent;

/** Pixels of a call that is closed. */
const CLOSED_HEIGHT = 29;

/** Every callback, event and adapter method that core called, in order, with what went in and out. */
export function CallsPanel() {
  const { events, runs } = useLab();
  const calls = useMemo(
    () => events.flatMap((event) => (event.kind === "call" ? [event] : [])),
    [events],
  );
  if (calls.length === 0) {
    return <p className={styles.empty}>Core has not called any callback, event or adapter yet.</p>;
  }
  // Another run has other calls under the same ids.
  return <CallList key={runs} calls={calls} />;
}

function CallList({ calls }: { calls: readonly RecordedCall[] }) {
  const { pointed } = useLab();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const onToggle = useCallback((id: number, isOpen: boolean) => {
    setOpen((before) => {
      if (before.has(id) === isOpen) return before;
      return isOpen ? new Set([...before, id]) : new Set([...before].filter((one) => one !== id));
    });
  }, []);
  return (
    <VirtualList
      label="Callbacks, events and adapter methods"
      className={styles.calls}
      items={calls}
      keyOf={idOf}
      estimate={CLOSED_HEIGHT}
      pointed={pointed?.target.kind === "call" ? pointed.target.event : undefined}
    >
      {(call) => <CallItem call={call} isOpen={open.has(call.id)} onToggle={onToggle} />}
    </VirtualList>
  );
}

function idOf({ id }: RecordedCall): number {
  return id;
}

interface CallItemProps {
  call: RecordedCall;
  isOpen: boolean;
  onToggle: (id: number, isOpen: boolean) => void;
}

const CallItem = memo(function CallItem({ call, isOpen, onToggle }: CallItemProps) {
  const { isInEvent } = useFollowing();
  return (
    <details
      {...followedProps(isInEvent(call.id))}
      open={isOpen}
      onToggle={({ currentTarget }) => onToggle(call.id, currentTarget.open)}
    >
      <summary>
        <time>{formatTime(call.at)}</time>
        <span className={styles.type} data-type={call.type}>
          {call.type}
        </span>
        <b>{shown(call.name)}</b>
        <span className={styles.result} data-failed={call.error !== undefined}>
          {shown(call.error ?? call.result ?? "")}
        </span>
      </summary>
      {isOpen && <Call call={call} />}
    </details>
  );
});

function Call({ call: { args, result, error } }: { call: CallEvent }) {
  return (
    <div className={styles.details}>
      <Json title="Arguments" text={args} />
      {error === undefined ? (
        <Json title="Result" text={result ?? "undefined"} />
      ) : (
        <Json title="Throws" text={error} />
      )}
    </div>
  );
}

function Json({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title}>
      <p>{title}</p>
      <pre tabIndex={0} aria-label={title}>
        <TextToFollow text={prettyJson(text)} most={BLOCK} />
      </pre>
    </section>
  );
}

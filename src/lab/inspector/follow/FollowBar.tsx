import { type KeyboardEvent, useEffect, useRef } from "react";

import type { Target } from "../../../sandbox/messages";
import { PanelBoundary } from "../../PanelBoundary";
import { shown } from "../../shown-text";
import { panelOf } from "../../state/target-place";
import { ToolButton } from "../../ToolButton";
import { useClipboard } from "../../use-clipboard";
import styles from "./Follow.module.css";
import { useFollowing } from "./following";
import { MOST_PLACES, type Place } from "./places";
import { useHighlights } from "./use-highlights";

/** Says where the value that is followed stands, and leads from place to place. */
export function FollowBar() {
  const { value } = useFollowing();
  if (value === undefined) return null;
  return (
    <PanelBoundary what="What is followed">
      <Bar key={value} value={value} />
    </PanelBoundary>
  );
}

function Bar({ value }: { value: string }) {
  const { places, at, go, clear } = useFollowing();
  const { copy, outcome } = useClipboard();
  const bar = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  useHighlights(bar);
  const place = places[at];
  useOpenedRow(bar, place);
  const count = places.length < MOST_PLACES ? String(places.length) : `${MOST_PLACES} and more`;
  const keys = {
    onKeyDown(event: KeyboardEvent) {
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") clear();
      else if (by === 1 || by === -1) go(by);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return (
    <div ref={bar} role="group" aria-label="Follow a value" className={styles.bar}>
      <code className={styles.what} title={shown(value)}>
        {shown(value, 60)}
      </code>
      <span role="status" className={styles.place}>
        {place
          ? `${at + 1} of ${count}: ${describePlace(place)}`
          : placesText(places.length, count)}
      </span>
      <span className={styles.buttons}>
        <ToolButton {...keys} off={places.length === 0} onClick={() => go(-1)}>
          Previous
        </ToolButton>
        <ToolButton {...keys} ref={next} off={places.length === 0} onClick={() => go(1)}>
          Next
        </ToolButton>
        <ToolButton {...keys} onClick={() => void copy("Value", value)}>
          Copy
        </ToolButton>
        <ToolButton {...keys} onClick={clear}>
          Clear
        </ToolButton>
        {outcome}
      </span>
    </div>
  );
}

function placesText(length: number, count: string): string {
  return length === 1 ? "1 place" : `${count} places`;
}

/** "Timeline, address, URL-encoded". */
function describePlace({ target, where, how }: Place): string {
  return [nameOf(target), shown(where), how].filter(Boolean).join(", ");
}

function nameOf(target: Target): string {
  switch (target.kind) {
    case "browser":
      return "Browser";
    case "file":
      return `Code, ${shown(target.file)}`;
    case "cookie":
      return `Cookies, ${shown(target.name)}`;
    case "table":
      return `Database, ${shown(target.table)}`;
    default:
      return panelOf(target) ?? "";
  }
}

/** Frames in which a panel is opened, and draws its rows. */
const FRAMES = 12;

/** Opens the row that a place is in, if it opens, once it has been drawn and marked. */
function useOpenedRow(bar: { current: HTMLElement | null }, place: Place | undefined): void {
  useEffect(() => {
    if (!place) return;
    let frame = 0;
    const open = (left: number) => {
      const marked = bar.current?.closest("[data-lab]")?.querySelector("[data-pointed]");
      const button = marked?.querySelector<HTMLElement>('[aria-expanded="false"]');
      if (button) button.click();
      else if (left > 0) frame = requestAnimationFrame(() => open(left - 1));
    };
    frame = requestAnimationFrame(() => open(FRAMES));
    return () => cancelAnimationFrame(frame);
  }, [bar, place]);
}

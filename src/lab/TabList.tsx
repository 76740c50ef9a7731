import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

/** What a list of tabs shows. */
export interface TabListProps {
  /** Accessible name of the list. */
  label: string;
  /** Start of the ids by which tabs and panels refer to each other. */
  id: string;
  /** A badge's text, seen or hidden, is the description of its tab. `hint` says what it means. */
  tabs: readonly { name: string; badge?: ReactNode; hint?: string | undefined }[];
  selected: number;
  onSelect: (index: number) => void;
  className?: string | undefined;
}

/**
 * Tabs with the keyboard behavior of the ARIA Authoring Practices: one Tab stop, arrow keys, Home
 * and End. The panel of a tab carries the id that `panelId` gives.
 */
export function TabList({ label, id, tabs, selected, onSelect, className }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  // Not by `scrollIntoView`: that would move the page, too, while the reader is elsewhere on it.
  useEffect(() => {
    const tab = list.current?.children[selected]?.getBoundingClientRect();
    if (!list.current || !tab) return;
    const view = list.current.getBoundingClientRect();
    list.current.scrollLeft +=
      Math.max(0, tab.right - view.right) - Math.max(0, view.left - tab.left);
  }, [selected]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const last = tabs.length - 1;
    const target = {
      ArrowRight: selected === last ? 0 : selected + 1,
      ArrowLeft: selected === 0 ? last : selected - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    onSelect(target);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[target]?.focus();
  }

  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      className={className}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ name, badge, hint }, index) => (
        <button
          // The names may come from a run, and be alike.
          key={index}
          type="button"
          role="tab"
          id={`${id}-tab-${index}`}
          aria-controls={panelId(id, index)}
          aria-selected={index === selected}
          aria-label={name}
          aria-describedby={badge ? `${id}-badge-${index}` : undefined}
          title={hint}
          tabIndex={index === selected ? 0 : -1}
          onClick={() => onSelect(index)}
        >
          {name}
          {badge && <span id={`${id}-badge-${index}`}>{badge}</span>}
        </button>
      ))}
    </div>
  );
}

/** Attributes of the panel that belongs to a tab. */
export function panelProps(id: string, index: number) {
  return { role: "tabpanel", id: panelId(id, index), "aria-labelledby": `${id}-tab-${index}` };
}

function panelId(id: string, index: number): string {
  return `${id}-panel-${index}`;
}

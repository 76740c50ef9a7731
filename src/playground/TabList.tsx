import type { KeyboardEvent, ReactNode } from "react";

interface TabListProps {
  /** Accessible name of the list. */
  label: string;
  /** Start of the ids by which tabs and panels refer to each other. */
  id: string;
  /** `hint` says what a badge means. */
  tabs: readonly { name: string; badge?: ReactNode; hint?: string | undefined }[];
  selected: number;
  onSelect: (index: number) => void;
  className?: string;
}

/**
 * Tabs with the keyboard behavior of the ARIA Authoring Practices: one Tab stop, arrow keys, Home
 * and End. The panel of a tab carries the id that `panelId` gives.
 */
export function TabList({ label, id, tabs, selected, onSelect, className }: TabListProps) {
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
      role="tablist"
      aria-label={label}
      className={className}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ name, badge, hint }, index) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-tab-${index}`}
          aria-controls={panelId(id, index)}
          aria-selected={index === selected}
          aria-label={name}
          title={hint}
          tabIndex={index === selected ? 0 : -1}
          onClick={() => onSelect(index)}
        >
          {name}
          {badge}
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

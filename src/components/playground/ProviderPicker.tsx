import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";

import type { ProviderEntry } from "./labs";
import styles from "./ProviderPicker.module.css";
import { searchProviders, TYPE_NAMES } from "./search";

interface ProviderPickerProps {
  providers: readonly ProviderEntry[];
  /** The module whose lab is shown, if one is. */
  chosen: string | undefined;
  onChoose: (provider: ProviderEntry) => void;
}

/**
 * A text field with a list of the providers that match it: the combobox of the ARIA Authoring
 * Practices with list autocompletion. The arrow keys move through the list, Enter chooses, Escape
 * closes the list, and once more empties the field.
 */
export function ProviderPicker({ providers, chosen, onChoose }: ProviderPickerProps) {
  const id = useId();
  const [search, setSearch] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => searchProviders(providers, search), [providers, search]);
  const current = found[active];

  useEffect(() => {
    if (!isOpen) return;
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [isOpen, active]);

  function show(text: string) {
    setSearch(text);
    setActive(0);
    setOpen(true);
  }

  function choose(provider: ProviderEntry | undefined) {
    if (!provider) return;
    setSearch("");
    setOpen(false);
    onChoose(provider);
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = found.length - 1;
    const moves: Record<string, number | undefined> = isOpen
      ? {
          ArrowDown: active >= last ? 0 : active + 1,
          ArrowUp: active === 0 ? last : active - 1,
          PageDown: Math.min(active + PAGE, last),
          PageUp: Math.max(active - PAGE, 0),
        }
      : { ArrowDown: 0, ArrowUp: last };
    const target = moves[event.key];
    if (target !== undefined) {
      event.preventDefault();
      setOpen(true);
      return setActive(Math.max(0, target));
    }
    if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      choose(current);
    }
    if (event.key === "Escape") {
      if (isOpen) event.preventDefault();
      if (isOpen) setOpen(false);
      else setSearch("");
    }
  }

  return (
    <div className={styles.picker}>
      <label htmlFor={`${id}-input`}>Provider</label>
      <div
        className={styles.field}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) setOpen(false);
        }}
      >
        <input
          id={`${id}-input`}
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-activedescendant={isOpen && current ? optionId(id, current) : undefined}
          aria-describedby={`${id}-hint`}
          placeholder="Search by name, type or id"
          value={search}
          onChange={({ target }) => show(target.value)}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
        />
        <ul
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label="Providers"
          className={styles.list}
          hidden={!isOpen}
        >
          {isOpen &&
            found.map((entry, index) => (
              <li
                key={entry.module}
                id={optionId(id, entry)}
                role="option"
                aria-selected={index === active}
                data-chosen={entry.module === chosen}
                // The field keeps the focus; assistive technology may move it here all the same.
                tabIndex={-1}
                onKeyDown={onKeyDown}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(entry)}
              >
                <b>{entry.name}</b> <span>{TYPE_NAMES[entry.type] ?? entry.type}</span>{" "}
                <code>{entry.module}</code>
                {entry.fails && <em> does not sign in</em>}
              </li>
            ))}
        </ul>
      </div>
      <p id={`${id}-hint`} className={styles.hint} role="status">
        {search.trim() === ""
          ? `${providers.length} providers. Choose one, and the lab signs in with it.`
          : found.length === 0
            ? `No provider has “${search.trim()}” in its name, type or id.`
            : `${found.length} of ${providers.length} providers match.`}
      </p>
    </div>
  );
}

/** Options that Page Down and Page Up pass by. */
const PAGE = 8;

function optionId(id: string, { module }: ProviderEntry): string {
  return `${id}-${module}`;
}

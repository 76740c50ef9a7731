// Change: the search bar and everything it needs are loaded when a reader reaches for it.

import { useLocation } from "@docusaurus/router";
import { translate } from "@docusaurus/Translate";
import useIsBrowser from "@docusaurus/useIsBrowser";
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
} from "react";

import styles from "./styles.module.css";

interface SearchBarProps {
  /** Told when the bar opens and closes, so that the navbar can make room. */
  handleSearchBarToggle?: (expanded: boolean) => void;
}

/** The address of a page that a search led to names the words to highlight. */
const HIGHLIGHT = "_highlight";

/** The search theme's own bar, in a chunk of its own. */
async function importSearchBar(): Promise<ComponentType<SearchBarProps>> {
  const module = (await import("@theme-original/SearchBar")) as {
    default: ComponentType<SearchBarProps>;
  };
  return module.default;
}

/**
 * An input that looks like the search bar and turns into it on first use: when it is hovered,
 * focused, called by its shortcut, or when the page has words to highlight. Focus and what has been
 * typed until then pass over.
 */
export default function SearchBar(props: SearchBarProps): ReactNode {
  const [FullBar, setFullBar] = useState<ComponentType<SearchBarProps>>();
  const container = useRef<HTMLDivElement>(null);
  const typed = useRef<string | undefined>(undefined);
  const { search } = useLocation();

  const show = useCallback((Component: ComponentType<SearchBarProps>) => {
    const input = container.current?.querySelector("input");
    if (input && input === document.activeElement) typed.current = input.value;
    setFullBar(() => Component);
  }, []);
  const load = useCallback(() => void importSearchBar().then(show), [show]);
  const focus = useCallback(() => container.current?.querySelector("input")?.focus(), []);

  const mustHighlight = new URLSearchParams(search).has(HIGHLIGHT);
  useEffect(() => {
    if (mustHighlight) void importSearchBar().then(show);
  }, [mustHighlight, show]);

  useEffect(() => {
    const input = container.current?.querySelector("input");
    if (FullBar && input && typed.current !== undefined) {
      takeOver(input, typed.current);
      typed.current = undefined;
    }
  }, [FullBar]);

  useShortcut(!FullBar, focus);

  return (
    <div ref={container} className={styles.container}>
      {FullBar ? <FullBar {...props} /> : <Placeholder onReach={load} />}
    </div>
  );
}

function Placeholder({ onReach }: { onReach: () => void }): ReactNode {
  const label = translate({ id: "theme.SearchBar.label", message: "Search" });
  const isBrowser = useIsBrowser();
  return (
    <div className={`navbar__search ${styles.placeholder}`}>
      <input
        className="navbar__search-input"
        autoComplete="off"
        aria-label={label}
        aria-keyshortcuts="Control+K Meta+K"
        placeholder={label}
        onFocus={onReach}
        onMouseEnter={onReach}
      />
      {isBrowser && (
        <div className={styles.hint} aria-hidden="true">
          <kbd>{isMac() ? "⌘" : "ctrl"}</kbd>
          <kbd>K</kbd>
        </div>
      )}
    </div>
  );
}

/**
 * Focuses the full bar's input and gives it a value as typing does. The value waits for a task,
 * because the bar empties its input in one after it is mounted.
 */
function takeOver(input: HTMLInputElement, value: string): void {
  input.focus();
  if (!value) return;
  setTimeout(() => {
    // React reads the value through its own setter; the prototype's passes it by.
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    setter?.call(input, value + input.value);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Ctrl+K, or Cmd+K on a Mac: the shortcut that the full bar has too once it is there. */
function useShortcut(active: boolean, run: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const modifier = isMac() ? event.metaKey : event.ctrlKey;
      if (!modifier || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [active, run]);
}

function isMac(): boolean {
  return /mac/i.test(navigator.platform);
}

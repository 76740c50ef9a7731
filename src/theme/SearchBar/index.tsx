// Change: the search bar and everything it needs are loaded when a reader reaches for it.

import { useLocation } from "@docusaurus/router";
import { translate } from "@docusaurus/Translate";
import useBaseUrl from "@docusaurus/useBaseUrl";
import useIsBrowser from "@docusaurus/useIsBrowser";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ComponentType, ReactNode } from "react";
import { flushSync } from "react-dom";

import { LoadNotice } from "@site/src/loading/LoadNotice";
import { part } from "@site/src/loading/part";
import { usePart } from "@site/src/loading/use-part";

import styles from "./styles.module.css";

interface SearchBarProps {
  /** Told when the bar opens and closes, so that the navbar can make room. */
  handleSearchBarToggle?: (expanded: boolean) => void;
}

/** The address of a page that a search led to names the words to highlight. */
const HIGHLIGHT = "_highlight";

/**
 * The search theme's own bar, with all that it loads when it is used: so it never takes the focus
 * later, when the reader may have gone elsewhere.
 */
const loadSearchBar = part(async (baseUrl: string): Promise<ComponentType<SearchBarProps>> => {
  const [module] = await Promise.all([
    import("@theme-original/SearchBar"),
    import("@easyops-cn/autocomplete.js"),
    import("./search-worker").then(({ loadIndex }) => loadIndex(baseUrl)),
  ]);
  return (module as { default: ComponentType<SearchBarProps> }).default;
});

/**
 * An input that looks like the search bar and turns into it on first use: when it is hovered,
 * focused, called by its shortcut, or when the page has words to highlight. Focus and what has been
 * typed until then pass over.
 */
export default function SearchBar(props: SearchBarProps): ReactNode {
  const [FullBar, setFullBar] = useState<ComponentType<SearchBarProps>>();
  const [isReached, setReached] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  const typed = useRef("");
  const baseUrl = useBaseUrl("/");
  const { search } = useLocation();
  const mustHighlight = new URLSearchParams(search).has(HIGHLIGHT);

  const load = useCallback(async () => {
    const Component = await loadSearchBar(baseUrl);
    const input = container.current?.querySelector("input");
    hadFocus.current = input !== null && input === document.activeElement;
    typed.current = input?.value ?? "";
    // At once, or a key that is pressed in between goes to an input that is about to vanish.
    flushSync(() => setFullBar(() => Component));
  }, [baseUrl]);
  const loading = usePart(load, isReached || mustHighlight);
  const reach = () => {
    setReached(true);
    if (loading.failure) loading.retry();
  };
  const focus = useCallback(() => container.current?.querySelector("input")?.focus(), []);

  useLayoutEffect(() => {
    if (FullBar && hadFocus.current) focus();
  }, [FullBar, focus]);

  useEffect(() => {
    const input = container.current?.querySelector("input");
    if (FullBar && input && typed.current) setValue(input, typed.current + input.value);
  }, [FullBar]);

  useShortcut(!FullBar, focus);

  return (
    <div ref={container} className={styles.container}>
      {FullBar ? <FullBar {...props} /> : <Placeholder onReach={reach} />}
      {loading.failure && (
        <div className={styles.failure}>
          <LoadNotice
            what="The search"
            failure={loading.failure}
            isLoading={loading.isLoading}
            onRetry={loading.retry}
          />
        </div>
      )}
    </div>
  );
}

function Placeholder({ onReach }: { onReach: () => void }): ReactNode {
  const label = translate({ id: "theme.SearchBar.label", message: "Search" });
  const isBrowser = useIsBrowser();
  return (
    <div className={`navbar__search ${styles.placeholder}`}>
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle cx="6" cy="6" r="5" />
        <path d="m9.8 9.8 5.2 5.2" />
      </svg>
      <input
        className={`navbar__search-input ${styles.input}`}
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
 * Gives an input that React controls a value as typing does. It waits for a task, because the bar
 * empties its input in one after it is mounted.
 */
function setValue(input: HTMLInputElement, value: string): void {
  setTimeout(() => {
    // React notices a value that the prototype's setter sets, but not one that its own sets.
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    setter?.call(input, value);
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

import { useHistory } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import {
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";

import { LoadNotice } from "../../loading/LoadNotice";
import { type Choice, countOf, groupsBefore, groupsFor, searchAddress } from "./groups";
import { addressText, keptText } from "./kept-text";
import { addRecent, type Place, readRecent } from "./recent";
import styles from "./search.module.css";
import { optionId, SearchList } from "./SearchList";
import { useArrival } from "./use-arrival";
import { useKeptText } from "./use-kept-text";
import { useSearch } from "./use-search";
import { useShortcuts } from "./use-shortcuts";
import { useVisibleHeight } from "./use-visible-height";

/** Results in the list; the page of results has more. */
const LIMIT = 8;

/**
 * The search field of the navbar, with a list of links. The field is the reader's: it is a part of the
 * page from the beginning, nothing takes its place when the search loads, and no code writes into it.
 */
export function SearchBox() {
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const history = useHistory();
  const baseUrl = useBaseUrl("/");
  const [text, setText] = useKeptText(field);
  const [reaches, setReaches] = useState(0);
  const [isOpen, setOpen] = useState(false);
  /** Address of the chosen result: it stays chosen when others come before it. */
  const [chosen, setChosen] = useState<string>();
  const [recent, setRecent] = useState<readonly Place[]>([]);
  /** The text for which Enter was pressed before its results had come. */
  const entered = useRef<string>(undefined);
  const { answer, failure, isLoading, retry } = useSearch(text, LIMIT, reaches);
  const box = useVisibleHeight<HTMLDivElement>(isOpen);
  useShortcuts(field);
  useArrival();

  const isCurrent = answer?.text === text;
  const groups = answer ? groupsFor(answer) : text.trim() === "" ? groupsBefore(recent) : [];
  const choices = groups.flatMap((group) => group.choices);
  const active = Math.max(
    0,
    choices.findIndex(({ address }) => address === chosen),
  );
  const setActive = (index: number) => setChosen(choices[index]?.address);
  const hasList = isOpen && choices.length > 0;

  const open = () => {
    setReaches((count) => count + 1);
    setOpen(true);
    setRecent(readRecent());
    if (failure) retry();
  };
  const follow = useCallback(
    ({ address, heading }: Choice) => {
      const title = heading.map((piece) => piece.text).join("");
      if (!address.startsWith("/search/")) addRecent({ address, title });
      const state = { searchWords: answer?.words ?? [], searchText: keptText(text, answer) };
      setOpen(false);
      if (field.current) field.current.value = "";
      // The keyboard's place is on the page from now on.
      field.current?.blur();
      setText("");
      history.push(baseUrl + address.slice(1), state);
    },
    [answer, text, history, baseUrl, setText],
  );

  useEffect(() => {
    const [first] = choices;
    if (!isCurrent || entered.current !== text || !first) return;
    entered.current = undefined;
    follow(first);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    // What is being composed, as in Japanese, takes its keys itself.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      setOpen(false);
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (choices.length > 0) setActive((active + step + choices.length) % choices.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const choice = choices[active];
      if (!isOpen) open();
      else if (choice && (isCurrent || text.trim() === "")) {
        if (event.ctrlKey || event.metaKey) window.open(baseUrl + choice.address.slice(1));
        else follow(choice);
      } else if (failure) follow(toAll(addressText(text, answer)));
      else entered.current = text;
    }
  };

  useEffect(() => {
    if (hasList)
      document.getElementById(optionId(list, active))?.scrollIntoView({ block: "nearest" });
  }, [hasList, list, active]);

  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };

  return (
    <div
      ref={box}
      role="search"
      className={styles.box}
      data-open={isOpen}
      onBlur={onBlur}
      onMouseEnter={() => setReaches((count) => Math.max(count, 1))}
    >
      <div className={`navbar__search ${styles.field}`}>
        <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <circle cx="6" cy="6" r="5" />
          <path d="m9.8 9.8 5.2 5.2" />
        </svg>
        <input
          ref={field}
          className={`navbar__search-input ${styles.input}`}
          type="text"
          role="combobox"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-label="Search"
          aria-keyshortcuts="Control+K Meta+K /"
          aria-autocomplete="list"
          aria-expanded={hasList}
          aria-controls={hasList ? list : undefined}
          aria-activedescendant={hasList ? optionId(list, active) : undefined}
          placeholder="Search"
          onFocus={open}
          onClick={() => setOpen(true)}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setChosen(undefined);
            entered.current = undefined;
            setReaches((count) => Math.max(count, 1));
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        {text === "" ? (
          <kbd className={styles.hint} aria-hidden="true">
            /
          </kbd>
        ) : (
          <button
            type="button"
            className={styles.clear}
            aria-label="Clear the search"
            onClick={() => {
              if (field.current) field.current.value = "";
              setText("");
              setChosen(undefined);
              field.current?.focus();
            }}
          >
            ×
          </button>
        )}
      </div>
      {isOpen && (
        // No stop of the Tab key, as browsers make of what can be scrolled.
        <div className={styles.popup} tabIndex={-1}>
          {failure && (
            <LoadNotice
              what="The search"
              failure={failure}
              isLoading={isLoading}
              onRetry={() => {
                field.current?.focus();
                retry();
              }}
            />
          )}
          {answer?.hits.length === 0 && answer.recognized.length === 0 && isCurrent && (
            <p className={styles.nothing}>
              Nothing was found. Try fewer words, or a part of the message that you see.
            </p>
          )}
          {!failure && !answer && text.trim() !== "" && (
            <p className={styles.nothing}>Loading the index…</p>
          )}
          {choices.length > 0 && (
            <SearchList
              id={list}
              groups={groups}
              active={active}
              onActive={setActive}
              onFollow={follow}
            />
          )}
        </div>
      )}
      <div role="status" className="visually-hidden">
        {isOpen && answer && isCurrent && countOf(answer)}
      </div>
    </div>
  );
}

function toAll(text: string): Choice {
  return { address: searchAddress(text), heading: [], trail: [], snippet: [] };
}

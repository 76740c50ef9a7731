import Link from "@docusaurus/Link";
import useIsBrowser from "@docusaurus/useIsBrowser";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";

import { type MenuGroup, menuGroups, type MenuItem, type Offered } from "./menu-items";
import styles from "./StartMenu.module.css";

interface StartMenuProps extends Offered {
  /** What the lab shows, as the menu's button says it: its kind, and its name. */
  current: { kind: string; name: string };
  /** The query of what the lab shows, such as `?example=checks`. */
  chosen: string | undefined;
}

/**
 * All examples and providers, in groups, with a field that searches them. The server renders it whole, as
 * a disclosure with links: without JavaScript it opens, too.
 *
 * The field has the focus when the menu opens. The arrow keys lead from it into the links and back, Enter
 * in the field opens the first match, Escape closes the menu.
 */
export function StartMenu({ current, chosen, ...offered }: StartMenuProps) {
  const isBrowser = useIsBrowser();
  const menu = useRef<HTMLDetailsElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState("");
  const isChoosing = useRef(false);
  const groups = menuGroups(offered, search);
  useDismissal(menu);
  // Docusaurus puts the focus at the top of the page that a link leads to. This is the same page.
  useEffect(() => {
    if (isChoosing.current) menu.current?.querySelector("summary")?.focus();
    isChoosing.current = false;
  }, [chosen]);

  function close() {
    if (menu.current) menu.current.open = false;
    menu.current?.querySelector("summary")?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const links = [...(menu.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];
    const at = links.indexOf(event.target as HTMLElement);
    const isField = event.target === field.current;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter" && (isField || at >= 0)) {
      // The key is done with: the button that gets the focus would open the menu once more.
      event.preventDefault();
      links[Math.max(at, 0)]?.click();
    } else if (event.key === "ArrowDown" && (isField || at >= 0)) {
      event.preventDefault();
      links[at + 1]?.focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (links[at - 1] ?? field.current)?.focus();
    }
  }

  return (
    <details
      ref={menu}
      className={styles.menu}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) field.current?.focus();
        else setSearch("");
      }}
    >
      <summary>
        <span>{current.kind}</span> <b>{current.name}</b>
      </summary>
      <div className={styles.panel}>
        {isBrowser && (
          <input
            ref={field}
            type="search"
            aria-label="Search examples and providers"
            placeholder="Search by title, subject, level, provider or type"
            autoComplete="off"
            spellCheck={false}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
            onKeyDown={onKeyDown}
          />
        )}
        <p role="status" className={styles.count}>
          {countOf(offered, groups, search.trim())}
        </p>
        <nav aria-label="Examples and providers" className={styles.groups}>
          {groups.map(({ name, items }) => (
            <section key={name} aria-label={name}>
              <h2>{name}</h2>
              <ul>
                {items.map((item) => (
                  <li key={item.query}>
                    <Item
                      item={item}
                      isChosen={item.query === chosen}
                      onChoose={() => {
                        isChoosing.current = true;
                        close();
                      }}
                      onKeyDown={onKeyDown}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
      </div>
    </details>
  );
}

interface ItemProps {
  item: MenuItem;
  isChosen: boolean;
  onChoose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One lab: the link to it, what it is, and the page that explains it. */
function Item({ item, isChosen, onChoose, onKeyDown }: ItemProps): ReactNode {
  const { name, query, tag, summary, warning, page } = item;
  return (
    <>
      <Link
        to={`/playground/${query}`}
        data-item
        aria-current={isChosen ? "page" : undefined}
        onClick={onChoose}
        onKeyDown={onKeyDown}
      >
        {name}
      </Link>{" "}
      <span className={styles.tag}>{tag}</span>
      {warning !== undefined && <span className={styles.warning}> {warning}</span>}
      {summary !== undefined && <p>{summary}</p>}
      {page && (
        <p>
          Page: <Link to={page.path}>{page.title}</Link>
        </p>
      )}
    </>
  );
}

function countOf({ examples, providers }: Offered, groups: MenuGroup[], search: string): string {
  const all = examples.length + providers.length;
  if (search === "") return `${examples.length} examples, ${providers.length} providers`;
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return `Nothing has “${search}” in its name, subject, level or type.`;
  return `${count} of ${all} ${count === 1 ? "matches" : "match"}`;
}

/** Closes the menu by Escape, and when the reader goes on elsewhere. */
function useDismissal(menu: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const onElsewhere = ({ target }: Event) => {
      const { current } = menu;
      if (current?.open && !current.contains(target as Node | null)) current.open = false;
    };
    const onKey = (event: globalThis.KeyboardEvent) => {
      const { current } = menu;
      if (event.key !== "Escape" || !current?.open) return;
      event.preventDefault();
      current.open = false;
      current.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
      document.removeEventListener("keydown", onKey);
    };
  }, [menu]);
}

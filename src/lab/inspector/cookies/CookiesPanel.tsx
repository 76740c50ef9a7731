import clsx from "clsx";
import { useMemo, useRef } from "react";

import { MOST_BROWSERS } from "../../browser/BrowserControls";
import { shown } from "../../shown-text";
import { useLab } from "../../state/lab-context";
import { uniqueKeys } from "../../unique-keys";
import { ShowMore, usePortion } from "../Bounded";
import { BrowserChoice, useLookedInto } from "../BrowserChoice";
import table from "../Table.module.css";
import { useFollowing } from "../follow/following";
import { usePanelState } from "../panel-state";
import { WholeValues } from "../WholeValues";
import { CookieTableRow } from "./CookieTableRow";
import { toCookieRows } from "./cookie-rows";

const COLUMNS = [
  "Name",
  "Value",
  "Domain",
  "Path",
  "Expires",
  "HttpOnly",
  "Secure",
  "SameSite",
  "Size",
  "By hand",
] as const;

/** The cookies of a browser. What the current step changed is marked; each can be taken or stolen. */
export function CookiesPanel() {
  const { state, events, alive, pointed, command } = useLab();
  const browser = useLookedInto();
  const { isIn } = useFollowing();
  const [whole] = usePanelState("whole");
  const [chosen, choose] = usePanelState("thief");
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = useMemo(
    () => (browser ? toCookieRows(browser.cookies, events, browser.id) : []),
    [browser, events],
  );
  const portion = usePortion(rows, "first");
  if (!browser || !state) return <p className={table.empty}>No browser yet.</p>;
  const { target } = pointed ?? {};
  const contentOf = ({ name, value }: { name: string; value: string }) =>
    state.sealed?.findLast((one) => one.cookie === name && one.sealed === value)?.value ??
    state.hashes?.findLast((one) => one.of === "csrf" && startsWith(value, one.value))?.value;
  const keys = uniqueKeys(portion.shown, ({ id }) => id);
  const others = state.browsers.filter(({ id }) => id !== browser.id);
  const thief = others.find(({ id }) => id === chosen) ?? others[0];

  /** The button goes with its row, so the keyboard's place moves to the next one. */
  function moveFocus(index: number) {
    const buttons = body.current?.querySelectorAll<HTMLElement>("[data-delete]") ?? [];
    const next = buttons[index + 1] ?? buttons[index - 1];
    (next ?? body.current?.closest<HTMLElement>("[role=tabpanel]"))?.focus();
  }

  return (
    <>
      <div className={table.tools}>
        <BrowserChoice what="Cookies" />
        {thief && others.length > 1 && (
          <label>
            Copies go to{" "}
            <select value={thief.id} onChange={({ target }) => choose(target.value)}>
              {others.slice(0, MOST_BROWSERS).map(({ id, name }, index) => (
                <option key={index} value={id}>
                  {shown(name)}
                </option>
              ))}
            </select>
          </label>
        )}
        <WholeValues />
      </div>
      <table aria-label="Cookies" className={clsx(table.table, table.cards, whole && table.whole)}>
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {portion.shown.map((row, index) => (
            // A cookie that changes is a new row, and flashes.
            <CookieTableRow
              key={keys[index]}
              row={row}
              now={state.now}
              thief={thief}
              off={!alive}
              content={contentOf(row.cookie)}
              isFollowed={isIn({
                kind: "cookie",
                browser: browser.id,
                name: row.cookie.name,
                words: "",
              })}
              isPointed={
                target?.kind === "cookie" &&
                target.browser === browser.id &&
                target.name === row.cookie.name
              }
              onDelete={() => {
                moveFocus(index);
                command({ type: "lab/delete-cookie", browser: browser.id, cookie: row.cookie });
              }}
              onCopy={(to) =>
                command({ type: "lab/copy-cookie", browser: browser.id, to, cookie: row.cookie })
              }
            />
          ))}
        </tbody>
      </table>
      <ShowMore portion={portion} what="cookies" />
      {rows.length === 0 && <p className={table.empty}>{shown(browser.name)} holds no cookies.</p>}
    </>
  );
}

/** Whether a CSRF cookie has this token, before the hash: core writes the line between them as `%7C`. */
function startsWith(value: string, token: string): boolean {
  return value.startsWith(`${token}|`) || value.startsWith(`${token}%7C`);
}

import type { BrowserState, CookieEvent } from "../../../sandbox/messages";
import { PARAGRAPH, shown } from "../../shown-text";
import { ToolButton } from "../../ToolButton";
import { usePointedAt } from "../../use-pointed-at";
import { formatDate, formatDistance } from "../format";
import table from "../Table.module.css";
import type { CookieRow } from "./cookie-rows";

const MARKS: Record<CookieEvent["change"], string> = {
  set: "new",
  changed: "changed",
  deleted: "deleted",
  expired: "expired",
  rejected: "refused",
};

interface CookieTableRowProps {
  row: CookieRow;
  /** The world's time. */
  now: number;
  /** The browser that the cookie can be copied to, if there is another one. */
  thief: BrowserState | undefined;
  off: boolean;
  /** The tour points at it. */
  isPointed: boolean;
  onDelete: () => void;
  onCopy: (to: string) => void;
}

/** A cookie in full, and what can be done to it by hand. */
export function CookieTableRow(props: CookieTableRowProps) {
  const { row, now, thief, off, isPointed, onDelete, onCopy } = props;
  const { cookie, change, reason } = row;
  const { name, value, domain, hostOnly, path, expires, httpOnly, secure, sameSite, size } = cookie;
  const isThere = change === undefined || change === "set" || change === "changed";
  return (
    <tr data-change={change} {...usePointedAt<HTMLTableRowElement>(isPointed)}>
      <th scope="row" className={table.code}>
        <span className={table.struck}>{shown(name)}</span>
        {change && (
          <>
            {" "}
            <span className={table.mark}>{MARKS[change]}</span>
          </>
        )}
        {reason !== undefined && <small>{shown(reason)}</small>}
      </th>
      <td data-label="Value" className={table.value}>
        <code className={table.struck} title={shown(value)}>
          {shown(value, PARAGRAPH)}
        </code>
      </td>
      <td data-label="Domain">
        {shown(domain)} <small>{hostOnly ? "this host only" : "and subdomains"}</small>
      </td>
      <td data-label="Path">{shown(path)}</td>
      <td data-label="Expires">
        {expires === null ? (
          "with the browser"
        ) : (
          <>
            {formatDistance(expires, now)} <small>{formatDate(expires)}</small>
          </>
        )}
      </td>
      <td data-label="HttpOnly">{httpOnly ? "yes" : "no"}</td>
      <td data-label="Secure">{secure ? "yes" : "no"}</td>
      <td data-label="SameSite">{sameSite ?? "Lax (by default)"}</td>
      <td data-label="Size">{size}</td>
      <td className={table.actions}>
        {isThere && (
          <>
            {thief && (
              <ToolButton
                off={off}
                aria-label={`Copy to ${shown(thief.name)}: ${shown(name)}`}
                onClick={() => onCopy(thief.id)}
              >
                Copy to {shown(thief.name)}
              </ToolButton>
            )}
            <ToolButton
              off={off}
              data-delete=""
              aria-label={`Delete ${shown(name)}`}
              onClick={onDelete}
            >
              Delete
            </ToolButton>
          </>
        )}
      </td>
    </tr>
  );
}

import type { BrowserState, CookieEvent } from "../../../sandbox/messages";
import { PARAGRAPH, shown } from "../../shown-text";
import { ToolButton } from "../../ToolButton";
import { usePointedAt } from "../../use-pointed-at";
import { ValueToFollow } from "../follow/ValueToFollow";
import { followedProps } from "../follow/following";
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
  /** What is in it, if it is encrypted and the app can open it. */
  content?: string | undefined;
  /** The tour points at it. */
  isPointed: boolean;
  /** What the reader follows stands in it. */
  isFollowed: boolean;
  onDelete: () => void;
  onCopy: (to: string) => void;
}

/** A cookie in full, and what can be done to it by hand. */
export function CookieTableRow(props: CookieTableRowProps) {
  const { row, now, thief, off, content, isPointed, isFollowed, onDelete, onCopy } = props;
  const { cookie, change, reason } = row;
  const { name, value, domain, hostOnly, path, expires, httpOnly, secure, sameSite, size } = cookie;
  const isThere = change === undefined || change === "set" || change === "changed";
  return (
    <tr
      data-change={change}
      {...usePointedAt<HTMLTableRowElement>(isPointed)}
      {...followedProps(isFollowed)}
    >
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
        <code className={table.struck}>
          <ValueToFollow value={value} most={PARAGRAPH} />
        </code>
        {content !== undefined && (
          <small>
            holds <ValueToFollow value={content} most={PARAGRAPH} />
          </small>
        )}
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

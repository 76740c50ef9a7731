import type { CookieRecord } from "../../sandbox/messages";
import { useLab } from "../state/lab-context";
import styles from "./CookiesTable.module.css";
import { formatSpan } from "./format";

/** The cookies of the selected browser. A row whose value changed flashes. */
export function CookiesTable() {
  const { state, browser } = useLab();
  if (!browser || !state) return <p className={styles.empty}>No browser yet.</p>;
  return (
    <div className={styles.scroll}>
      <table aria-label="Cookies" className={styles.table}>
        <thead>
          <tr>
            {["Name", "Value", "Domain", "Path", "Expires", "Flags", "SameSite", "Size"].map(
              (name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {browser.cookies.map((cookie) => (
            // The key holds what can change: a changed cookie is a new row, and flashes.
            <CookieRow
              key={`${cookie.domain}${cookie.path}${cookie.name}${cookie.value}`}
              cookie={cookie}
              now={state.now}
            />
          ))}
        </tbody>
      </table>
      {browser.cookies.length === 0 && (
        <p className={styles.empty}>{browser.name} holds no cookies.</p>
      )}
    </div>
  );
}

function CookieRow({ cookie, now }: { cookie: CookieRecord; now: number }) {
  const { name, value, domain, hostOnly, path, expires, httpOnly, secure, sameSite, size } = cookie;
  return (
    <tr className={styles.row}>
      <th scope="row">{name}</th>
      <td className={styles.value} title={value}>
        {value}
      </td>
      <td>
        {domain} <small>{hostOnly ? "this host only" : "and subdomains"}</small>
      </td>
      <td>{path}</td>
      <td>
        {expires === null ? (
          "with the browser"
        ) : (
          <>
            in {formatSpan(expires - now)} <small>{new Date(expires).toUTCString()}</small>
          </>
        )}
      </td>
      <td>{[httpOnly && "HttpOnly", secure && "Secure"].filter(Boolean).join(", ") || "none"}</td>
      <td>{sameSite ?? "Lax (by default)"}</td>
      <td>{size}</td>
    </tr>
  );
}

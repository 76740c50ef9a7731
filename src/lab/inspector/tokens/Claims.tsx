import { PARAGRAPH, shown } from "../../shown-text";
import { Rest } from "../Bounded";
import { formatDate, formatDistance } from "../format";
import styles from "./Tokens.module.css";

/** Claims that are points in time (RFC 7519, section 4.1), in seconds since the epoch. */
const TIMES = new Set(["exp", "iat", "nbf", "auth_time"]);

/** Members that are shown: a cookie has no room for more. */
const MOST_CLAIMS = 100;

/** The members of a token's header or of its claims; times also as a reader says them. */
export function Claims({ title, claims, now }: { title: string; claims: object; now: number }) {
  const entries = Object.entries(claims);
  return (
    <>
      <p className={styles.subtitle}>{title}</p>
      <table aria-label={title} className={styles.claims}>
        <tbody>
          {entries.slice(0, MOST_CLAIMS).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{shown(name)}</th>
              <td>
                {shown(
                  typeof value === "string" ? value : String(JSON.stringify(value)),
                  PARAGRAPH,
                )}
              </td>
              <td>
                {TIMES.has(name) &&
                  typeof value === "number" &&
                  `${formatDistance(value * 1000, now)}, ${formatDate(value * 1000)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={entries.length - MOST_CLAIMS} what="members" />
    </>
  );
}

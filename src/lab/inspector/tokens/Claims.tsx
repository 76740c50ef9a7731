import { formatDate, formatDistance } from "../format";
import styles from "./Tokens.module.css";

/** Claims that are points in time (RFC 7519, section 4.1), in seconds since the epoch. */
const TIMES = new Set(["exp", "iat", "nbf", "auth_time"]);

/** The members of a token's header or of its claims; times also as a reader says them. */
export function Claims({ title, claims, now }: { title: string; claims: object; now: number }) {
  return (
    <>
      <p className={styles.subtitle}>{title}</p>
      <table aria-label={title} className={styles.claims}>
        <tbody>
          {Object.entries(claims).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{typeof value === "string" ? value : JSON.stringify(value)}</td>
              <td>
                {TIMES.has(name) &&
                  typeof value === "number" &&
                  `${formatDistance(value * 1000, now)}, ${formatDate(value * 1000)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

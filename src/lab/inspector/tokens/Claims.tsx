import clsx from "clsx";

import { PARAGRAPH, shown } from "../../shown-text";
import { Rest } from "../Bounded";
import { ValueToFollow } from "../follow/ValueToFollow";
import { formatDate, formatDistance } from "../format";
import type { PartColor } from "./token-parts";
import parts from "./TokenParts.module.css";
import styles from "./Tokens.module.css";

/** Claims that are points in time (RFC 7519, section 4.1), in seconds since the epoch. */
const TIMES = new Set(["exp", "iat", "nbf", "auth_time"]);

/** Members that are shown: a cookie has no room for more. */
const MOST_CLAIMS = 100;

interface ClaimsProps {
  title: string;
  claims: object;
  now: number;
  /** Number and color of the part of the token in which they stand. */
  part?: { number: number; color: PartColor } | undefined;
}

/** The members of a token's header or of its claims; times also as a reader says them. */
export function Claims({ title, claims, now, part }: ClaimsProps) {
  const entries = Object.entries(claims);
  return (
    <>
      <p className={clsx(styles.subtitle, part && parts[part.color])}>
        {part && <span className={parts.number}>{part.number}</span>} {title}
      </p>
      <table aria-label={title} className={styles.claims}>
        <tbody>
          {entries.slice(0, MOST_CLAIMS).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{shown(name)}</th>
              <td>
                <ValueToFollow
                  value={typeof value === "string" ? value : String(JSON.stringify(value))}
                  most={PARAGRAPH}
                />
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

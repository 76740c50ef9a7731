import clsx from "clsx";

import { ValueToFollow } from "../follow/ValueToFollow";
import { shown } from "../../shown-text";
import { partsOf } from "./token-parts";
import styles from "./TokenParts.module.css";

/** Characters of a part that are shown. */
const MOST = 6_000;

/** A token in its parts, each in its color, with a number and its name. What has no parts is plain. */
export function TokenParts({ token }: { token: string }) {
  const parts = partsOf(token);
  if (!parts) {
    return (
      <code className={styles.token}>
        <ValueToFollow value={token} most={MOST} />
      </code>
    );
  }
  return (
    <>
      <code className={styles.token}>
        <ValueToFollow value={token}>
          {parts.map(({ text, color }, index) => (
            <span key={index}>
              {index > 0 && "."}
              <span className={clsx(styles.part, styles[color])} data-number={index + 1}>
                {shown(text, MOST)}
              </span>
            </span>
          ))}
        </ValueToFollow>
      </code>
      <ol className={styles.legend} aria-label="Parts of the token">
        {parts.map(({ name, color, text }, index) => (
          <li key={name} className={styles[color]}>
            <span className={styles.number}>{index + 1}</span> {name}
            {text === "" && <span className={styles.none}> (empty)</span>}
          </li>
        ))}
      </ol>
    </>
  );
}

import { useId } from "react";

import type { RefreshTokenPolicy } from "../../../sandbox/messages";
import { Checkbox, NumberField } from "./controls";
import type { ControlProps } from "./Folds";
import styles from "./Provider.module.css";
import { ISSUED } from "./settings";

/** When a provider issues refresh tokens, and what becomes of a used one. */
export function RefreshTokens({ provider, off, onChange }: ControlProps) {
  const id = useId();
  const { issued, rotates, detectsReuse, grace } = provider.refreshTokens;
  const set = (refreshTokens: Partial<RefreshTokenPolicy>) => onChange({ refreshTokens });
  return (
    <>
      <div className={styles.field}>
        <label>
          Issued
          <select
            value={issued}
            aria-disabled={off}
            aria-describedby={id}
            onChange={({ target }) => {
              if (!off) set({ issued: target.value as RefreshTokenPolicy["issued"] });
            }}
          >
            {Object.entries(ISSUED).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <p id={id}>It counts from the next sign-in on.</p>
      </div>
      <Checkbox
        label="Rotation"
        hint="A refresh token works once, and the answer brings the next."
        checked={rotates}
        off={off}
        onChange={(on) => set({ rotates: on })}
      />
      <Checkbox
        label="Reuse detection"
        hint={
          rotates
            ? "A used one that comes again revokes all tokens of its consent."
            : "Without rotation no refresh token is ever used up."
        }
        checked={detectsReuse}
        off={off}
        onChange={(on) => set({ detectsReuse: on })}
      />
      <NumberField
        label="Grace"
        hint="For so long a used one still works, for apps that refresh in parallel."
        unit="s"
        min={0}
        value={grace}
        off={off}
        onCommit={(seconds) => set({ grace: seconds })}
      />
    </>
  );
}

import { type KeyboardEvent, useId, useState } from "react";

import { formatSpan } from "../format";
import type { ControlProps } from "./Folds";
import styles from "./Provider.module.css";
import type { ErrorChoice, Trouble } from "./settings";

interface CheckboxProps {
  label: string;
  hint: string;
  checked: boolean;
  off: boolean;
  onChange: (checked: boolean) => void;
}

/** A setting that is on or off, and what it does in a few words. */
export function Checkbox({ label, hint, checked, off, onChange }: CheckboxProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label>
        <input
          type="checkbox"
          checked={checked}
          aria-disabled={off}
          aria-describedby={id}
          onChange={({ target }) => {
            if (!off) onChange(target.checked);
          }}
        />
        {label}
      </label>
      <p id={id}>{hint}</p>
    </div>
  );
}

/** The troubles of a group that this provider can have. */
export function Troubles({
  provider,
  off,
  onChange,
  troubles,
}: ControlProps & { troubles: readonly Trouble[] }) {
  const { faults, isOpenId } = provider;
  return troubles
    .filter(({ openId }) => isOpenId || !openId)
    .map(({ label, hint, isOn, turn }) => (
      <Checkbox
        key={label}
        label={label}
        hint={hint}
        checked={isOn(faults)}
        off={off}
        onChange={(on) => onChange({ faults: turn(faults, on) })}
      />
    ));
}

/** Lets an endpoint fail with an error code of its standard. */
export function ErrorSelect({
  provider,
  off,
  onChange,
  choice,
}: ControlProps & { choice: ErrorChoice }) {
  const id = useId();
  const { faults, isOpenId } = provider;
  const { label, hint, codes, read, write } = choice;
  const standards = new Set(Object.values(codes));
  return (
    <div className={styles.field}>
      <label>
        {label}
        <select
          value={read(faults) ?? ""}
          aria-disabled={off}
          aria-describedby={id}
          onChange={({ target }) => {
            if (!off) onChange({ faults: write(faults, target.value || undefined) });
          }}
        >
          <option value="">no error</option>
          {[...standards]
            .filter((standard) => isOpenId || standard !== "OpenID Connect")
            .map((standard) => (
              <optgroup key={standard} label={standard}>
                {Object.keys(codes)
                  .filter((code) => codes[code] === standard)
                  .map((code) => (
                    <option key={code}>{code}</option>
                  ))}
              </optgroup>
            ))}
        </select>
      </label>
      <p id={id}>{hint}</p>
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  hint?: string;
  unit: string;
  min?: number;
  /** Whether to say the number of seconds in larger units, too. */
  isSpan?: boolean;
  value: number;
  off: boolean;
  /** Gets a whole number, when the reader has finished typing it. */
  onCommit: (value: number) => void;
}

/** A whole number that counts when it has been typed: on Enter, or when the field is left. */
export function NumberField({
  label,
  hint,
  unit,
  min,
  isSpan = false,
  value,
  off,
  onCommit,
}: NumberFieldProps) {
  const id = useId();
  /** What stands in the field while it is not the provider's value. */
  const [typed, setTyped] = useState<string>();
  const number = typed === undefined || typed.trim() === "" ? NaN : Number(typed);
  const isWrong =
    typed !== undefined && !(Number.isInteger(number) && number >= (min ?? -Infinity));

  function commit() {
    if (off || typed === undefined || isWrong) return;
    if (number !== value) onCommit(number);
    setTyped(undefined);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") commit();
    if (event.key === "Escape") setTyped(undefined);
  }

  return (
    <div className={styles.field}>
      <label>
        {label}
        <span className={styles.number}>
          <input
            type="number"
            inputMode="numeric"
            min={min}
            step={1}
            value={typed ?? value}
            aria-disabled={off}
            aria-invalid={isWrong}
            aria-describedby={id}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={commit}
            onKeyDown={onKeyDown}
          />{" "}
          {unit}
        </span>
      </label>
      <p id={id} className={isWrong ? styles.wrong : undefined}>
        {isWrong
          ? `Type a whole number${min === undefined ? "" : `, ${min} or more`}. ${value} ${unit} still holds.`
          : (hint ?? (isSpan && formatSpan((typed === undefined ? value : number) * 1000)))}
      </p>
    </div>
  );
}

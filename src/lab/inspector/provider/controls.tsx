import { type KeyboardEvent, type ReactNode, useId, useState } from "react";

import type { ProviderState } from "../../../sandbox/messages";
import { formatSpan } from "../format";
import type { ControlProps } from "./Folds";
import { useOptimisticValue } from "../use-optimistic-value";
import styles from "./Provider.module.css";
import type { ErrorChoice, Trouble } from "./settings";

/** What every control has, and how it is tied to the provider. */
interface FieldProps<Value> {
  label: string;
  hint?: string;
  /** The realm's latest report of the provider. */
  report: ProviderState;
  value: Value;
  off: boolean;
  onChange: (value: Value) => void;
}

/** A setting that is on or off, and what it does in a few words. */
export function Checkbox({ label, hint, report, value, off, onChange }: FieldProps<boolean>) {
  const id = useId();
  const [checked, setChecked] = useOptimisticValue(report, value);
  return (
    <div className={styles.field}>
      <label>
        <input
          type="checkbox"
          checked={checked}
          aria-disabled={off}
          aria-describedby={hint && id}
          onChange={({ target }) => {
            if (off) return;
            setChecked(target.checked);
            onChange(target.checked);
          }}
        />
        {label}
      </label>
      {hint && <p id={id}>{hint}</p>}
    </div>
  );
}

/** A setting that is one of several, as the options that are its children. */
export function Select<Value extends string>({
  label,
  hint,
  report,
  value,
  off,
  onChange,
  children,
}: FieldProps<Value> & { children: ReactNode }) {
  const id = useId();
  const [selected, setSelected] = useOptimisticValue(report, value);
  return (
    <div className={styles.field}>
      <label>
        {label}
        <select
          value={selected}
          aria-disabled={off}
          aria-describedby={hint && id}
          onChange={({ target }) => {
            if (off) return;
            // The options are those that the caller gave, so their values are its own.
            const chosen = target.value as Value;
            setSelected(chosen);
            onChange(chosen);
          }}
        >
          {children}
        </select>
      </label>
      {hint && <p id={id}>{hint}</p>}
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
        report={provider}
        value={isOn(faults)}
        off={off}
        onChange={(on) => onChange({ faults: turn(on) })}
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
  const { faults, isOpenId } = provider;
  const { label, hint, codes, read, write } = choice;
  const standards = [...new Set(Object.values(codes))].filter(
    (standard) => isOpenId || standard !== "OpenID Connect",
  );
  return (
    <Select
      label={label}
      hint={hint}
      report={provider}
      value={read(faults) ?? ""}
      off={off}
      onChange={(code) => onChange({ faults: write(code || undefined) })}
    >
      <option value="">no error</option>
      {standards.map((standard) => (
        <optgroup key={standard} label={standard}>
          {Object.keys(codes)
            .filter((code) => codes[code] === standard)
            .map((code) => (
              <option key={code}>{code}</option>
            ))}
        </optgroup>
      ))}
    </Select>
  );
}

interface NumberFieldProps extends FieldProps<number> {
  unit: string;
  min?: number;
  /** Whether to say the number of seconds in larger units, too. */
  isSpan?: boolean;
}

/** A whole number that counts when it has been typed: on Enter, or when the field is left. */
export function NumberField({
  label,
  hint,
  unit,
  min,
  isSpan = false,
  report,
  value,
  off,
  onChange,
}: NumberFieldProps) {
  const id = useId();
  const [current, setCurrent] = useOptimisticValue(report, value);
  /** What stands in the field while it has not been taken. */
  const [typed, setTyped] = useState<string>();
  const number = typed === undefined ? current : typed.trim() === "" ? NaN : Number(typed);
  const isWrong = !Number.isInteger(number) || number < (min ?? -Infinity);

  const note = isWrong
    ? `Type a whole number${min === undefined ? "" : `, ${min} or more`}. ${current} ${unit} still holds.`
    : (hint ?? (isSpan ? formatSpan(number * 1000) : undefined));

  function commit() {
    if (off || typed === undefined || isWrong) return;
    setTyped(undefined);
    if (number === current) return;
    setCurrent(number);
    onChange(number);
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
            value={typed ?? current}
            aria-disabled={off}
            aria-invalid={isWrong}
            aria-describedby={note && id}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={commit}
            onKeyDown={onKeyDown}
          />{" "}
          {unit}
        </span>
      </label>
      {note && (
        <p id={id} className={isWrong ? styles.wrong : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}

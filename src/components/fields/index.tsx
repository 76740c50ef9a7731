import { type ReactNode, useId } from "react";

import styles from "./fields.module.css";

/** Fields side by side, as many in a row as there is room for. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}

interface FieldProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
}

interface TextFieldProps extends FieldProps<string> {
  /** What an empty field means, or what to type. */
  placeholder?: string;
  type?: "text" | "search";
}

/** A line of text under its label: a name, an address, never prose. */
export function TextField({ label, value, onChange, placeholder, type = "text" }: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

interface ChoiceProps<Value extends string> extends FieldProps<Value> {
  /** Each value, and the words for it. */
  choices: readonly (readonly [value: Value, words: string])[];
}

/** One of some values under its label. */
export function Choice<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: ChoiceProps<Value>) {
  const id = useId();
  const choose = (text: string) => {
    const chosen = choices.find(([value]) => value === text);
    if (chosen) onChange(chosen[0]);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

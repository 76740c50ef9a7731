import { useEffect, useId, useState } from "react";

import type { Knob } from "../../scenario/types";
import { type Literal, readConstant, writeConstant } from "../../config-code/constants";
import { useLab } from "../state/lab-context";
import styles from "./Knobs.module.css";

/** Milliseconds without a further move after which a slider's value is written. */
const PAUSE = 250;

/** What an example lets readers turn. The code is the only truth: it is read back, and written. */
export function Knobs() {
  const { example, files, apply } = useLab();
  const { knobs = [] } = example;
  if (knobs.length === 0) return null;
  return (
    <div role="group" aria-label="Knobs" className={styles.knobs}>
      {knobs.map((knob) => (
        <KnobControl
          key={knob.name}
          knob={knob}
          value={readConstant(files[knob.file] ?? "", knob.name)}
          onTurn={(value) =>
            apply((current) => {
              const changed = writeConstant(current[knob.file] ?? "", knob.name, value);
              return changed === undefined ? undefined : { [knob.file]: changed };
            })
          }
        />
      ))}
    </div>
  );
}

interface ControlProps<Value> {
  knob: Knob;
  value: Value;
  onTurn: (value: Literal) => void;
  /** Id of the sentence that says what to watch. */
  describedBy: string | undefined;
}

interface KnobControlProps {
  knob: Knob;
  /** The value in the code; none where the constant is no literal. */
  value: Literal | undefined;
  /** Writes a value into the code. @returns whether it could be written */
  onTurn: (value: Literal) => Promise<boolean>;
}

function KnobControl({ knob, value: written, onTurn }: KnobControlProps) {
  const id = useId();
  /** Where the reader has turned the knob, as long as the code does not say so yet. */
  const [turned, setTurned] = useState<{ from: Literal | undefined; to: Literal }>();
  if (turned && turned.from !== written) setTurned(undefined);
  const value = turned?.from === written ? (turned?.to ?? written) : written;
  const { hint } = knob;
  const props = {
    knob,
    describedBy: hint === undefined ? undefined : id,
    onTurn: (to: Literal) => {
      setTurned({ from: written, to });
      void onTurn(to).then((isWritten) => {
        if (!isWritten) setTurned(undefined);
      });
    },
  };
  return (
    <div className={styles.knob}>
      {typeof value === "boolean" && <Switch {...props} value={value} />}
      {typeof value === "number" && <Slider {...props} value={value} />}
      {typeof value === "string" && <Choice {...props} value={value} />}
      {value === undefined && (
        <p className={styles.label}>
          {knob.label}: set in the code, where <code>{knob.name}</code> is no plain value any more
        </p>
      )}
      {hint !== undefined && (
        <p id={id} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

function Switch({ knob, value, onTurn, describedBy }: ControlProps<boolean>) {
  return (
    <label className={styles.label}>
      <input
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={value}
        aria-describedby={describedBy}
        onChange={({ target }) => onTurn(target.checked)}
      />
      {knob.label}
    </label>
  );
}

function Slider({ knob, value, onTurn, describedBy }: ControlProps<number>) {
  const { label, unit = "", min = 0, max = 10, step = 1 } = knob;
  /** Where the thumb is, while the code does not know it yet. */
  const [moved, setMoved] = useState<number>();
  useEffect(() => {
    if (moved === undefined) return;
    const timer = setTimeout(() => {
      if (moved !== value) onTurn(moved);
      setMoved(undefined);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [moved, value, onTurn]);
  const shown = moved ?? value;
  return (
    <label className={styles.label}>
      {label}
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={shown}
        aria-valuetext={`${shown} ${unit}`.trim()}
        aria-describedby={describedBy}
        onChange={({ target }) => setMoved(Number(target.value))}
      />
      <output className={styles.value}>
        {shown} {unit}
      </output>
    </label>
  );
}

/** Choices beyond which they are a list to open: as many buttons would push the lab off the screen. */
const MOST_BUTTONS = 8;

function Choice({ knob, value, onTurn, describedBy }: ControlProps<string>) {
  const name = useId();
  const choices = Object.entries(knob.choices ?? {});
  if (choices.length > MOST_BUTTONS) {
    return (
      <label className={styles.label}>
        {knob.label}
        <select
          className={styles.list}
          value={value}
          aria-describedby={describedBy}
          onChange={({ target }) => onTurn(target.value)}
        >
          {choices.map(([choice, label]) => (
            <option key={choice} value={choice}>
              {label}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <fieldset className={styles.choice} aria-describedby={describedBy}>
      <legend>{knob.label}</legend>
      {choices.map(([choice, label]) => (
        <label key={choice}>
          <input
            type="radio"
            name={name}
            value={choice}
            checked={choice === value}
            onChange={() => onTurn(choice)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

import type { ProviderPart } from "../../../sandbox/messages";
import { Checkbox, NumberField } from "./controls";
import type { ControlProps } from "./Folds";
import styles from "./Provider.module.css";
import {
  type Answer,
  answerOf,
  ANSWERS,
  isDown,
  PARTS,
  withAnswer,
  withDelay,
  withDown,
} from "./settings";

/** What each part of a provider answers, and how late. */
export function Network(props: ControlProps) {
  const { provider, off, onChange } = props;
  return (
    <>
      <Checkbox
        label="Everything is down"
        hint="No part of the provider can be reached."
        checked={isDown(provider)}
        off={off}
        onChange={(down) => onChange({ faults: withDown(provider, down) })}
      />
      {provider.parts.map((part) => (
        <Part key={part} {...props} part={part} />
      ))}
    </>
  );
}

function Part({ provider, off, onChange, part }: ControlProps & { part: ProviderPart }) {
  const { faults } = provider;
  const name = PARTS[part];
  return (
    <div role="group" aria-label={name} className={styles.part}>
      <label className={styles.answer}>
        <span>{name}</span>
        <select
          value={answerOf(faults, part) ?? ""}
          aria-disabled={off}
          onChange={({ target }) => {
            const answer = (target.value || undefined) as Answer | undefined;
            if (!off) onChange({ faults: withAnswer(faults, part, answer) });
          }}
        >
          <option value="">answers as it should</option>
          {Object.entries(ANSWERS).map(([answer, text]) => (
            <option key={answer} value={answer}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <NumberField
        label="late by"
        unit="s"
        min={0}
        value={(faults.slow?.[part] ?? 0) / 1000}
        off={off}
        onCommit={(seconds) => onChange({ faults: withDelay(faults, part, seconds) })}
      />
    </div>
  );
}

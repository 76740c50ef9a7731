import type { ProviderPart } from "../../../sandbox/messages";
import { Checkbox, NumberField, Select } from "./controls";
import type { ControlProps } from "./Folds";
import styles from "./Provider.module.css";
import {
  type Answer,
  answerOf,
  ANSWERS,
  delay,
  giveAnswer,
  isDown,
  PARTS,
  takeDown,
} from "./settings";

/** What each part of a provider answers, and how late. */
export function Network(props: ControlProps) {
  const { provider, off, onChange } = props;
  return (
    <>
      <Checkbox
        label="Everything is down"
        hint="No part of the provider can be reached."
        report={provider}
        value={isDown(provider)}
        off={off}
        onChange={(down) => onChange({ faults: takeDown(provider, down) })}
      />
      {[...new Set(provider.parts)].map((part) => (
        <Part key={part} {...props} part={part} />
      ))}
    </>
  );
}

function Part({ provider, off, onChange, part }: ControlProps & { part: ProviderPart }) {
  const { faults } = provider;
  return (
    <fieldset className={styles.part}>
      <legend>{PARTS[part]}</legend>
      <Select<Answer | "">
        label="answers"
        report={provider}
        value={answerOf(faults, part) ?? ""}
        off={off}
        onChange={(answer) =>
          onChange({ faults: giveAnswer(part, answer === "" ? undefined : answer) })
        }
      >
        <option value="">as it should</option>
        {Object.entries(ANSWERS).map(([answer, text]) => (
          <option key={answer} value={answer}>
            {text}
          </option>
        ))}
      </Select>
      <NumberField
        label="late by"
        unit="s"
        min={0}
        report={provider}
        value={(faults.slow?.[part] ?? 0) / 1000}
        off={off}
        onChange={(seconds) => onChange({ faults: delay(part, seconds) })}
      />
    </fieldset>
  );
}

import { useId, useMemo, useState } from "react";

import { adviceFor } from "../../loading/advice";
import { LoadError } from "../../loading/part";
import { type Files, type Switch, switchesOf } from "../../config-code/switches";
import type { Edit } from "../state/file-edits";
import styles from "./Switches.module.css";

interface SwitchesProps {
  /** The files as they stand in the editor. */
  files: Files;
  /** Changes files in the editor, and adds those that are not there. @returns whether it could */
  onEdit: (edit: Edit) => Promise<boolean>;
}

/**
 * Settings of the configuration that people try, as choices. Each is read from the code and written
 * to it: there is no other truth, and what is written by hand stays as it is.
 */
export function Switches({ files, onEdit }: SwitchesProps) {
  const switches = useMemo(() => switchesOf(files), [files]);
  if (switches.length === 0) {
    return (
      <p className={styles.none}>
        The switches read a configuration that is written out: <code>auth.ts</code> exports an
        object by default.
      </p>
    );
  }
  return (
    <div role="group" aria-label="Switches" className={styles.switches}>
      {switches.map((one) => (
        <SwitchControl key={one.id} control={one} files={files} onEdit={onEdit} />
      ))}
    </div>
  );
}

function SwitchControl({ control, files, onEdit }: SwitchesProps & { control: Switch }) {
  const id = useId();
  /** Why the last choice changed nothing. */
  const [refusal, setRefusal] = useState<string>();
  const { label, hint, choices, read, write } = control;
  const value = read(files);

  async function choose(chosen: string) {
    try {
      const isEdited = await onEdit((current) => write(current, chosen));
      setRefusal(isEdited ? undefined : NOT_WRITTEN_SO);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      const advice = adviceFor(error, "choose again");
      setRefusal(`The files that this switch adds did not load; nothing was changed. ${advice}`);
    }
  }

  return (
    <div className={styles.switch}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? BY_HAND}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => void choose(target.value)}
      >
        {value === null && (
          <option value={BY_HAND} disabled>
            written by hand
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className={styles.hint} role={refusal && "alert"}>
        {refusal ?? hint}
      </p>
    </div>
  );
}

const NOT_WRITTEN_SO =
  "The code is not written so that this can be switched. Change it by hand: nothing was changed.";

/** Stands for what no choice is. */
const BY_HAND = "\0";

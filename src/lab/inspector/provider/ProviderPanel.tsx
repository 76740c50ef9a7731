import { useRef } from "react";

import { useFocusHandover } from "../../../loading/use-focus-handover";
import type { ProviderState } from "../../../sandbox/messages";
import { shown } from "../../shown-text";
import { useLab } from "../../state/lab-context";
import { ToolButton } from "../../ToolButton";
import { usePanelState } from "../panel-state";
import table from "../Table.module.css";
import { MOST_OPTIONS } from "../Bounded";
import { Consent } from "./Consent";
import { deviationsOf } from "./deviations";
import { Folds } from "./Folds";
import styles from "./Provider.module.css";
import type { Change } from "./settings";

/** What an identity provider does, and gets wrong, under the reader's hand: one at a time. */
export function ProviderPanel() {
  const { state } = useLab();
  const [chosen, choose] = usePanelState("provider");
  const providers = state?.providers ?? [];
  const provider = providers.find(({ id }) => id === chosen) ?? providers[0];
  return (
    <div role="group" aria-label="Identity provider" className={styles.panel}>
      {provider ? (
        <Controls key={provider.id} provider={provider} others={providers} onChoose={choose} />
      ) : (
        <p className={table.empty}>This world has no identity provider that could be controlled.</p>
      )}
    </div>
  );
}

interface ControlsProps {
  provider: ProviderState;
  /** All providers, this one among them. */
  others: readonly ProviderState[];
  onChoose: (id: string) => void;
}

function Controls({ provider, others, onChoose }: ControlsProps) {
  const { command, alive } = useLab();
  const { id } = provider;
  const change = (changes: Change) => {
    command({ type: "lab/change-provider", provider: id, ...changes });
  };
  return (
    <>
      <div className={styles.head}>
        {others.length > 1 && (
          <label>
            Provider{" "}
            <select value={id} onChange={({ target }) => onChoose(target.value)}>
              {others.slice(0, MOST_OPTIONS).map((one, index) => {
                const count = deviationsOf(one).length;
                return (
                  <option key={index} value={one.id}>
                    {shown(one.name)}
                    {count > 0 && ` (${count} switched on)`}
                  </option>
                );
              })}
            </select>
          </label>
        )}
        <SwitchedOn
          provider={provider}
          off={!alive}
          onChange={change}
          onReset={() => command({ type: "lab/reset-provider", provider: id })}
        />
      </div>
      <Consent provider={provider} />
      <Folds provider={provider} off={!alive} onChange={change} />
      <div className={styles.memory}>
        <ToolButton
          off={!alive}
          onClick={() => command({ type: "lab/revoke-tokens", provider: id })}
        >
          Revoke all tokens
        </ToolButton>
        <span>Access and refresh tokens of everybody stop working.</span>
        <ToolButton
          off={!alive}
          onClick={() => command({ type: "lab/forget-people", provider: id })}
        >
          Forget who is signed in
        </ToolButton>
        <span>It asks everybody again who they are, and what they allow.</span>
      </div>
    </>
  );
}

/** What is not in order, at a glance, and the way back. */
function SwitchedOn({
  provider,
  off,
  onChange,
  onReset,
}: {
  provider: ProviderState;
  off: boolean;
  onChange: (change: Change) => void;
  onReset: () => void;
}) {
  const deviations = deviationsOf(provider);
  const none = deviations.length === 0;
  return (
    <>
      {none ? (
        <p>{shown(provider.name)} is in order: it does what was declared for it.</p>
      ) : (
        <ul aria-label="Switched on">
          {deviations.map(({ label, undo }) => (
            <SwitchedOnItem key={label} label={label} off={off} onUndo={() => onChange(undo)} />
          ))}
        </ul>
      )}
      <ToolButton off={off || none} className={styles.order} onClick={onReset}>
        All in order again
      </ToolButton>
    </>
  );
}

function SwitchedOnItem({
  label,
  off,
  onUndo,
}: {
  label: string;
  off: boolean;
  onUndo: () => void;
}) {
  const item = useRef<HTMLLIElement>(null);
  useFocusHandover(item);
  return (
    <li ref={item}>
      {label}{" "}
      <ToolButton off={off} aria-label={`Undo: ${label}`} onClick={onUndo}>
        ×
      </ToolButton>
    </li>
  );
}

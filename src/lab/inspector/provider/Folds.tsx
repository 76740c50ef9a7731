import type { ReactNode } from "react";

import type { ProviderState } from "../../../sandbox/messages";
import { useKept } from "../kept";
import { ErrorSelect, NumberField, Troubles } from "./controls";
import { deviationsOf, type Group } from "./deviations";
import { Network } from "./Network";
import styles from "./Provider.module.css";
import { RefreshTokens } from "./RefreshTokens";
import {
  AUTHORIZATION_ERROR,
  type Change,
  LIFETIMES,
  PERSON_TROUBLES,
  REDIRECT_TROUBLES,
  TOKEN_ERROR,
  TOKEN_TROUBLES,
} from "./settings";

/** What all controls of a provider get. */
export interface ControlProps {
  provider: ProviderState;
  off: boolean;
  onChange: (change: Change) => void;
}

const MINUTE = 60_000;

/** The provider's settings by what they are about, folded. */
export function Folds(props: ControlProps) {
  const { provider, off, onChange } = props;
  const { faults, lifetimes, isOpenId } = provider;
  return (
    <div className={styles.folds}>
      <Fold group="redirect" title="The way back to the app" provider={provider}>
        <ErrorSelect {...props} choice={AUTHORIZATION_ERROR} />
        <Troubles {...props} troubles={REDIRECT_TROUBLES} />
      </Fold>
      <Fold group="tokens" title="Codes and token responses" provider={provider}>
        <ErrorSelect {...props} choice={TOKEN_ERROR} />
        <Troubles {...props} troubles={TOKEN_TROUBLES} />
      </Fold>
      <Fold group="person" title="What it says of people" provider={provider}>
        <Troubles {...props} troubles={PERSON_TROUBLES} />
        {isOpenId && (
          <NumberField
            label="Its clock is fast by"
            hint="It stamps ID tokens. A negative number is slow."
            unit="min"
            report={provider}
            value={(faults.clockSkew ?? 0) / MINUTE}
            off={off}
            onChange={(minutes) => onChange({ faults: { clockSkew: minutes * MINUTE || null } })}
          />
        )}
      </Fold>
      <Fold group="network" title="Down, slow or broken" provider={provider}>
        <Network {...props} />
      </Fold>
      <Fold group="refresh" title="Refresh tokens" provider={provider}>
        <RefreshTokens {...props} />
      </Fold>
      <Fold group="lifetimes" title="How long things live" provider={provider}>
        {(Object.keys(LIFETIMES) as (keyof typeof LIFETIMES)[])
          .filter((name) => isOpenId || name !== "idToken")
          .map((name) => (
            <NumberField
              key={name}
              label={LIFETIMES[name]}
              unit="s"
              min={1}
              isSpan
              report={provider}
              value={lifetimes[name]}
              off={off}
              onChange={(seconds) => onChange({ lifetimes: { [name]: seconds } })}
            />
          ))}
      </Fold>
    </div>
  );
}

/** A group of settings that opens, and tells how many of them are not in order. */
function Fold({
  group,
  title,
  provider,
  children,
}: {
  group: Group;
  title: string;
  provider: ProviderState;
  children: ReactNode;
}) {
  const [open, setOpen] = useKept("folds");
  const isOpen = open.includes(group);
  const count = deviationsOf(provider).filter((one) => one.group === group).length;
  return (
    <section className={styles.fold}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(isOpen ? open.filter((one) => one !== group) : [...open, group])}
      >
        {title}
        {count > 0 && <span className={styles.count}>{count} on</span>}
      </button>
      {isOpen && <div className={styles.fields}>{children}</div>}
    </section>
  );
}

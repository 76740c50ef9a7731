import { useId, useState } from "react";

import type { BrowserState, ProviderState } from "../../../sandbox/messages";
import { MOST_BROWSERS } from "../../browser/BrowserControls";
import { shown } from "../../shown-text";
import { useLab } from "../../state/lab-context";
import { ToolButton } from "../../ToolButton";
import { MOST_OPTIONS } from "../Bounded";
import styles from "./Provider.module.css";

/** The provider's question to whoever is at its page, answered from here. */
export function Consent({ provider }: { provider: ProviderState }) {
  const { state } = useLab();
  const asked = provider.asks.slice(0, MOST_BROWSERS).flatMap(({ browser: id, people }) => {
    const browser = state?.browsers.find((one) => one.id === id);
    return browser ? [{ browser, people }] : [];
  });
  if (asked.length === 0) return <Question provider={provider} />;
  return asked.map(({ browser, people }, index) => (
    <Question key={index} provider={provider} browser={browser} people={people} />
  ));
}

interface QuestionProps {
  provider: ProviderState;
  /** Where it is asked; absent: nobody is asked. */
  browser?: BrowserState;
  /** Ids of those who can be chosen. */
  people?: readonly string[];
}

function Question({ provider, browser, people }: QuestionProps) {
  const { command, alive } = useLab();
  const hint = useId();
  const [chosen, setChosen] = useState<string>();
  const asked = people && new Set(people);
  const offered = provider.people.filter(({ id }) => asked?.has(id) ?? true).slice(0, MOST_OPTIONS);
  const persona = offered.find(({ id }) => id === chosen) ?? offered[0];
  const off = !alive || !browser;

  function answer(choice: string | null) {
    if (!browser) return;
    const to = { provider: provider.id, browser: browser.id };
    command({ type: "lab/answer-consent", ...to, persona: choice });
  }

  return (
    <div
      role="group"
      aria-label={browser ? `Consent in ${shown(browser.name)}` : "Consent"}
      className={styles.consent}
      data-asked={browser !== undefined}
    >
      <p id={hint}>
        {browser ? (
          <>
            <b>{shown(browser.name)}</b> is at its page, and is asked who it is and whether it
            allows the app.
          </>
        ) : (
          `Nobody is at ${shown(provider.name)}’s page. Press a sign-in button in the browser, and it asks.`
        )}
      </p>
      <label>
        Persona{" "}
        <select value={persona?.id ?? ""} onChange={({ target }) => setChosen(target.value)}>
          {offered.map(({ id, name, email, emailVerified }, index) => (
            <option key={index} value={id}>
              {shown(name)}, {email === undefined ? "no address" : shown(email)}
              {email !== undefined && !emailVerified && " (not verified)"}
            </option>
          ))}
        </select>
      </label>
      <ToolButton
        off={off || !persona}
        aria-describedby={hint}
        onClick={() => persona && answer(persona.id)}
      >
        Agree
      </ToolButton>
      <ToolButton off={off} aria-describedby={hint} onClick={() => answer(null)}>
        Deny
      </ToolButton>
    </div>
  );
}

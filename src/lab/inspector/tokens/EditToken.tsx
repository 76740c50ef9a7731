import { useId, useState } from "react";

import type { TokenMaking } from "../../../sandbox/messages";
import { useLab } from "../../state/lab-context";
import { ToolButton } from "../../ToolButton";
import styles from "./EditToken.module.css";

/** Characters of claims that can be edited: a cookie has no room for more. */
const LONGEST = 20_000;

/** What `encode` sets anew. */
const SET_ANEW = new Set(["iat", "exp", "jti"]);

const MAKINGS: readonly (readonly [TokenMaking, string])[] = [
  ["app", "as the app does, with its secret"],
  ["other-secret", "with another secret"],
  ["other-salt", "for another cookie (another salt)"],
  ["expired", "so that it has expired"],
  ["unsigned", "without encryption (alg: none)"],
];

/** Claims to be edited, of which a token is made that takes the place of the one in the cookie. */
export function EditToken({ browser, claims }: { browser: string; claims: object }) {
  const { alive, command } = useLab();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState<string>();
  const [making, setMaking] = useState<TokenMaking>("app");
  const [isMade, setMade] = useState(false);
  const value = text ?? textOf(claims);
  const problem = problemOf(value);
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        Edit the claims
      </button>
      {isOpen && (
        <div id={id} className={styles.edit}>
          <textarea
            aria-label="Claims as JSON"
            aria-invalid={problem !== undefined}
            spellCheck={false}
            rows={6}
            maxLength={LONGEST}
            value={value}
            onChange={({ target }) => setText(target.value)}
          />
          <p className={styles.note}>{problem ?? <>encode() sets iat, exp and jti anew.</>}</p>
          <label>
            Make the token{" "}
            <select
              value={making}
              onChange={({ target }) => setMaking(target.value as TokenMaking)}
            >
              {MAKINGS.map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </label>{" "}
          <ToolButton
            off={!alive || problem !== undefined}
            onClick={() => {
              command({ type: "lab/make-token", browser, claims: value, making });
              setMade(true);
            }}
          >
            Put it into the cookie
          </ToolButton>{" "}
          {isMade && (
            <ToolButton off={!alive} onClick={() => command({ type: "lab/reload", browser })}>
              Reload the page, to see what the app makes of it
            </ToolButton>
          )}
        </div>
      )}
    </div>
  );
}

function textOf(claims: object): string {
  const own = Object.entries(claims).filter(([name]) => !SET_ANEW.has(name));
  const text = JSON.stringify(Object.fromEntries(own), null, 2);
  // In JSON they can be written so that they are seen, and do not turn the text around.
  const seen = text.replace(
    /[\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  );
  return seen.slice(0, LONGEST);
}

function problemOf(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return undefined;
    return "Claims are a JSON object.";
  } catch {
    return "This is not JSON.";
  }
}

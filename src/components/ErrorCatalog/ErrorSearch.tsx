import useIsBrowser from "@docusaurus/useIsBrowser";
import { useId, useState, type FormEvent } from "react";

import { findEntries, type Found } from "./find";
import styles from "./error-catalog.module.css";

/** Takes a line of a log or an address, and leads to the entries that it names. */
export function ErrorSearch({ data }: { data: string }) {
  const id = useId();
  const [text, setText] = useState("");
  // What is typed before this runs would be lost; the field waits for it.
  const isReady = useIsBrowser();
  const found = findEntries(text, JSON.parse(data) as string[]);
  const go = (event: FormEvent) => {
    event.preventDefault();
    const [first] = found;
    if (first) window.location.hash = first.anchor;
  };
  return (
    <form role="search" aria-label="Errors" className={styles.search} onSubmit={go}>
      <label htmlFor={id}>Paste a line of your log, or the address of the error page</label>
      <div className={styles.row}>
        <input
          id={id}
          type="search"
          value={text}
          disabled={!isReady}
          autoComplete="off"
          spellCheck={false}
          placeholder="https://errors.authjs.dev#…"
          onChange={({ target }) => setText(target.value)}
        />
        <button type="submit">Find</button>
      </div>
      <p role="status" className={styles.found}>
        <Findings text={text} found={found} />
      </p>
    </form>
  );
}

function Findings({ text, found }: { text: string; found: Found[] }) {
  if (text.trim() === "") return "It stays in your browser.";
  if (found.length === 0) return "This names no error and no warning of Auth.js.";
  return found.map(({ name, anchor }) => (
    <a key={anchor} href={`#${anchor}`}>
      {name}
    </a>
  ));
}

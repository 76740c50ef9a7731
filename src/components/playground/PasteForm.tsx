import Link from "@docusaurus/Link";
import { useHistory } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import { type FormEvent, useId, useState } from "react";

import {
  type Conversion,
  encodeShare,
  forgetPasted,
  keepPasted,
  loadConverter,
  type OtherText,
} from "@site/src/lab";
import { adviceFor } from "@site/src/loading/advice";
import { LoadError, part } from "@site/src/loading/part";

import { shortened, type Told } from "../Diagnosis/told";
import styles from "./PasteForm.module.css";
import { Prose } from "./Prose";
import { PASTED, queryOfStart } from "./start";

/** Where the pasted text is kept for this tab of the browser, so that nothing typed is lost. */
const KEPT = "lab-paste";

const loadProviders = part(() => import("@generated/provider-labs/default/pasted.json"));

/** Takes somebody's own configuration, makes a lab of it, and says what was changed and what is missing. */
export function PasteForm() {
  const id = useId();
  const history = useHistory();
  const playground = useBaseUrl("/playground/");
  const [text, setText] = useState(read);
  const [outcome, setOutcome] = useState<Conversion>();

  async function convert(event: FormEvent) {
    event.preventDefault();
    try {
      await makeLab();
    } catch (error) {
      setOutcome({ kind: "refused", reason: notMade(error) });
    }
  }

  async function makeLab() {
    const [{ convertConfig }, { default: paste }] = await Promise.all([
      loadConverter(),
      loadProviders(),
    ]);
    const conversion = await convertConfig(text, paste.providers);
    setOutcome(conversion);
    const address = playground + queryOfStart({ kind: "paste" });
    const { search, hash } = history.location;
    if (conversion.kind === "refused") {
      // A lab of something else would look like one of this text.
      forgetPasted();
      if (hash !== "") history.push(address);
      return;
    }
    if (!keepPasted(conversion.files)) {
      // Without storage, the address is the only place that outlives a reload.
      history.push(address + (await encodeShare({ example: PASTED, files: conversion.files })));
    } else if (search !== queryOfStart({ kind: "paste" }) || hash !== "") {
      history.push(address);
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void convert(event)}>
      <label htmlFor={`${id}-text`}>Your configuration</label>
      <p id={`${id}-hint`} className={styles.hint}>
        The file with <code>NextAuth(…)</code>, <code>SvelteKitAuth(…)</code>,{" "}
        <code>ExpressAuth(…)</code> or another framework’s call; several files one after another are
        fine. Lines of your <code>.env</code> may stand above or below: hosts and ids are kept,
        secrets never. It stays in this browser. Values that are named like a secret become
        variables, with fake values in <code>.env</code>; so do texts that look like a key. A secret
        that neither its name nor its form tells stays in the code. Take yours out first, and read
        the lab’s code before you copy a link to it.
      </p>
      <textarea
        id={`${id}-text`}
        aria-describedby={`${id}-hint`}
        rows={10}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          keep(target.value);
        }}
      />
      <button type="submit">Make it a lab</button>
      <div role="status" className={styles.outcome}>
        {outcome?.kind === "refused" && (
          <p className={styles.refused}>
            <Prose text={outcome.reason} />
            {outcome.other && (
              <>
                {" "}
                <WayOn other={outcome.other} text={text} />
              </>
            )}
          </p>
        )}
        {outcome?.kind === "converted" && (
          <>
            <Notes title="What was changed" notes={outcome.changed} />
            <Notes title="What is missing" notes={outcome.missing} />
          </>
        )}
      </div>
    </form>
  );
}

/** The place of the site that answers what the form does not. The text stays in the form. */
function WayOn({ other, text }: { other: OtherText; text: string }) {
  switch (other) {
    case "log":
      return <DiagnosisLink told={{ log: text }}>Diagnose this log</DiagnosisLink>;
    case "address":
      return <DiagnosisLink told={{ address: text.trim() }}>Diagnose this address</DiagnosisLink>;
    case "recording":
      return <Link to="/playground/?recording">Open a recording</Link>;
    case "environment":
      return <Link to="/reference/environment/#resolver">Open the resolver</Link>;
    case "middleware":
      return <Link to="/guides/nextjs-proxy/#split">Read how a configuration is split</Link>;
    case "client component":
      return <Link to="/concepts/where-code-runs/">Read which code runs where</Link>;
  }
}

/** Leads to the diagnosis with what is told already. It goes along in the browser, not in the address. */
function DiagnosisLink({ told, children }: { told: Told; children: string }) {
  const history = useHistory();
  const diagnosis = useBaseUrl("/diagnose/");
  return (
    <Link
      to="/diagnose/"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        history.push(diagnosis, shortened(told));
      }}
    >
      {children}
    </Link>
  );
}

function Notes({ title, notes }: { title: string; notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul aria-label={title}>
        {notes.map((note) => (
          <li key={note}>
            <Prose text={note} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Parts of the site load late; the reader may be offline by then. The text stays in the form. */
function notMade(error: unknown): string {
  if (error instanceof LoadError) {
    return `The lab could not be made: a part of the site did not load. ${adviceFor(error, "press the button again")} Your text is still here.`;
  }
  const cause = error instanceof Error ? error.message : String(error);
  return `The lab could not be made: ${cause}. Your text is still here.`;
}

function read(): string {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

function keep(text: string): void {
  try {
    sessionStorage.setItem(KEPT, text);
  } catch {
    // Without storage the text lives as long as the page does.
  }
}

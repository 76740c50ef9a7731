import Link from "@docusaurus/Link";
import useIsBrowser from "@docusaurus/useIsBrowser";
import { useEffect, useId, useState, type FormEvent } from "react";

import { part, preload } from "../../loading/part";
import type { Signature } from "../../signatures/signature";
import { InlineCode } from "../search/InlineCode";
import { findEntries, type Found } from "./find";
import styles from "./error-catalog.module.css";

/** The table of signatures comes when somebody reaches for the field. */
const loadSignatures = part(() => import("../../signatures/recognize"));

/** Takes a line of a log or an address, and leads to the entries that it names. */
export function ErrorSearch({ data }: { data: string }) {
  const id = useId();
  const [text, setText] = useState("");
  // What is typed before this runs would be lost; the field waits for it.
  const isReady = useIsBrowser();
  const recognized = useRecognized(text);
  // What a signature leads to on this page is told with it.
  const found = findEntries(text, JSON.parse(data) as string[]).filter(
    ({ anchor }) => !recognized.some(({ to }) => to.endsWith(`#${anchor}`)),
  );
  const go = (event: FormEvent) => {
    event.preventDefault();
    const [known] = recognized;
    const anchor = known?.to.startsWith(PAGE) ? known.to.slice(PAGE.length) : found[0]?.anchor;
    if (anchor !== undefined) window.location.hash = anchor;
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
          onFocus={() => preload(loadSignatures)}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="submit">Find</button>
      </div>
      <div role="status" className={styles.found}>
        {recognized.map((signature) => (
          <Meaning key={signature.id} {...signature} />
        ))}
        <Findings text={text} found={found} isKnown={recognized.length > 0} />
      </div>
    </form>
  );
}

/** Signatures that are told of one text. */
const MOST = 3;

/** Where the entries of this page are. */
const PAGE = "/reference/errors/#";

/** What a text is known as, once the table has come; without it, names are found all the same. */
function useRecognized(text: string): Signature[] {
  const [recognize, setRecognize] = useState<(text: string) => Signature[]>();
  const isWanted = text.trim() !== "" && !recognize;
  useEffect(() => {
    if (!isWanted) return;
    loadSignatures().then(
      (module) => setRecognize(() => module.recognize),
      () => undefined,
    );
  }, [isWanted]);
  return recognize?.(text).slice(0, MOST) ?? [];
}

function Meaning({ title, cause, fix, to }: Signature) {
  return (
    <p className={styles.meaning}>
      <Link to={to}>
        <InlineCode text={title} />
      </Link>
      . <InlineCode text={cause} /> <strong>Fix:</strong> <InlineCode text={fix} />
    </p>
  );
}

interface FindingsProps {
  text: string;
  found: Found[];
  isKnown: boolean;
}

function Findings({ text, found, isKnown }: FindingsProps) {
  if (text.trim() === "") return "It stays in your browser.";
  if (found.length === 0) return !isKnown && "This site knows no such error or warning.";
  return found.map(({ name, anchor }) => (
    <a key={anchor} href={`#${anchor}`}>
      {name}
    </a>
  ));
}

import useIsBrowser from "@docusaurus/useIsBrowser";
import { useHistory } from "@docusaurus/router";
import { useId, useLayoutEffect, useState } from "react";

import { LoadNotice } from "@site/src/loading/LoadNotice";
import { part } from "@site/src/loading/part";
import { usePart } from "@site/src/loading/use-part";

import { Choice, Fields, TextField } from "../fields";
import { type Kept, readKept, writeKept } from "./address";
import styles from "./diagnosis.module.css";
import { QUESTIONS, type QuestionName, questionOf } from "./questions";
import { Result } from "./Result";
import { readTold, type Told } from "./told";

/** The causes and what finds them come with this page only. */
const loadFinder = part(() => import("./finder"));

/** Questions that everybody can answer; what tells more is asked for one by one. */
const FORM = ["seen", "way", "framework", "version", "proxy"] as const satisfies QuestionName[];

const LABELS: Record<(typeof FORM)[number], string> = {
  seen: "What you see in the end",
  way: "How people sign in",
  framework: "Framework",
  version: QUESTIONS.version.ask,
  proxy: "A proxy or CDN in front of the app",
};

const NOTHING: Kept = { answers: {}, unknown: [] };

/**
 * Takes what somebody has seen and tells the causes that came to the same when they were played. The
 * address keeps the answers; what is pasted stays in the fields.
 */
export function Diagnosis() {
  const isReady = useIsBrowser();
  // The address is known in the browser only: what it keeps comes with the second drawing.
  const start = isReady ? readKept(window.location.search) : NOTHING;
  const history = useHistory();
  const { state, ...place } = history.location;
  const told = readTold(state);
  // Before it is painted: a moment later the reader may have gone Back, and another page would be replaced.
  useLayoutEffect(() => {
    // It is in the fields now: the browser's history shall not keep it.
    if (isReady && state !== undefined) history.replace(place);
  });
  return <Entry key={String(isReady)} start={start} told={told} isReady={isReady} />;
}

function Entry({ start, told, isReady }: { start: Kept; told: Required<Told>; isReady: boolean }) {
  const logId = useId();
  const [kept, setKept] = useState(start);
  const [address, setAddress] = useState(told.address);
  const [log, setLog] = useState(told.log);
  const { module: finder, ...loading } = usePart(loadFinder, isReady);

  const change = (next: Kept) => {
    setKept(next);
    const { pathname, hash } = window.location;
    window.history.replaceState(window.history.state, "", pathname + writeKept(next) + hash);
  };
  const answer = (name: QuestionName, value: string | undefined) => {
    const answers = { ...kept.answers };
    if (value === undefined) delete answers[name];
    else answers[name] = value;
    change({ answers, unknown: kept.unknown.filter((one) => one !== name) });
  };
  const isTold = Object.keys(kept.answers).length > 0 || `${address}${log}`.trim() !== "";
  return (
    <section aria-label="Diagnosis" className={styles.diagnosis}>
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        <Fields>
          {FORM.map((name) => (
            <Choice
              key={name}
              label={LABELS[name]}
              value={kept.answers[name] ?? ""}
              choices={[["", "not told"], ...Object.entries(questionOf(name).choices ?? {})]}
              onChange={(value) => answer(name, value === "" ? undefined : value)}
            />
          ))}
          <TextField
            label="The last address in the browser"
            value={address}
            placeholder="/auth/error?error=…"
            onChange={setAddress}
          />
        </Fields>
        <div className={styles.log}>
          <label htmlFor={logId}>Lines of the server’s log</label>
          <textarea
            id={logId}
            rows={5}
            value={log}
            disabled={!isReady}
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            placeholder="[auth][error] …"
            onChange={({ target }) => setLog(target.value)}
          />
          <p className={styles.hint}>
            Address and lines stay in these fields: they are not sent, not stored, and not put into
            the address of this page. Your choices are.
          </p>
        </div>
        <button
          type="button"
          disabled={!isTold}
          onClick={() => {
            setAddress("");
            setLog("");
            change(NOTHING);
          }}
        >
          Start over
        </button>
      </form>
      {loading.failure && (
        <LoadNotice
          what="The list of causes"
          failure={loading.failure}
          isLoading={loading.isLoading}
          onRetry={loading.retry}
        />
      )}
      {finder && (
        <Result
          told={isTold ? finder.find({ ...kept, address, log }) : undefined}
          hasLog={log.trim() !== ""}
          count={finder.count}
          kept={kept}
          onAnswer={answer}
          onUnknown={(name) => change({ ...kept, unknown: [...kept.unknown, name] })}
        />
      )}
    </section>
  );
}

import { Fragment } from "react";

import type { Target } from "../../sandbox/messages";
import { PARAGRAPH, shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import styles from "./StepText.module.css";

/** Pieces of a step's text that are shown: more than one has that a person wrote. */
const MOST_PIECES = 41;

interface StepTextProps {
  text: string;
  /** What words of the text lead to. */
  targets?: readonly Target[] | undefined;
}

/** Why a step happens. Words of the text are buttons that open and mark what they name. */
export function StepText({ text, targets = [] }: StepTextProps) {
  const { pointed, pointAt } = useLab();
  const marked = JSON.stringify(pointed?.target);
  return (
    <>
      {piecesOf(shown(text, PARAGRAPH), targets)
        .slice(0, MOST_PIECES)
        .map(({ words, target }, index) =>
          target ? (
            // No `button` element: a browser does not break its text with the lines of the sentence.
            <span
              key={index}
              role="button"
              tabIndex={0}
              className={styles.words}
              aria-current={JSON.stringify(target) === marked || undefined}
              title="Show it"
              onClick={() => pointAt(target)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                pointAt(target);
              }}
            >
              {words}
            </span>
          ) : (
            <Fragment key={index}>{words}</Fragment>
          ),
        )}
    </>
  );
}

interface Piece {
  words: string;
  target?: Target;
}

/** A text in pieces: the words that lead to a target, where they stand first, and what is between. */
export function piecesOf(text: string, targets: readonly Target[]): Piece[] {
  const places = targets
    .map((target) => ({ target, words: target.words, start: text.indexOf(target.words) }))
    .filter(({ start, words }) => start >= 0 && words !== "")
    .sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let end = 0;
  for (const { target, words, start } of places) {
    if (start < end) continue;
    if (start > end) pieces.push({ words: text.slice(end, start) });
    pieces.push({ words, target });
    end = start + words.length;
  }
  if (end < text.length) pieces.push({ words: text.slice(end) });
  return pieces;
}

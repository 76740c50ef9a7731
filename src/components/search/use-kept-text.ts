import { type RefObject, useLayoutEffect, useState } from "react";

/** What was in the field when a page went, and whether the reader was typing there. */
interface Kept {
  text: string;
  hasFocus: boolean;
}

/** The navbar is made anew with some pages; what is typed meanwhile belongs to the reader. */
const kept = { current: undefined as Kept | undefined };

/**
 * The text of a field that the page never writes into while one types.
 *
 * It begins with what the field has already: typed before the page's scripts came, or before another
 * page with a navbar of its own took the place of the one where it was typed.
 *
 * @returns the text, and what tells of a change of it
 */
export function useKeptText(
  field: RefObject<HTMLInputElement | null>,
): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState("");
  useLayoutEffect(() => {
    const input = field.current;
    if (!input) return undefined;
    const before = kept.current;
    kept.current = undefined;
    if (before && input.value === "") {
      input.value = before.text;
      // Only if the reader has gone nowhere else.
      if (before.hasFocus && document.activeElement === document.body) input.focus();
    }
    setText(input.value);
    return () => {
      const hasFocus = document.activeElement === input;
      if (hasFocus || input.value !== "") kept.current = { text: input.value, hasFocus };
    };
  }, [field]);
  return [text, setText];
}

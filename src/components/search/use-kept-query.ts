import { useLocation } from "@docusaurus/router";
import { type RefObject, useEffect, useState } from "react";

/**
 * The text of the field on the page of results. It follows the address when that changes by itself:
 * on arrival, and when the reader searches from the navbar. What is typed is never put back.
 */
export function useKeptQuery(
  field: RefObject<HTMLInputElement | null>,
): [text: string, setText: (text: string) => void] {
  const { search, state } = useLocation();
  const [text, setText] = useState("");
  useEffect(() => {
    const input = field.current;
    if (!input) return;
    // What is too long for an address comes with the history's state.
    const long = (state as { searchText?: unknown } | undefined)?.searchText;
    const query = new URLSearchParams(search).get("q") ?? (typeof long === "string" ? long : "");
    // What was typed before the scripts came stays.
    if (query !== "") input.value = query;
    setText(input.value);
  }, [field, search, state]);
  return [text, setText];
}

import useBaseUrl from "@docusaurus/useBaseUrl";
import type { Extension } from "@codemirror/state";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

import { LoadError, part } from "../../../loading/part";
import { type PartState, usePart } from "../../../loading/use-part";
import type { Language, LanguageOptions } from "./language";
import { type Problem, useProblems } from "./problems";

const startLanguage = part(async (options: LanguageOptions) => {
  const language = await import("./language");
  return language.startLanguage(options);
});

/** What an editor has of its language service. */
interface EditorLanguage extends Omit<PartState<Language>, "module"> {
  /** What the editor needs: nothing until the service has started. */
  extension: Extension | undefined;
  /** What TypeScript says against all files; undefined until it has looked. */
  problems: readonly Problem[] | undefined;
}

/**
 * Starts the language service when it is wanted.
 *
 * @param files the lab's files as they are now, by path with a leading slash
 * @param path the file that the editor shows
 */
export function useLanguage(
  files: Record<string, string>,
  path: string,
  wanted: boolean,
): EditorLanguage {
  const base = useBaseUrl("/");
  // Once started, it stays for as long as the editor does: a restart of the world needs no new one,
  // and Sandpack's editor can be given extensions but not rid of them.
  const [isWanted, want] = useState(wanted);
  if (wanted && !isWanted) want(true);
  const [further, setFurther] = useState<LoadError>();
  /** How often further types have come, or have not. */
  const [turns, setTurns] = useState(0);
  const latest = useRef({ files, path });
  // Before the effects of the editor, which makes a view for each file in one.
  useLayoutEffect(() => {
    latest.current = { files, path };
  });
  const life = useRef<{ hasEnded: boolean; language?: Language }>({ hasEnded: false });
  useEffect(() => {
    const current = life.current;
    current.hasEnded = false;
    return () => {
      current.hasEnded = true;
      current.language?.stop();
    };
  }, []);
  const load = useCallback(async () => {
    const language = await startLanguage({
      code: latest.current.files,
      currentPath: () => latest.current.path,
      base,
      onFurther: (failure) => {
        setFurther(failure instanceof LoadError ? failure : undefined);
        setTurns((count) => count + 1);
      },
    });
    if (life.current.hasEnded) language.stop();
    life.current.language = language;
    return language;
  }, [base]);
  const { module: language, ...loading } = usePart(load, isWanted);
  useEffect(() => language?.update(files), [language, files]);
  const problems = useProblems(language, files, turns);

  const retryFurther = useCallback(() => language?.update(latest.current.files), [language]);
  useEffect(() => {
    if (!further) return;
    window.addEventListener("online", retryFurther);
    return () => window.removeEventListener("online", retryFurther);
  }, [further, retryFurther]);
  return {
    extension: language?.extension,
    problems,
    ...loading,
    ...(further && { failure: further, retry: retryFurther }),
  };
}

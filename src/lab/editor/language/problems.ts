import { useEffect, useState } from "react";

import type { Code } from "./compiler-files";
import type { Language } from "./language";

/** What TypeScript says against a place of a file. */
export interface Problem {
  /** The file, with a leading slash. */
  path: string;
  /** Where it begins: characters from the start of the file. */
  from: number;
  /** Counted from 1. */
  line: number;
  /** Only an error keeps `tsc` from passing. */
  severity: "error" | "warning" | "info" | "hint";
  message: string;
}

/** Milliseconds without a key after which all files are looked through: no word is done before. */
const PAUSE = 400;

/**
 * The problems of all files as they are now, file by file, each from its start.
 *
 * @param further changes when the types of further packages have come
 * @returns undefined until TypeScript has looked for the first time
 */
export function useProblems(
  language: Language | undefined,
  files: Code,
  further: unknown,
): readonly Problem[] | undefined {
  const [problems, setProblems] = useState<readonly Problem[]>();
  useEffect(() => {
    if (!language) return;
    let isCurrent = true;
    const pause = setTimeout(() => {
      void language.problems(files).then((found) => {
        if (isCurrent) setProblems(found);
      });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(pause);
    };
  }, [language, files, further]);
  return problems;
}

/** The problem behind a place, in this file or in one of the next ones; from the last, the first. */
export function nextProblem(
  problems: readonly Problem[],
  place: { path: string; from: number },
  paths: readonly string[],
): Problem | undefined {
  const at = ({ path, from }: typeof place) => [paths.indexOf(path), from] as const;
  const [file, start] = at(place);
  const isBehind = (problem: Problem) => {
    const [itsFile, from] = at(problem);
    return itsFile > file || (itsFile === file && from > start);
  };
  return problems.find(isBehind) ?? problems[0];
}

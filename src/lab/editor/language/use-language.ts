import useBaseUrl from "@docusaurus/useBaseUrl";
import type { Extension } from "@codemirror/state";
import { useEffect, useLayoutEffect, useRef, useState } from "react";

import type { Language } from "./language";

/**
 * Starts the language service when it is wanted, and returns what the editor needs: nothing until the
 * service has started.
 *
 * @param files the lab's files as they are now, by path with a leading slash
 * @param path the file that the editor shows
 */
export function useLanguage(
  files: Record<string, string>,
  path: string,
  wanted: boolean,
): Extension | undefined {
  const base = useBaseUrl("/");
  const [language, setLanguage] = useState<Language>();
  // Once started, it stays for as long as the editor does: a restart of the world needs no new one,
  // and Sandpack's editor can be given extensions but not rid of them.
  const [isWanted, want] = useState(wanted);
  if (wanted && !isWanted) want(true);
  const latest = useRef({ files, path });
  // Before the effects of the editor, which makes a view for each file in one.
  useLayoutEffect(() => {
    latest.current = { files, path };
  });
  useEffect(() => {
    if (!isWanted) return;
    let started: Language | undefined;
    let isMounted = true;
    void import("./language")
      .then(({ startLanguage }) =>
        startLanguage(latest.current.files, () => latest.current.path, base),
      )
      .then((service) => {
        started = service;
        if (isMounted) setLanguage(service);
        else service.stop();
      });
    return () => {
      isMounted = false;
      started?.stop();
    };
  }, [isWanted, base]);
  useEffect(() => language?.update(files), [language, files]);
  return language?.extension;
}

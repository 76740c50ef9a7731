import { useLocation } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import { useEffect } from "react";

import type { LabExample } from "../example";
import { isOwnFragment, keepOwnFragment } from "../state/own-address";
import { encodeShare, LONGEST_LINK } from "../state/share";

/** Milliseconds without a further change after which the address follows. */
const PAUSE = 500;

/** Labs whose code gets into an address only when the reader copies a link. */
const PRIVATE = "pasted";

/**
 * On the playground, keeps the changed files in the fragment of the address, so that it can be shared,
 * marked and reloaded as it is. It is replaced in the history: Back does not go through edits.
 *
 * @param changes JSON of the files that are not as the example has them
 */
export function useCodeInAddress({ slug, shared }: LabExample, changes: string): void {
  const { pathname } = useLocation();
  const isPlayground = useBaseUrl("/playground/") === pathname && slug !== PRIVATE;
  const isShared = shared !== undefined;
  useEffect(() => {
    if (!isPlayground) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      const files = JSON.parse(changes) as Record<string, string>;
      const isChanged = Object.keys(files).length > 0;
      void (isChanged ? encodeShare({ example: slug, files }) : Promise.resolve("")).then(
        (hash) => {
          if (!isCurrent) return;
          // The code of a link stays that of a link, however it was edited.
          if (isShared) return replaceFragment(hash);
          if (hash !== "" ? keepOwnFragment(hash) : isOwnFragment(location.hash)) {
            replaceFragment(hash);
          }
        },
      );
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isPlayground, isShared, slug, changes]);
}

function replaceFragment(hash: string): void {
  const address = location.pathname + location.search + hash;
  if (location.hash === hash || location.origin.length + address.length > LONGEST_LINK) return;
  history.replaceState(history.state, "", address);
}

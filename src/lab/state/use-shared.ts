import { useLocation } from "@docusaurus/router";
import { useEffect, useMemo, useState } from "react";

import { givenFiles, type LabExample } from "../example";
import { isOwnFragment } from "./own-address";
import { decodeShare, type ShareResult, sharedWith } from "./share";

interface Fragment {
  hash: string;
  result: ShareResult;
}

/** What the address's fragment holds, or held last; `undefined` until one has been read. */
function useFragment(): { current: string; read: Fragment | undefined } {
  const { hash } = useLocation();
  const [read, setRead] = useState<Fragment>();
  useEffect(() => {
    let isCurrent = true;
    void decodeShare(hash).then((result) => {
      if (isCurrent) setRead({ hash, result });
    });
    return () => {
      isCurrent = false;
    };
  }, [hash]);
  return { current: hash, read };
}

/**
 * What the address's fragment brings for an example; `undefined` until it has been read. Links for
 * other examples count as none, and so does the reader's own code, which is kept as a draft; links with
 * files that a lab does not take count as broken.
 */
export function useShared(example: LabExample): ShareResult | undefined {
  const { current, read } = useFragment();
  const { result } = read?.hash === current ? read : { result: undefined };
  return useMemo(() => {
    if (result && isOwnFragment(current)) return { kind: "none" };
    return result && sharedWith(result, { slug: example.slug, files: givenFiles(example) });
  }, [result, current, example]);
}

/**
 * The name of the lab whose files are in the address's fragment: null if there are none, `undefined`
 * until a first one has been read. While another is read it is the one before, so that what stands
 * around a lab, such as a form that has just made its link, stays on the page.
 */
export function useSharedLab(): string | null | undefined {
  const { read } = useFragment();
  if (read === undefined) return undefined;
  return read.result.kind === "shared" ? read.result.example : null;
}

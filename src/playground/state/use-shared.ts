import { useLocation } from "@docusaurus/router";
import { useEffect, useState } from "react";

import type { LabExample } from "../example";
import { decodeShare, type ShareResult } from "./share";

const NONE: ShareResult = { kind: "none" };

/** What the address's fragment holds; `undefined` until it has been read. */
function useFragment(): ShareResult | undefined {
  const { hash } = useLocation();
  const [read, setRead] = useState<{ hash: string; result: ShareResult }>();
  useEffect(() => {
    let isCurrent = true;
    void decodeShare(hash).then((result) => {
      if (isCurrent) setRead({ hash, result });
    });
    return () => {
      isCurrent = false;
    };
  }, [hash]);
  return read?.hash === hash ? read.result : undefined;
}

/**
 * What the address's fragment brings for an example; `undefined` until it has been read. Links for
 * other examples count as none, links with files that a lab does not take as broken.
 */
export function useShared(example: LabExample): ShareResult | undefined {
  const result = useFragment();
  return result?.kind === "shared" && result.example !== example.slug ? NONE : result;
}

/**
 * The name of the lab whose files are in the address's fragment: null if there are none, `undefined`
 * until it has been read.
 */
export function useSharedLab(): string | null | undefined {
  const result = useFragment();
  if (result === undefined) return undefined;
  return result.kind === "shared" ? result.example : null;
}

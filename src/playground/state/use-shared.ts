import { useLocation } from "@docusaurus/router";
import { useEffect, useState } from "react";

import type { LabExample } from "../example";
import { decodeShare, type ShareResult } from "./share";

const NONE: ShareResult = { kind: "none" };

/**
 * What the address's fragment brings for an example; `undefined` until it has been read. Links for
 * other examples count as none, links with files that the example does not have as broken.
 */
export function useShared(example: LabExample): ShareResult | undefined {
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
  if (!read || read.hash !== hash) return undefined;
  return forExample(read.result, example);
}

function forExample(result: ShareResult, { slug, files }: LabExample): ShareResult {
  if (result.kind !== "shared") return result;
  if (result.example !== slug) return NONE;
  const unknown = Object.keys(result.files).find((name) => !Object.hasOwn(files, name));
  if (unknown === undefined) return result;
  return {
    kind: "broken",
    reason: `It brings a file that this example does not have: ${unknown}.`,
  };
}

import useBaseUrl from "@docusaurus/useBaseUrl";
import { useCallback, useEffect, useState } from "react";

import { findProtection } from "./find-protection";
import { guardSandbox } from "./guard";

/**
 * Whether code of the sandbox is kept from every connection to other machines, in this browser and on
 * this host; `undefined` until that has been found out.
 *
 * @param wanted somebody else's code is about to run, and the reader is to be told
 */
export function useProtection(wanted: boolean): boolean | undefined {
  const [isGiven, setGiven] = useState<boolean>();
  const sandbox = useBaseUrl("/sandbox/");
  const probe = useBaseUrl("/sandbox-probe/");
  useEffect(() => {
    if (!wanted) return;
    let isWanted = true;
    void findProtection({ sandbox, probe }).then((found) => {
      if (isWanted) setGiven(found);
    });
    return () => {
      isWanted = false;
    };
  }, [wanted, sandbox, probe]);
  return isGiven;
}

/** As `load`, and before it is done, the sandbox's service worker is active where there can be one. */
export function useGuarded<Module>(load: () => Promise<Module>): () => Promise<Module> {
  const sandbox = useBaseUrl("/sandbox/");
  return useCallback(async () => {
    const [module] = await Promise.all([load(), guardSandbox(sandbox)]);
    return module;
  }, [load, sandbox]);
}

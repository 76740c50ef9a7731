import { useEffect, useRef, useState } from "react";

import { LoadNotice } from "@site/src/loading/LoadNotice";
import { part } from "@site/src/loading/part";
import { usePart } from "@site/src/loading/use-part";

import styles from "./environment-resolver.module.css";
import { frameworks } from "./frameworks";
import { OutcomeList } from "./OutcomeList";
import type { Situation } from "./resolve";
import { SituationForm } from "./SituationForm";
import { useOutcome } from "./use-outcome";

const loadResolver = part(() => import("./resolve"));

/** Behind a proxy, in production: the situation in which most go wrong. */
const START: Situation = {
  framework: "core",
  environment: { NODE_ENV: "production", AUTH_TRUST_HOST: "true", AUTH_SECRET: "fake" },
  basePath: "",
  protocol: "http",
  host: "localhost:3000",
  forwardedHost: "app.example",
  forwardedProto: "https",
};

/**
 * Variables, headers and framework go in; what core makes of them comes out. Core itself is loaded
 * when the reader asks for it, and runs in the page.
 */
export function EnvironmentResolver() {
  const [isWanted, setWanted] = useState(false);
  const [situation, setSituation] = useState(START);
  const { module: resolver, ...loading } = usePart(loadResolver, isWanted);
  const outcome = useOutcome(resolver, situation);
  const change = (changes: Partial<Situation>) => setSituation({ ...situation, ...changes });
  const section = useRef<HTMLElement>(null);
  // The button that opened it is gone: put the keyboard's place where it was.
  useEffect(() => {
    if (isWanted) section.current?.focus({ preventScroll: true });
  }, [isWanted]);

  if (!isWanted) {
    return (
      <section aria-label="Resolver" className={styles.resolver}>
        <p>
          The resolver runs <code>@auth/core</code> in this page. What you enter stays here.
        </p>
        <button type="button" className={styles.start} onClick={() => setWanted(true)}>
          Open the resolver
        </button>
      </section>
    );
  }
  return (
    <section ref={section} tabIndex={-1} aria-label="Resolver" className={styles.resolver}>
      <SituationForm situation={situation} onChange={change} />
      <p className={styles.note}>{frameworks[situation.framework].note}</p>
      {loading.failure && (
        <LoadNotice
          what="@auth/core"
          failure={loading.failure}
          isLoading={loading.isLoading}
          onRetry={loading.retry}
        />
      )}
      <div role="status" aria-label="The result">
        {outcome && <OutcomeList outcome={outcome} />}
      </div>
    </section>
  );
}

import { useEffect, useId, useRef, useState } from "react";

import { LoadNotice } from "@site/src/loading/LoadNotice";
import { part } from "@site/src/loading/part";
import { usePart } from "@site/src/loading/use-part";

import styles from "./environment-resolver.module.css";
import { type FrameworkId, frameworks } from "./frameworks";
import type * as Resolver from "./resolve";
import type { Resolution, Situation } from "./resolve";

const loadResolver = part(() => import("./resolve"));

/** The variables that change what is shown. */
const VARIABLES = [
  "AUTH_URL",
  "NEXTAUTH_URL",
  "AUTH_TRUST_HOST",
  "NODE_ENV",
  "VERCEL",
  "CF_PAGES",
] as const;

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

type Outcome = { resolution: Resolution } | { problem: string };

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
  const { environment, framework } = situation;
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
      <div className={styles.fields}>
        <label className={styles.field}>
          Framework
          <select
            value={framework}
            onChange={({ target }) => change({ framework: target.value as FrameworkId })}
          >
            {Object.entries(frameworks).map(([id, { name }]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Field
          label="basePath in the config"
          value={situation.basePath}
          onChange={(basePath) => change({ basePath })}
        />
        {VARIABLES.map((name) => (
          <Field
            key={name}
            label={name}
            value={environment[name] ?? ""}
            onChange={(value) => change({ environment: { ...environment, [name]: value } })}
          />
        ))}
        <label className={styles.field}>
          Protocol that the server sees
          <select
            value={situation.protocol}
            onChange={({ target }) =>
              change({ protocol: target.value === "https" ? "https" : "http" })
            }
          >
            <option>http</option>
            <option>https</option>
          </select>
        </label>
        <Field label="Host" value={situation.host} onChange={(host) => change({ host })} />
        <Field
          label="X-Forwarded-Host"
          value={situation.forwardedHost}
          onChange={(forwardedHost) => change({ forwardedHost })}
        />
        <Field
          label="X-Forwarded-Proto"
          value={situation.forwardedProto}
          onChange={(forwardedProto) => change({ forwardedProto })}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={environment.AUTH_SECRET !== ""}
            onChange={({ target }) =>
              change({ environment: { ...environment, AUTH_SECRET: target.checked ? "fake" : "" } })
            }
          />
          AUTH_SECRET is set
        </label>
      </div>
      <p className={styles.note}>{frameworks[framework].note}</p>
      {loading.failure && (
        <LoadNotice
          what="@auth/core"
          failure={loading.failure}
          isLoading={loading.isLoading}
          onRetry={loading.retry}
        />
      )}
      <div role="status" aria-label="What comes of it">
        {outcome && <Shown outcome={outcome} />}
      </div>
    </section>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Field({ label, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        placeholder="not set"
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

/** What core makes of a situation, as soon as it has. */
function useOutcome(
  resolver: typeof Resolver | undefined,
  situation: Situation,
): Outcome | undefined {
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (!resolver) return;
    let isCurrent = true;
    const show = (next: Outcome) => {
      if (isCurrent) setOutcome(next);
    };
    resolver.resolveSituation(situation).then(
      (resolution) => show({ resolution }),
      (error: unknown) => show({ problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [resolver, situation]);
  return outcome;
}

function Shown({ outcome }: { outcome: Outcome }) {
  if ("problem" in outcome) {
    return (
      <p className={styles.problem}>
        Core throws “{outcome.problem}”. Check the addresses and the host: one of them is no
        address.
      </p>
    );
  }
  const { trustHost, basePath, actionUrl, handler, logged } = outcome.resolution;
  const differs = handler && new URL(handler.callbackUrl).origin !== new URL(actionUrl).origin;
  return (
    <>
      <dl className={styles.result}>
        <dt>trustHost</dt>
        <dd>
          <code>{String(trustHost)}</code>
        </dd>
        <dt>basePath</dt>
        <dd>
          <code>{basePath}</code>
        </dd>
        <dt>signIn() calls</dt>
        <dd>
          <code>{actionUrl}</code>
        </dd>
        <dt>Callback URL of the handler</dt>
        <dd>{handler ? <code>{handler.callbackUrl}</code> : "none: it answers with an error"}</dd>
        <dt>Session cookie</dt>
        <dd>{handler ? <code>{handler.sessionCookie}</code> : "none"}</dd>
        <dt>Logged</dt>
        <dd>
          {logged.length === 0
            ? "nothing"
            : logged.map((name) => (
                <a
                  key={name}
                  className={styles.logged}
                  href={`/reference/errors/#${name.toLowerCase()}`}
                >
                  {name}
                </a>
              ))}
        </dd>
      </dl>
      {differs && (
        <p className={styles.problem}>
          The two addresses have different origins. signIn() reads X-Forwarded-Host and AUTH_URL,
          the handler reads the request as the server got it. Providers refuse a callback URL that
          is not registered, and cookies that one origin sets are not sent to the other.
        </p>
      )}
    </>
  );
}

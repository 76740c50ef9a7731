import Link from "@docusaurus/Link";
import { useHistory, useLocation } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import useIsBrowser from "@docusaurus/useIsBrowser";
import examples from "@generated/examples/default/index.json";
import providers from "@generated/provider-labs/default/index.json";
import { useId, useState } from "react";

import { LoadNotice } from "@site/src/loading/LoadNotice";
import { Lab, panelProps, TabList, useHasPasted, useSharedLab } from "@site/src/lab";

import { ExampleCards } from "./ExampleCards";
import styles from "./Playground.module.css";
import { PasteForm } from "./PasteForm";
import { DefectNotice } from "./DefectNotice";
import { ProviderPicker } from "./ProviderPicker";
import { PASTED, queryOfStart, readStart, type Start } from "./start";
import { useLabData } from "./use-lab-data";

const TABS = [
  { kind: "example", name: "Examples" },
  { kind: "provider", name: "Providers" },
  { kind: "paste", name: "Your own" },
] as const;

/**
 * The lab as a page of its own. What it starts with is in the address: an example, any provider of the
 * library, or a configuration that the reader pastes.
 */
export function Playground() {
  const start = useStart();
  const { module: lab, ...loading } = useLabData(start);
  // Before something is pasted, or comes with a link, there is nothing to run.
  const isShared = useSharedLab() === PASTED;
  const isPasted = useHasPasted();
  const hasCode = isShared || isPasted || start?.kind !== "paste";
  return (
    <main className={styles.playground}>
      <header className={styles.head}>
        <h1>Playground</h1>
        <p>
          The real <code>@auth/core</code>, your configuration, and an internet that obeys you.
          Choose where to start, press Run, change the code.
        </p>
      </header>
      {start?.kind === "unknown" && <Unknown {...start} />}
      <Starts start={start} />
      {lab?.notice && start?.kind === "provider" && (
        <DefectNotice name={nameOf(start.module)} notice={lab.notice} />
      )}
      {loading.failure && hasCode && (
        <LoadNotice
          what="The lab"
          failure={loading.failure}
          isLoading={loading.isLoading}
          onRetry={loading.retry}
        />
      )}
      {lab && hasCode && <Lab key={lab.example.slug} example={lab.example} />}
    </main>
  );
}

/** What the address asks for; undefined on the server, and until its fragment has been read. */
function useStart(): Start | undefined {
  const { search } = useLocation();
  // The server does not know the query; the first render in the browser must be the server's.
  const isBrowser = useIsBrowser();
  const shared = useSharedLab();
  if (!isBrowser || shared === undefined) return undefined;
  return readStart(search, shared ?? undefined, { examples, providers: providers.entries });
}

/** The ways to start, as tabs; the one of the lab that is shown is open first. */
function Starts({ start }: { start: Start | undefined }) {
  const id = useId();
  const history = useHistory();
  const playground = useBaseUrl("/playground/");
  /** What the reader looks at, and what the address asked for when they chose to. */
  const [choice, setChoice] = useState<{ tab: number; at: Start["kind"] | undefined }>();
  const kind = start?.kind === "unknown" ? start.what : start?.kind;
  const byAddress = Math.max(
    0,
    TABS.findIndex((tab) => tab.kind === kind),
  );
  const tab = choice && choice.at === kind ? choice.tab : byAddress;
  return (
    <div>
      <TabList
        label="Start with"
        id={id}
        className={styles.starts}
        tabs={TABS}
        selected={tab}
        onSelect={(index) => setChoice({ tab: index, at: kind })}
      />
      <div {...panelProps(id, tab)}>
        {TABS[tab]?.kind === "paste" ? (
          <PasteForm />
        ) : TABS[tab]?.kind === "provider" ? (
          <ProviderPicker
            providers={providers.entries}
            chosen={start?.kind === "provider" ? start.module : undefined}
            onChoose={({ module }) =>
              history.push(playground + queryOfStart({ kind: "provider", module }))
            }
          />
        ) : (
          <ExampleCards
            examples={examples}
            chosen={start?.kind === "example" ? start.slug : undefined}
          />
        )}
      </div>
    </div>
  );
}

function Unknown({ what, asked, near }: Extract<Start, { kind: "unknown" }>) {
  return (
    <div role="alert" className={styles.unknown}>
      {what === "example" ? (
        <p>There is no example named “{asked}”. Below are the ones there are.</p>
      ) : (
        <p>
          {providers.package} has no provider “{asked}”. {near.length > 0 && "Did you mean "}
          {near.map(({ module, name }, index) => (
            <span key={module}>
              {index > 0 && (index === near.length - 1 ? " or " : ", ")}
              <Link to={`/playground/?provider=${module}`}>{name}</Link>
            </span>
          ))}
          {near.length > 0 && "?"}
        </p>
      )}
    </div>
  );
}

function nameOf(module: string): string {
  return providers.entries.find((entry) => entry.module === module)?.name ?? module;
}

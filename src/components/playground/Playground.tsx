import Link from "@docusaurus/Link";
import { useLocation } from "@docusaurus/router";
import { PageMetadata } from "@docusaurus/theme-common";
import useIsBrowser from "@docusaurus/useIsBrowser";
import examples from "@generated/examples/default/index.json";
import providers from "@generated/provider-labs/default/index.json";

import { useMemo } from "react";

import { LoadNotice } from "@site/src/loading/LoadNotice";
import { Lab, RecordingForm, useHasPasted, useSharedLab } from "@site/src/lab";

import styles from "./Playground.module.css";
import { PasteForm } from "./PasteForm";
import { DefectNotice } from "./DefectNotice";
import { reproductionOf } from "./reproduction";
import { ReproductionNotice } from "./ReproductionNotice";
import { PASTED, queryOfStart, readStart, type Start } from "./start";
import { StartMenu } from "./StartMenu";
import { FIRST_LAB, useLabData } from "./use-lab-data";

/**
 * Marks the page, before it is drawn, where the address asks for another lab than the one that the server
 * has rendered: that one is not shown then.
 */
const MARK_ASKED = '(location.search||location.hash)&&(document.documentElement.dataset.asked="")';

/**
 * The lab as a page of its own. What it starts with is in the address: an example, any provider of the
 * library, or a configuration that the reader pastes.
 */
export function Playground() {
  const { start, isAsked } = useStart();
  const { module, ...loading } = useLabData(start);
  const lab = start === undefined && !isAsked ? FIRST_LAB : module;
  const error = start?.kind === "example" ? start.error : undefined;
  const reproduced = useMemo(
    () => (lab && error !== undefined ? reproductionOf(lab.example, error) : undefined),
    [lab, error],
  );
  const example = reproduced ?? lab?.example;
  // Before something is pasted, or comes with a link, there is nothing to run.
  const isShared = useSharedLab() === PASTED;
  const isPasted = useHasPasted();
  const hasCode = start?.kind !== "recording" && (isShared || isPasted || start?.kind !== "paste");
  const current = describe(start, isAsked);
  return (
    <main className={styles.playground}>
      <PageMetadata title={start ? `${current.name} – Playground` : "Playground"} />
      {/* Not by Docusaurus's Head, which would put it in once more in the browser. */}
      <script dangerouslySetInnerHTML={{ __html: MARK_ASKED }} />
      <header className={styles.head}>
        <h1>Playground</h1>
        <StartMenu
          examples={examples}
          providers={providers.entries}
          current={current}
          chosen={start && start.kind !== "unknown" ? queryOfStart(start) : undefined}
        />
        <Link
          className={styles.own}
          to={`/playground/${queryOfStart({ kind: "paste" })}`}
          aria-current={start?.kind === "paste" ? "page" : undefined}
        >
          Paste your own
        </Link>
        <Link
          className={styles.own}
          to={`/playground/${queryOfStart({ kind: "recording" })}`}
          aria-current={start?.kind === "recording" ? "page" : undefined}
        >
          Open a recording
        </Link>
      </header>
      <div className={styles.stage}>
        {start?.kind === "unknown" && <Unknown {...start} />}
        {start?.kind === "paste" && <PasteForm />}
        {start?.kind === "recording" && <RecordingForm />}
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
        {reproduced && <ReproductionNotice name={reproduced.title} />}
        {example && hasCode && (
          <Lab key={`${example.slug} ${reproduced?.title ?? ""}`} example={example} />
        )}
      </div>
      <noscript>
        <p>
          Without JavaScript this page shows its first example only. The menu above names the page
          that shows each of the others.
        </p>
      </noscript>
    </main>
  );
}

/**
 * What the address asks for: undefined on the server, and until its fragment has been read. Meanwhile
 * `isAsked` tells whether it asks for anything.
 */
function useStart(): { start: Start | undefined; isAsked: boolean } {
  const { search, hash } = useLocation();
  // The server does not know the query; the first render in the browser must be the server's.
  const isBrowser = useIsBrowser();
  const shared = useSharedLab();
  if (!isBrowser) return { start: undefined, isAsked: false };
  const isAsked = search !== "" || hash !== "";
  if (shared === undefined) return { start: undefined, isAsked };
  const offers = { examples, providers: providers.entries };
  return { start: readStart(search, shared ?? undefined, offers), isAsked };
}

/** What the lab shows, as a menu's button and the page's title say it. */
function describe(start: Start | undefined, isAsked: boolean): { kind: string; name: string } {
  if (start === undefined && isAsked) return { kind: "Example:", name: "…" };
  switch (start?.kind) {
    case "provider":
      return { kind: "Provider:", name: nameOf(start.module) };
    case "paste":
      return { kind: "Your own:", name: "A pasted configuration" };
    case "recording":
      return { kind: "Your own:", name: "A recording" };
    case "example":
      return start.error === undefined
        ? { kind: "Example:", name: titleOf(start.slug) }
        : { kind: "Error:", name: start.error };
    default:
      return { kind: "Example:", name: FIRST_LAB.example.title };
  }
}

function Unknown({ what, asked, near }: Extract<Start, { kind: "unknown" }>) {
  return (
    <div role="alert" className={styles.unknown}>
      {what === "example" ? (
        <p>There is no example named “{asked}”. The menu above has those that there are.</p>
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

function titleOf(wanted: string): string {
  return examples.find(({ slug }) => slug === wanted)?.title ?? wanted;
}

function nameOf(module: string): string {
  return providers.entries.find((entry) => entry.module === module)?.name ?? module;
}

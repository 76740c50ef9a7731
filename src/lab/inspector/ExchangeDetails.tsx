import type { ReactNode } from "react";

import type { CookieEvent, HeaderList } from "../../sandbox/messages";
import styles from "./ExchangeDetails.module.css";
import { TextToFollow } from "./follow/ValueToFollow";
import { BLOCK, PARAGRAPH, shown } from "../shown-text";
import type { GrowingList } from "../state/growing-list";
import { ToolButton } from "../ToolButton";
import { useClipboard } from "../use-clipboard";
import { Rest } from "./Bounded";
import { prettyJson } from "./pretty-json";
import { toCurl, toFetch } from "./request-code";
import type { ExchangeRow } from "./rows";

/** A request and its answer in full: address, query, headers, body, cookies. */
export function ExchangeDetails({ row }: { row: ExchangeRow }) {
  const { request, answer, cookies } = row;
  const url = new URL(request.url);
  return (
    <div className={styles.details}>
      <Block title="Request">
        <p className={styles.line}>
          {shown(request.method)} {shown(url.origin)}
          {shown(url.pathname, PARAGRAPH)}
        </p>
        <Pairs title="Query" pairs={[...url.searchParams]} />
        <Pairs title="Headers" pairs={request.headers} />
        <Body headers={request.headers} body={request.body} />
        <CopyRequest request={request} />
      </Block>
      <Block title="Response">
        {answer === undefined && <p>No answer yet.</p>}
        {answer?.kind === "network-error" && (
          <p className={styles.failed}>{shown(answer.message, PARAGRAPH)}</p>
        )}
        {answer?.kind === "response" && (
          <>
            <p className={styles.line}>{answer.status}</p>
            <Pairs title="Headers" pairs={answer.headers} />
            <Changes cookies={cookies} />
            <Body headers={answer.headers} body={answer.body} />
          </>
        )}
      </Block>
    </div>
  );
}

/** The request as code that sends it again, to an app of one's own. */
function CopyRequest({ request }: { request: ExchangeRow["request"] }) {
  const { copy, outcome } = useClipboard();
  return (
    <p className={styles.copy}>
      <ToolButton onClick={() => void copy("Command", toCurl(request))}>Copy as cURL</ToolButton>{" "}
      <ToolButton onClick={() => void copy("Code", toFetch(request))}>Copy as fetch</ToolButton>{" "}
      {outcome}
    </p>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.block} aria-label={title}>
      <p className={styles.title}>{title}</p>
      {children}
    </section>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: HeaderList }) {
  if (pairs.length === 0) return null;
  return (
    <>
      <p className={styles.subtitle}>{title}</p>
      <dl className={styles.pairs}>
        {pairs.slice(0, MOST_PAIRS).map(([name, value], index) => (
          <div key={index}>
            <dt>{shown(name)}</dt>
            <dd>
              <TextToFollow text={value} most={PARAGRAPH} />
            </dd>
          </div>
        ))}
      </dl>
      <Rest count={pairs.length - MOST_PAIRS} what="lines" />
    </>
  );
}

/** Headers, parameters and cookies that are shown: servers take about a hundred. */
const MOST_PAIRS = 100;

/** Characters of a form that are taken apart. */
const LONGEST_FORM = 100_000;

const CHANGES: Record<CookieEvent["change"], string> = {
  set: "stored",
  changed: "changed",
  deleted: "deleted",
  expired: "expired",
  rejected: "rejected",
};

function Changes({ cookies }: { cookies: GrowingList<CookieEvent> }) {
  if (cookies.length === 0) return null;
  return (
    <>
      <p className={styles.subtitle}>Cookies</p>
      <ul className={styles.changes}>
        {[...cookies].slice(0, MOST_PAIRS).map(({ change, cookie, reason }, index) => (
          <li key={index} data-change={change}>
            <code>{shown(cookie.name)}</code> {CHANGES[change]}
            {reason && `: ${shown(reason)}`}
          </li>
        ))}
      </ul>
      <Rest count={cookies.length - MOST_PAIRS} what="cookies" />
    </>
  );
}

function Body({ headers, body }: { headers: HeaderList; body: string }) {
  if (body === "") return null;
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  if (type.includes("x-www-form-urlencoded")) {
    return <Pairs title="Form" pairs={[...new URLSearchParams(body.slice(0, LONGEST_FORM))]} />;
  }
  return (
    <>
      <p className={styles.subtitle}>Body</p>
      {/* A long body scrolls, so it must be reachable by keyboard. */}
      <pre className={styles.body} tabIndex={0} aria-label="Body">
        {type.includes("json") ? (
          <TextToFollow text={prettyJson(body)} most={BLOCK} />
        ) : (
          shown(body, BLOCK)
        )}
      </pre>
    </>
  );
}

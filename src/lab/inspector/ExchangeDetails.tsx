import type { ReactNode } from "react";

import type { CookieEvent, HeaderList } from "../../sandbox/messages";
import styles from "./ExchangeDetails.module.css";
import { prettyJson } from "./pretty-json";
import type { ExchangeRow } from "./rows";

/** A request and its answer in full: address, query, headers, body, cookies. */
export function ExchangeDetails({ row }: { row: ExchangeRow }) {
  const { request, answer, cookies } = row;
  const url = new URL(request.url);
  return (
    <div className={styles.details}>
      <Block title="Request">
        <p className={styles.line}>
          {request.method} {url.origin}
          {url.pathname}
        </p>
        <Pairs title="Query" pairs={[...url.searchParams]} />
        <Pairs title="Headers" pairs={request.headers} />
        <Body headers={request.headers} body={request.body} />
      </Block>
      <Block title="Response">
        {answer === undefined && <p>No answer yet.</p>}
        {answer?.kind === "network-error" && <p className={styles.failed}>{answer.message}</p>}
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
        {pairs.map(([name, value], index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const CHANGES: Record<CookieEvent["change"], string> = {
  set: "stored",
  changed: "changed",
  deleted: "deleted",
  expired: "expired",
  rejected: "rejected",
};

function Changes({ cookies }: { cookies: readonly CookieEvent[] }) {
  if (cookies.length === 0) return null;
  return (
    <>
      <p className={styles.subtitle}>Cookies</p>
      <ul className={styles.changes}>
        {cookies.map(({ change, cookie, reason }, index) => (
          <li key={index} data-change={change}>
            <code>{cookie.name}</code> {CHANGES[change]}
            {reason && `: ${reason}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Body({ headers, body }: { headers: HeaderList; body: string }) {
  if (body === "") return null;
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  if (type.includes("x-www-form-urlencoded")) {
    return <Pairs title="Form" pairs={[...new URLSearchParams(body)]} />;
  }
  return (
    <>
      <p className={styles.subtitle}>Body</p>
      {/* A long body scrolls, so it must be reachable by keyboard. */}
      <pre className={styles.body} tabIndex={0} aria-label="Body">
        {type.includes("json") ? prettyJson(body) : body}
      </pre>
    </>
  );
}

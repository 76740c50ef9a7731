import { type ReactNode, useEffect, useMemo, useState } from "react";

import type { BrowserState, HashState } from "../../../sandbox/messages";
import { PARAGRAPH, shown } from "../../shown-text";
import { useLab } from "../../state/lab-context";
import { ToolButton } from "../../ToolButton";
import { useClipboard } from "../../use-clipboard";
import { ShowMore, usePortion } from "../Bounded";
import { ValueToFollow } from "../follow/ValueToFollow";
import { sha256 } from "../follow/forms";
import { type CheckFlow, type Exchange, flowOf, isFlow } from "./check-flows";
import styles from "./CheckFlows.module.css";
import tokens from "./Tokens.module.css";
import { refused } from "./verdict";
import { VerdictLine } from "./VerdictLine";

/** Sign-ins whose checks are shown at first. */
const PORTION = 3;

/** What the cookies of a browser's sign-ins hold, and what became of the values: the newest first. */
export function CheckFlows({ browser }: { browser: BrowserState }) {
  const { state, events } = useLab();
  const { sealed, hashes, tokens: issued, now = 0 } = state ?? {};
  const flows = useMemo(() => {
    const own = (sealed ?? []).filter((one) => one.browser === browser.id && isFlow(one));
    return own.map((one) => flowOf(one, own, issued ?? [], events)).reverse();
  }, [sealed, issued, events, browser.id]);
  const portion = usePortion(flows, "first", PORTION);
  const csrf = hashes?.findLast(
    (one) => one.of === "csrf" && browser.cookies.some(({ value }) => value.startsWith(one.value)),
  );
  if (flows.length === 0 && !csrf) return null;
  return (
    <section aria-label="Checks of a sign-in" className={tokens.token}>
      <p className={tokens.title}>What binds a sign-in to this browser</p>
      {portion.shown.map((flow) => (
        <Flow key={flow.sealed.event} flow={flow} now={now} />
      ))}
      <ShowMore portion={portion} what="checks" />
      {csrf && <Csrf hash={csrf} />}
    </section>
  );
}

const TITLES = { pkce: "PKCE", state: "state", nonce: "nonce", challenge: "challenge" } as const;

function Flow({ flow, now }: { flow: CheckFlow; now: number }) {
  const { sealed } = flow;
  const { check, cookie, value, standing, refusal } = sealed;
  const where = standing === "gone" ? "The cookie is gone; it was" : "In the encrypted cookie";
  return (
    <article aria-label={TITLES[check]} className={styles.flow}>
      <p className={tokens.subtitle}>
        {TITLES[check]} <code>{shown(cookie)}</code>
      </p>
      {refusal && <VerdictLine verdict={refused(refusal, sealed.claims, now)} />}
      {value !== undefined && check === "pkce" && (
        <Pkce flow={flow} verifier={value} where={where} />
      )}
      {value !== undefined && check !== "pkce" && (
        <Same name={TITLES[check]} flow={flow} value={value} where={where} />
      )}
    </article>
  );
}

/** Verifier → SHA-256 → challenge: what can be checked by hand, with each value in full. */
function Pkce({ flow, verifier, where }: { flow: CheckFlow; verifier: string; where: string }) {
  const { sent, back, exchange } = flow;
  const [hash, setHash] = useState<{ of: string; value: string | undefined }>();
  useEffect(() => {
    void sha256(verifier).then((value) => setHash({ of: verifier, value }));
  }, [verifier]);
  const computed = hash?.of === verifier ? hash.value : undefined;
  return (
    <ol className={styles.chain}>
      <Link
        title="code_verifier"
        from={`${where}: decrypted with the app’s secret`}
        value={verifier}
      />
      <li className={styles.step}>SHA-256, written in base64url: computed in this page</li>
      <Link
        title="BASE64URL(SHA-256(code_verifier))"
        from="Computed"
        value={computed ?? "This browser has no SHA-256 here: it needs a secure connection."}
      />
      {sent && (
        <>
          <Equal isEqual={computed === undefined ? undefined : computed === sent.value} />
          <Link
            title="code_challenge"
            from="Sent in the redirect to the provider"
            value={sent.value}
          />
        </>
      )}
      {back && (
        <>
          <li className={styles.step}>The provider sends a code back. The app exchanges it:</li>
          <Link title="code_verifier" from="Sent with the code" value={back.value} />
          <Equal
            isEqual={back.value === verifier}
            yes="the same as in the cookie"
            no="not the same as in the cookie"
          />
        </>
      )}
      {back && exchange && <Outcome exchange={exchange} computed={computed} />}
    </ol>
  );
}

function Outcome({ exchange, computed }: { exchange: Exchange; computed: string | undefined }) {
  const { challenge, status, error } = exchange;
  const isOwn = challenge === undefined || computed === undefined || challenge === computed;
  return (
    <>
      {!isOwn && (
        <>
          <Link
            title="code_challenge"
            from="That the code was issued for: of another sign-in"
            value={challenge}
          />
          <Equal isEqual={false} no="not the hash of this verifier" />
        </>
      )}
      {status !== undefined && (
        <li className={styles.step}>
          The provider answers {status}
          {error !== undefined && (
            <>
              {" "}
              <code>{shown(error)}</code>
            </>
          )}
        </li>
      )}
    </>
  );
}

/** state and nonce: the value itself is sent, and comes back. */
function Same({
  name,
  flow: { sent, back },
  value,
  where,
}: {
  name: string;
  flow: CheckFlow;
  value: string;
  where: string;
}) {
  const way = name === "nonce" ? "In the ID token" : "In the answer of the provider";
  return (
    <ol className={styles.chain}>
      <Link title={name} from={`${where}: decrypted with the app’s secret`} value={value} />
      {sent && (
        <>
          <Equal isEqual={sent.value === value} />
          <Link title={name} from="Sent in the redirect to the provider" value={sent.value} />
        </>
      )}
      {back && (
        <>
          <Equal isEqual={back.value === value} />
          <Link title={name} from={way} value={back.value} />
        </>
      )}
    </ol>
  );
}

function Csrf({ hash: { value, hash, isGenuine } }: { hash: HashState }) {
  return (
    <article aria-label="CSRF token" className={styles.flow}>
      <p className={tokens.subtitle}>CSRF token</p>
      <ol className={styles.chain}>
        <Link title="csrfToken" from="In the cookie, and in the form that is sent" value={value} />
        <li className={styles.step}>SHA-256 of the token and the app’s secret, in hexadecimal</li>
        <Link title="hash" from="Computed with the app’s secret" value={hash} />
        {isGenuine !== undefined && (
          <Equal
            isEqual={isGenuine}
            yes="the hash in the cookie: the app has made it"
            no="not the hash in the cookie: the app takes it for none"
          />
        )}
      </ol>
    </article>
  );
}

function Link({ title, from, value }: { title: string; from: string; value: string }): ReactNode {
  const { copy, outcome } = useClipboard();
  return (
    <li className={styles.link}>
      <span className={styles.name}>
        <b>{title}</b> {from}
      </span>
      <code>
        <ValueToFollow value={value} most={PARAGRAPH} />
      </code>{" "}
      <ToolButton aria-label={`Copy ${title}`} onClick={() => void copy(title, value)}>
        Copy
      </ToolButton>{" "}
      {outcome}
    </li>
  );
}

function Equal({
  isEqual,
  yes = "equal",
  no = "not equal",
}: {
  isEqual: boolean | undefined;
  yes?: string;
  no?: string;
}) {
  if (isEqual === undefined) return null;
  return (
    <li className={styles.equal} data-equal={isEqual}>
      <span aria-hidden>{isEqual ? "=" : "≠"}</span> {isEqual ? yes : no}
    </li>
  );
}

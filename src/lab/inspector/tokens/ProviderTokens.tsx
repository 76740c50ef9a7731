import { useId, useState } from "react";

import type { TokenState } from "../../../sandbox/messages";
import { shown } from "../../shown-text";
import { useLab } from "../../state/lab-context";
import { usePointedAt } from "../../use-pointed-at";
import { uniqueKeys } from "../../unique-keys";
import { ShowMore, usePortion } from "../Bounded";
import { followedProps, useFollowing } from "../follow/following";
import { formatDate, formatDistance, formatTime } from "../format";
import table from "../Table.module.css";
import { Claims } from "./Claims";
import { checksText, KIND, signatureText, standingText } from "./token-text";
import { TokenParts } from "./TokenParts";
import styles from "./Tokens.module.css";
import { idTokenVerdict } from "./verdict";
import { VerdictLine } from "./VerdictLine";

/** How many tokens are shown at first. */
const PORTION = 30;

/** Every token that a provider handed to the app, the newest first, with what it is worth now. */
export function ProviderTokens({ tokens, now }: { tokens: readonly TokenState[]; now: number }) {
  const portion = usePortion([...tokens].reverse(), "first", PORTION);
  const keys = uniqueKeys(portion.shown, ({ event, kind }) => `${event} ${kind}`);
  return (
    <section aria-label="Tokens of providers" className={styles.token}>
      <p className={styles.title}>Tokens that providers handed to the app</p>
      {tokens.length === 0 ? (
        <p>None yet. They come when the app exchanges a code, or a refresh token.</p>
      ) : (
        <>
          <table aria-label="Tokens" className={`${table.table} ${table.cards}`}>
            <thead>
              <tr>
                {["Token", "Standing", "Expires", "Issued", "Person", "Provider"].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {portion.shown.map((token, index) => (
                <TokenRow key={keys[index]} token={token} now={now} />
              ))}
            </tbody>
          </table>
          <ShowMore portion={portion} what="tokens" />
        </>
      )}
    </section>
  );
}

function TokenRow({ token, now }: { token: TokenState; now: number }) {
  const id = useId();
  const { pointed } = useLab();
  const { isIn } = useFollowing();
  const { kind, standing, expires, issued, person, provider } = token;
  const isPointed =
    pointed?.target.kind === "token" &&
    pointed.target.event === token.event &&
    pointed.target.token === token.kind;
  /** What the reader wants; what the tour points at is open until then. */
  const [wanted, setWanted] = useState<boolean>();
  const open = wanted ?? isPointed;
  return (
    <>
      <tr
        data-standing={standing}
        {...usePointedAt<HTMLTableRowElement>(isPointed)}
        {...followedProps(isIn({ kind: "token", event: token.event, token: kind, words: "" }))}
      >
        <th scope="row">
          <button
            type="button"
            className={styles.opens}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setWanted(!open)}
          >
            {KIND[kind]}
          </button>
        </th>
        <td data-label="Standing">
          {/* A standing that changes is a new mark, and flashes. */}
          <span key={standing} className={styles.standing}>
            {standingText(token)}
          </span>
        </td>
        <td data-label="Expires">
          {expires === null ? (
            "not told"
          ) : (
            <span title={formatDate(expires)}>{formatDistance(expires, now)}</span>
          )}
        </td>
        <td data-label="Issued">
          <span title={formatDate(issued)}>{formatTime(issued)}</span>
        </td>
        <td data-label="Person">{person === undefined ? "not known" : shown(person)}</td>
        <td data-label="Provider">{shown(provider)}</td>
      </tr>
      {open && (
        <tr id={id} className={styles.details}>
          <td colSpan={6}>
            <TokenDetails token={token} now={now} />
          </td>
        </tr>
      )}
    </>
  );
}

function TokenDetails({ token, now }: { token: TokenState; now: number }) {
  const { events } = useLab();
  const { value, header, claims, expires, issued, kind } = token;
  const [checks, signature] = [checksText(token, events), signatureText(token)];
  return (
    <>
      {kind === "id_token" && <VerdictLine verdict={idTokenVerdict(token, events, now)} />}
      <dl className={styles.facts}>
        <dt>Value</dt>
        <dd>
          <TokenParts token={value} />
        </dd>
        <dt>Issued</dt>
        <dd>{formatDate(issued)}</dd>
        {expires !== null && (
          <>
            <dt>Expires</dt>
            <dd>
              {formatDate(expires)}, {formatDistance(expires, now)}
            </dd>
          </>
        )}
        {signature !== undefined && (
          <>
            <dt>Signature</dt>
            <dd className={token.signature === "invalid" ? styles.failed : undefined}>
              {signature}
            </dd>
          </>
        )}
        {checks !== undefined && (
          <>
            <dt>Auth.js</dt>
            <dd>{checks}</dd>
          </>
        )}
      </dl>
      {header && claims ? (
        <div className={styles.parts}>
          <div>
            <Claims
              title="Header"
              claims={header}
              now={now}
              part={{ number: 1, color: "header" }}
            />
          </div>
          <div>
            <Claims
              title="Claims"
              claims={claims}
              now={now}
              part={{ number: 2, color: "content" }}
            />
          </div>
        </div>
      ) : (
        <p>
          {kind === "refresh_token" ? "A" : "An opaque value: a"} key to the provider’s books. Only
          the provider can tell what it is worth.
        </p>
      )}
    </>
  );
}

import Head from "@docusaurus/Head";
import { useHistory } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import Layout from "@theme/Layout";
import { useEffect, useRef } from "react";

import { LoadNotice } from "../../loading/LoadNotice";
import type { Answer } from "../../search/messages";
import {
  type Choice,
  countOf,
  groupHits,
  groupRecognized,
  groupsFor,
  searchAddress,
} from "./groups";
import { addressText } from "./kept-text";
import { ResultLink } from "./ResultLink";
import styles from "./search.module.css";
import { useKeptQuery } from "./use-kept-query";
import { useSearch } from "./use-search";

/** Results on the page. */
const LIMIT = 60;

/** How long the reader does not type before the address is brought up to date, in milliseconds. */
const PAUSE = 600;

/** The page of results: a field, and all that was found, by kind. */
export function SearchPage() {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useKeptQuery(field);
  const { answer, failure, isLoading, retry } = useSearch(text, LIMIT, 1);
  useEffect(() => {
    // Only if the reader has gone nowhere else.
    if (document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, []);

  const query = searchAddress(addressText(text, answer)).replace("/search/", "");
  useEffect(() => {
    if (query === window.location.search) return undefined;
    const timer = setTimeout(() => {
      // Not by the router: the page stays, and only its address changes.
      const { pathname } = window.location;
      window.history.replaceState(window.history.state, "", pathname + query);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [query]);

  return (
    <Layout title="Search" description="Search all pages of this documentation">
      <Head>
        <meta name="robots" content="noindex" />
      </Head>
      <main className="container margin-vert--lg">
        <h1>Search</h1>
        <form
          role="search"
          className={styles.pageForm}
          onSubmit={(event) => event.preventDefault()}
        >
          <label htmlFor="search-page-field">Words, a line of a log, or an address</label>
          <input
            id="search-page-field"
            ref={field}
            className={styles.pageField}
            type="text"
            enterKeyHint="search"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </form>
        {failure && (
          <LoadNotice what="The search" failure={failure} isLoading={isLoading} onRetry={retry} />
        )}
        <p role="status">
          {answer ? countOf(answer) : text.trim() !== "" && !failure ? "Loading the index…" : ""}
          {answer?.hits.length === LIMIT && ` These are the first ${LIMIT}; more words find fewer.`}
        </p>
        {answer && <Results answer={answer} />}
      </main>
    </Layout>
  );
}

function Results({ answer }: { answer: Answer }) {
  const history = useHistory();
  const baseUrl = useBaseUrl("/");
  const groups =
    answer.hits.length > 0
      ? [...groupRecognized(answer.recognized), ...groupHits(answer.hits)]
      : groupsFor(answer);
  const follow = ({ address }: Choice) =>
    history.push(baseUrl + address.slice(1), { searchWords: answer.words });
  return groups.map(({ label, choices }) => (
    <section key={label} aria-label={label}>
      <h2 className={styles.pageGroup}>{label}</h2>
      <ul className={styles.pageList}>
        {choices.map((choice) => (
          <li key={`${label} ${choice.address}`}>
            <ResultLink choice={choice} onFollow={follow} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

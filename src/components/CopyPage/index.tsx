import useBaseUrl from "@docusaurus/useBaseUrl";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import { useState } from "react";

import { fetchText } from "../../loading/part";
import styles from "./copy-page.module.css";

interface CopyPageProps {
  /** Path of the page. */
  address: string;
  title: string;
}

/** Copies a page as Markdown: as it is, or with what an assistant has to be told of it. */
export function CopyPage({ address, title }: CopyPageProps) {
  const [said, setSaid] = useState("");
  const { siteConfig } = useDocusaurusContext();
  const place = address.replace(/\/$/, "");
  const file = useBaseUrl(`${place}.md`);
  const page = siteConfig.url + useBaseUrl(`${place}/`);
  const copy = (introduce: (text: string) => string) => async () => {
    try {
      await navigator.clipboard.writeText(introduce(await fetchText(file)));
      setSaid("Copied.");
    } catch {
      setSaid("It could not be copied.");
    }
  };
  const forAssistant = (text: string) =>
    `Answer from this page of ${siteConfig.title}, "${title}" (${page}). Name the section that you use, and say so if the page does not tell.\n\n${text}`;
  return (
    <div className={styles.actions} data-nosnippet>
      <button type="button" onClick={() => void copy((text) => text)()}>
        Copy page
      </button>
      <button type="button" onClick={() => void copy(forAssistant)()}>
        Copy for an assistant
      </button>
      <a href={file}>Markdown</a>
      <span role="status">{said}</span>
    </div>
  );
}

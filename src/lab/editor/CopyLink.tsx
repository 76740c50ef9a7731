import useBaseUrl from "@docusaurus/useBaseUrl";
import { useState } from "react";

import type { LabExample } from "../example";
import { encodeShare, queryOfExample } from "../state/share";
import { ToolButton } from "../ToolButton";
import styles from "./CopyLink.module.css";

/** Characters beyond which mail programs and chats break an address. */
const LONGEST = 32_000;

/** Puts the edited files into a link and the link on the clipboard. */
export function CopyLink({
  example,
  changed,
}: {
  example: LabExample;
  changed: Record<string, string>;
}) {
  const playground = useBaseUrl("/playground/");
  const [outcome, setOutcome] = useState<{ text: string; link?: string }>();

  async function copy() {
    const url = new URL(playground, window.location.href);
    url.search = queryOfExample(example.slug);
    if (Object.keys(changed).length > 0) {
      url.hash = await encodeShare({ example: example.slug, files: changed });
    }
    if (url.href.length > LONGEST) {
      return setOutcome({ text: "This code is too long for a link. Shorten it, and try again." });
    }
    try {
      await navigator.clipboard.writeText(url.href);
      setOutcome({ text: "Link copied." });
    } catch {
      // Browsers refuse without a secure context or the reader's permission.
      setOutcome({ text: "Copy this link:", link: url.href });
    }
  }

  return (
    <>
      <ToolButton onClick={() => void copy()}>Copy link</ToolButton>
      <span role="status" className={styles.outcome} data-shown={outcome !== undefined}>
        {outcome?.text}
        {outcome?.link && (
          <input
            aria-label="Link"
            readOnly
            value={outcome.link}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </span>
    </>
  );
}

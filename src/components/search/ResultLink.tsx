import useBaseUrl from "@docusaurus/useBaseUrl";
import type { ComponentProps, MouseEvent } from "react";

import type { Piece } from "../../search/snippet";
import type { Choice } from "./groups";
import { InlineCode } from "./InlineCode";
import styles from "./search.module.css";

interface ResultLinkProps extends Omit<ComponentProps<"a">, "href" | "onClick" | "className"> {
  choice: Choice;
  /** Told when the link is followed in this tab. */
  onFollow: (choice: Choice) => void;
}

/**
 * A link to a result. It is no `Link` of Docusaurus: that one fetches each page as soon as a link to it
 * is in sight, and results come and go with each key.
 */
export function ResultLink({ choice, onFollow, ...rest }: ResultLinkProps) {
  const href = useBaseUrl(choice.address);
  const follow = (event: MouseEvent) => {
    // Another tab, window or a download: the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onFollow(choice);
  };
  return (
    <a {...rest} href={href} className={styles.option} onClick={follow}>
      <ChoiceText {...choice} />
    </a>
  );
}

/** What a result says: its heading, where it stands, and some of its text around the words. */
function ChoiceText({ heading, trail, snippet, meaning }: Choice) {
  return (
    <>
      <span className={styles.heading}>
        <Pieces pieces={heading} />
      </span>
      {trail.length > 0 && <span className={styles.trail}>{trail.join(" › ")}</span>}
      {snippet.length > 0 && (
        <span className={styles.snippet}>
          <Pieces pieces={snippet} />
        </span>
      )}
      {meaning && (
        <span className={styles.meaning}>
          <InlineCode text={meaning.cause} /> <strong>Fix:</strong>{" "}
          <InlineCode text={meaning.fix} />
        </span>
      )}
    </>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, isMarked }, i) => (isMarked ? <mark key={i}>{text}</mark> : text));
}

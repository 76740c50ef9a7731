import Link from "@docusaurus/Link";

import { Drawing } from "./Drawing";
import type { Diagram } from "./layout";
import styles from "./SequenceDiagram.module.css";

/** What `plugins/traces` computes for an element of a page. */
export interface RecordedSteps {
  diagram: Diagram;
  /** What the diagram shows, as a sentence of the page's author. */
  caption: string;
  /** Slug and title of the example whose scenario was played. */
  example: { slug: string; title: string };
  /** The steps, counted from 1: "2–3". */
  steps: string;
  /** What was changed in the example first, as the reader can: "checks: none". */
  turned?: string;
}

/**
 * Steps of an example's scenario as a sequence diagram. It was recorded when the site was built: the
 * page needs no script to show it.
 *
 * @param data `RecordedSteps` as JSON
 */
export function SequenceDiagram({ data }: { data: string }) {
  const { diagram, caption, example, steps, turned } = JSON.parse(data) as RecordedSteps;
  return (
    <figure className={styles.figure}>
      <div role="group" tabIndex={0} aria-label="Diagram, scrollable" className={styles.scroll}>
        <Drawing diagram={diagram} />
      </div>
      <figcaption>
        {caption} Recorded from {/\D/.test(steps) ? "steps" : "step"} {steps} of{" "}
        <Link to={`/playground/?example=${example.slug}`}>{example.title}</Link>
        {turned !== undefined && (
          <>
            , with <code>{turned}</code>
          </>
        )}
        .
      </figcaption>
    </figure>
  );
}

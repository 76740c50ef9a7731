import useBrokenLinks from "@docusaurus/useBrokenLinks";

import styles from "./old-anchor.module.css";

/**
 * A second id for the heading that follows, because older documentation, doc comments and
 * bookmarks point to it.
 */
export function OldAnchor({ id }: { id: string }) {
  useBrokenLinks().collectAnchor(id);
  return <span id={id} className={styles.anchor} />;
}

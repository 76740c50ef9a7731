// Change: the table of contents is a landmark, so that screen readers find it; on blog posts the
// theme leaves it outside of every landmark.
import TOC from "@theme-original/TOC";
import type { Props } from "@theme/TOC";

import styles from "./styles.module.css";

export default function TOCLandmark(props: Props) {
  return (
    <nav className={styles.landmark} aria-label="On this page">
      <TOC {...props} />
    </nav>
  );
}

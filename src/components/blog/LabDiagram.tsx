import styles from "./LabDiagram.module.css";

/**
 * The frames of a lab, drawn as boxes in boxes. It is text in nested lists, so that it follows
 * the scheme and the width of the page, and is read in the order of the nesting.
 */
export function LabDiagram() {
  return (
    <figure className={styles.figure}>
      <ul className={styles.diagram}>
        <li className={styles.page}>
          <h3>The docs page</h3>
          <p>Editor, guided tour, timeline, cookies table</p>
          <p className={styles.wires}>
            <span>your files go in</span>
            <span>the trace comes out</span>
          </p>
          <ul>
            <li className={styles.relay}>
              <h3>The relay</h3>
              <p>Starts, replaces and stops the realm</p>
              <ul>
                <li className={styles.realm}>
                  <h3>The realm</h3>
                  <p>
                    An origin of its own: no requests, no storage, no way to the page around it.
                    Your <code>auth.ts</code> and <code>@auth/core</code> run here.
                  </p>
                  <ul className={styles.world}>
                    <li className={styles.app}>your app</li>
                    <li className={styles.core}>@auth/core</li>
                    <li className={styles.idp}>identity providers</li>
                    <li className={styles.browser}>browsers and their cookies</li>
                    <li className={styles.clock}>a clock</li>
                  </ul>
                </li>
              </ul>
            </li>
          </ul>
        </li>
      </ul>
      <figcaption>
        A lab is three frames. Only messages pass between them: your files inwards, the record of
        what happened outwards.
      </figcaption>
    </figure>
  );
}

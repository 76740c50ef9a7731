import { TripTable } from "./TripTable";
import styles from "./sections.module.css";

/** The legs of one sign-in, which a browser does not show. */
export function TripSection() {
  return (
    <section className={styles.section} aria-labelledby="one-sign-in">
      <div className={styles.heading}>
        <h2 id="one-sign-in">One sign-in, stop by stop</h2>
        <p>
          A sign-in is a round trip, and an app sees only the end of it. A lab records each leg, who
          set which cookie and what went where. This is the one in the chart above; a test runs{" "}
          <code>@auth/core</code> and holds the table to what it does.
        </p>
      </div>
      <TripTable />
    </section>
  );
}

import { LEGS, stationName } from "./trip";
import styles from "./TripTable.module.css";

/** The trip of the chart, leg by leg, in words. */
export function TripTable() {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">One sign-in, stop by stop</caption>
      <thead>
        <tr>
          <th scope="col">
            <abbr title="Number">No.</abbr>
          </th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Request</th>
          <th scope="col">Answer</th>
          <th scope="col">What changes hands</th>
        </tr>
      </thead>
      <tbody>
        {LEGS.map((leg, index) => (
          <tr key={leg.request}>
            <td className={styles.number}>{index + 1}</td>
            <td className={styles[leg.from]}>{stationName(leg.from)}</td>
            <td className={styles[leg.to]}>{stationName(leg.to)}</td>
            <td className={styles.request}>
              <code>{leg.request}</code>
            </td>
            <td className={styles.status}>{leg.status}</td>
            <td className={styles.note}>
              {leg.note}
              {leg.cookies.length > 0 && (
                <span className={styles.cookies}>
                  <span>Set-Cookie</span>{" "}
                  {leg.cookies.map((cookie) => (
                    <code key={cookie}>{cookie}</code>
                  ))}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

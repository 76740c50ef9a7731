import type { SqlEvent } from "../../../sandbox/messages";
import { ShowMore, usePortion } from "../Bounded";
import table from "../Table.module.css";
import styles from "./Database.module.css";
import { summarize } from "./summary";
import { Value } from "./TableView";

/** What came of a statement that was run past the app. */
export function QueryResult({ event }: { event: SqlEvent }) {
  const { text, columns, rows, changes, error } = event;
  const portion = usePortion(rows, "first");
  return (
    <div className={styles.result}>
      <p className={styles.statement}>
        <code>{text}</code>
      </p>
      {error === undefined ? (
        <p role="status">{summarize(rows.length, changes)}</p>
      ) : (
        <p role="alert" className={styles.failed}>
          {error}
        </p>
      )}
      {columns.length > 0 && (
        <>
          <div role="group" aria-label="Result" tabIndex={0} className={styles.scroll}>
            <table aria-label="Result" className={table.table}>
              <thead>
                <tr>
                  {columns.map((column, index) => (
                    <th key={index} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {portion.shown.map((row, index) => (
                  <tr key={index}>
                    {row.map((value, place) => (
                      <td key={place} className={table.value}>
                        <Value value={value} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ShowMore portion={portion} what="rows" />
        </>
      )}
    </div>
  );
}

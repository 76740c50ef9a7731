import type { SqlEvent } from "../../../sandbox/messages";
import { PARAGRAPH, shown } from "../../shown-text";
import { Rest, ShowMore, usePortion } from "../Bounded";
import table from "../Table.module.css";
import styles from "./Database.module.css";
import { summarize } from "./summary";
import { MOST_COLUMNS, Value } from "./TableView";

/** What came of a statement that was run past the app. */
export function QueryResult({ event }: { event: SqlEvent }) {
  const { text, columns, rows, changes, error } = event;
  const portion = usePortion(rows, "first");
  return (
    <div className={styles.result}>
      <p className={styles.statement}>
        <code>{shown(text, PARAGRAPH)}</code>
      </p>
      {error === undefined ? (
        <p role="status">{shown(summarize(rows.length, changes))}</p>
      ) : (
        <p role="alert" className={styles.failed}>
          {shown(error, PARAGRAPH)}
        </p>
      )}
      {columns.length > 0 && (
        <>
          <div role="group" aria-label="Result" tabIndex={0} className={styles.scroll}>
            <table aria-label="Result" className={table.table}>
              <thead>
                <tr>
                  {columns.slice(0, MOST_COLUMNS).map((column, index) => (
                    <th key={index} scope="col">
                      {shown(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {portion.shown.map((row, index) => (
                  <tr key={index}>
                    {row.slice(0, MOST_COLUMNS).map((value, place) => (
                      <td key={place} className={table.value}>
                        <Value value={value} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Rest count={columns.length - MOST_COLUMNS} what="columns" />
          <ShowMore portion={portion} what="rows" />
        </>
      )}
    </div>
  );
}

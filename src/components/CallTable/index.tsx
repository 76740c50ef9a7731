import type { CallTableData, ShownCall } from "./calls";
import styles from "./call-table.module.css";

/** What core calls, in which order, as played when the site was built (plugins/traces). */
export function CallTable({ data }: { data: string }) {
  const { columns, steps } = JSON.parse(data) as CallTableData;
  return (
    <div className={styles.steps}>
      {steps.map(({ caption, calls }, index) => (
        <section key={caption} aria-label={caption} className={styles.step}>
          <p className={styles.caption}>
            {index + 1}. {caption}
          </p>
          {isSame(calls) ? (
            <Column label="with either" calls={calls[0] ?? []} />
          ) : (
            <div className={styles.columns}>
              {calls.map((list, column) => (
                <Column key={columns[column]} label={columns[column] ?? ""} calls={list} />
              ))}
            </div>
          )}
        </section>
      ))}
    </div>
  );
}

/** Whether every column has the same calls, by name: what they carry differs in ids and times. */
function isSame(columns: ShownCall[][]): boolean {
  const names = columns.map((calls) => calls.map(({ type, name }) => `${type} ${name}`).join());
  return new Set(names).size === 1;
}

function Column({ label, calls }: { label: string; calls: ShownCall[] }) {
  return (
    <div>
      <p className={styles.label}>{label}</p>
      {calls.length === 0 ? (
        <p className={styles.nothing}>nothing</p>
      ) : (
        <ol className={styles.calls}>
          {calls.map((call, index) => (
            <li key={index} data-type={call.type}>
              <details>
                <summary>
                  <span>{call.type}</span> <code>{call.name}</code>
                </summary>
                <pre tabIndex={0} aria-label={`Arguments of ${call.name}`}>
                  {call.args}
                </pre>
                <p className={styles.label}>returns</p>
                <pre tabIndex={0} aria-label={`Result of ${call.name}`}>
                  {call.result}
                </pre>
              </details>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

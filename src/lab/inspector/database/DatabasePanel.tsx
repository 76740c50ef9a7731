import Link from "@docusaurus/Link";
import { useId } from "react";

import { shown } from "../../shown-text";
import { useLab } from "../../state/lab-context";
import { panelProps, TabList } from "../../TabList";
import { Rest } from "../Bounded";
import { usePanelState } from "../panel-state";
import table from "../Table.module.css";
import { WholeValues } from "../WholeValues";
import styles from "./Database.module.css";
import { Relations } from "./Relations";
import { hasRelations, MOST_TABLES } from "./draw-relations";
import { SqlBox } from "./SqlBox";
import { TableView } from "./TableView";

/** The tables and rows of the app's database, and a way to read and write them past the app. */
export function DatabasePanel() {
  const { state } = useLab();
  const id = useId();
  const [chosen, choose] = usePanelState("table");
  if (!state) return <p className={table.empty}>No database yet.</p>;
  const { tables } = state;
  if (!tables) return <NoDatabase />;
  // The diagram comes first, where there is one.
  const views = [...(hasRelations(tables) ? [undefined] : []), ...tables.slice(0, MOST_TABLES)];
  const selected = Math.max(
    views.findIndex((view) => view?.name === chosen),
    0,
  );
  const content = views[selected];
  return (
    <div className={styles.database}>
      {views.length > 0 ? (
        <>
          <div className={styles.head}>
            <TabList
              label="Tables"
              id={id}
              className={styles.tabs}
              selected={selected}
              onSelect={(index) => choose(views[index]?.name)}
              tabs={views.map((view) =>
                view
                  ? {
                      name: shown(view.name),
                      badge: <span className={styles.count}>{view.total}</span>,
                    }
                  : { name: "Relations" },
              )}
            />
            <Rest count={tables.length - MOST_TABLES} what="tables" />
            {content && <WholeValues />}
          </div>
          <div {...panelProps(id, selected)} tabIndex={0} className={styles.rows}>
            {content ? (
              <TableView key={selected} content={content} />
            ) : (
              <Relations tables={tables} onOpen={choose} />
            )}
          </div>
        </>
      ) : (
        <p className={table.empty}>The database has no tables.</p>
      )}
      <SqlBox />
    </div>
  );
}

function NoDatabase() {
  return (
    <div className={styles.none}>
      <p>
        This app has no database. To give it one, press “Switches” above the code, and set
        “Sessions” to “in a database”: that adds an adapter and its files.
      </p>
      <p>
        By hand, a file <code>db.ts</code> imports <code>Database</code> from <code>#sqlite</code>{" "}
        and exports one:
      </p>
      <pre tabIndex={0} aria-label="db.ts">
        {`import { Database } from "#sqlite";\n\nexport const sqlite = new Database();`}
      </pre>
      <p>
        An adapter in <code>auth.ts</code> then uses it.{" "}
        <Link to="/guides/databases/" target="_blank">
          Databases and adapters
        </Link>
      </p>
    </div>
  );
}

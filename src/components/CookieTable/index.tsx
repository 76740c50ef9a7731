import useIsBrowser from "@docusaurus/useIsBrowser";
import { useState } from "react";

import { Choice, Fields, TextField } from "../fields";
import { ScrollableTable } from "../../hydration/ScrollableTable";
import styles from "./cookie-table.module.css";
import { cookieRows, type CookieChoices, type CookieData, type CookieRow } from "./rows";

/** Core's cookies with the names and attributes that the reader's options lead to. */
export function CookieTable({ data }: { data: string }) {
  const isBrowser = useIsBrowser();
  const [choices, setChoices] = useState<CookieChoices>({
    protocol: "https",
    useSecureCookies: "unset",
    strategy: "jwt",
    domain: "",
  });
  const change = (changes: Partial<CookieChoices>) => setChoices({ ...choices, ...changes });
  return (
    <section aria-label="Cookies for your options">
      <fieldset className={styles.choices} disabled={!isBrowser}>
        <legend>Your options</legend>
        <Fields>
          <Choice
            label="The server sees"
            value={choices.protocol}
            choices={[
              ["https", "https"],
              ["http", "http"],
            ]}
            onChange={(protocol) => change({ protocol })}
          />
          <Choice
            label="useSecureCookies"
            value={choices.useSecureCookies}
            choices={[
              ["unset", "not set"],
              ["true", "true"],
              ["false", "false"],
            ]}
            onChange={(useSecureCookies) => change({ useSecureCookies })}
          />
          <Choice
            label="session.strategy"
            value={choices.strategy}
            choices={[
              ["jwt", "jwt"],
              ["database", "database"],
            ]}
            onChange={(strategy) => change({ strategy })}
          />
          <TextField
            label="Domain of the session cookie"
            value={choices.domain}
            placeholder="not set"
            onChange={(domain) => change({ domain })}
          />
        </Fields>
      </fieldset>
      <Rows rows={cookieRows(JSON.parse(data) as CookieData, choices)} />
    </section>
  );
}

function Rows({ rows }: { rows: readonly CookieRow[] }) {
  return (
    <ScrollableTable>
      <thead>
        <tr>
          <th scope="col">Cookie</th>
          <th scope="col">Option</th>
          <th scope="col">Attributes</th>
          <th scope="col">What is in it</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, attributes, holds }) => (
          <tr key={key}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              <code>{key}</code>
            </td>
            <td>{attributes}</td>
            <td>{holds}</td>
          </tr>
        ))}
      </tbody>
    </ScrollableTable>
  );
}

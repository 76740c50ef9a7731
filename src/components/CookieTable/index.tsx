import useIsBrowser from "@docusaurus/useIsBrowser";
import { useState } from "react";

import { ScrollableTable } from "../ScrollableTable";
import styles from "./cookie-table.module.css";
import { cookieRows, type CookieChoices, type CookieData } from "./rows";

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
  const rows = cookieRows(JSON.parse(data) as CookieData, choices);
  return (
    <section aria-label="Cookies for your options">
      <fieldset className={styles.choices} disabled={!isBrowser}>
        <legend>Your options</legend>
        <label>
          The server sees
          <select
            value={choices.protocol}
            onChange={({ target }) =>
              change({ protocol: target.value === "http" ? "http" : "https" })
            }
          >
            <option>https</option>
            <option>http</option>
          </select>
        </label>
        <label>
          useSecureCookies
          <select
            value={choices.useSecureCookies}
            onChange={({ target }) =>
              change({ useSecureCookies: target.value as CookieChoices["useSecureCookies"] })
            }
          >
            <option value="unset">not set</option>
            <option>true</option>
            <option>false</option>
          </select>
        </label>
        <label>
          session.strategy
          <select
            value={choices.strategy}
            onChange={({ target }) =>
              change({ strategy: target.value === "jwt" ? "jwt" : "database" })
            }
          >
            <option>jwt</option>
            <option>database</option>
          </select>
        </label>
        <label>
          Domain of the session cookie
          <input
            value={choices.domain}
            placeholder="not set"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => change({ domain: target.value })}
          />
        </label>
      </fieldset>
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
    </section>
  );
}

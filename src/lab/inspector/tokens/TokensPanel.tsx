import { shown } from "../../shown-text";
import { useLab } from "../../state/lab-context";
import { BrowserChoice, useLookedInto } from "../BrowserChoice";
import table from "../Table.module.css";
import { CheckFlows } from "./CheckFlows";
import { ProviderTokens } from "./ProviderTokens";
import { SessionToken } from "./SessionToken";
import styles from "./Tokens.module.css";

/** Every token that there is: the session of a browser, and what providers handed to the app. */
export function TokensPanel() {
  const { state, pointed } = useLab();
  const browser = useLookedInto();
  if (!state || !browser) return <p className={styles.token}>No browser yet.</p>;
  const { sessions } = state;
  const session = Object.hasOwn(sessions, browser.id) ? sessions[browser.id] : undefined;
  return (
    <>
      <div className={table.tools}>
        <BrowserChoice what="Session" />
      </div>
      {session && session.kind !== "none" ? (
        <SessionToken
          browser={browser.id}
          session={session}
          now={state.now}
          isPointed={pointed?.target.kind === "session" && pointed.target.browser === browser.id}
        />
      ) : (
        <p className={styles.token}>
          Nobody is signed in in {shown(browser.name)}: there is no session token.
        </p>
      )}
      <CheckFlows key={browser.id} browser={browser} />
      <ProviderTokens tokens={state.tokens} now={state.now} />
    </>
  );
}

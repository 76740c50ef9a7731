import type { BrowserState, LabState } from "../../sandbox/messages";
import { MOST_BROWSERS } from "../browser/BrowserControls";
import { shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import { usePanelState } from "./panel-state";

/** The browser that the panels look into: the one whose page is shown, unless the reader says another. */
export function useLookedInto(): BrowserState | undefined {
  const { state } = useLab();
  const [chosen] = usePanelState("browser");
  return state && find(state, chosen);
}

function find(state: LabState, chosen: { id: string; front: string } | undefined) {
  // The choice ends when another browser's page comes to the front: there is what happens now.
  const id = chosen?.front === state.front ? chosen.id : state.front;
  return state.browsers.find((browser) => browser.id === id);
}

/** Chooses the browser to look into, without changing whose page is shown. */
export function BrowserChoice({ what }: { what: string }) {
  const { state } = useLab();
  const [chosen, choose] = usePanelState("browser");
  if (!state || state.browsers.length < 2) return null;
  return (
    <label>
      {what} of{" "}
      <select
        value={find(state, chosen)?.id}
        onChange={({ target }) => choose({ id: target.value, front: state.front })}
      >
        {state.browsers.slice(0, MOST_BROWSERS).map(({ id, name }, index) => (
          <option key={index} value={id}>
            {shown(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

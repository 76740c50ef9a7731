import { usePanelState } from "./panel-state";

/** Shows long values whole, or cut to one line. */
export function WholeValues() {
  const [whole, setWhole] = usePanelState("whole");
  return (
    <label>
      <input type="checkbox" checked={whole} onChange={({ target }) => setWhole(target.checked)} />
      Whole values
    </label>
  );
}

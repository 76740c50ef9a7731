import { useKept } from "./kept";

/** Shows long values whole, or cut to one line. */
export function WholeValues() {
  const [whole, setWhole] = useKept("whole");
  return (
    <label>
      <input type="checkbox" checked={whole} onChange={({ target }) => setWhole(target.checked)} />
      Whole values
    </label>
  );
}

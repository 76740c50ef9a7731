/** Something that was measured several times. */
export type Measurement = {
  what: string;
  unit: "s" | "ms" | "µs" | "KB";
  /** One value for each repetition. */
  values: readonly number[];
  /** The value that the median should not exceed. */
  goal?: number;
};

/** The middle value, or the mean of the two in the middle; `NaN` of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? NaN;
  const high = sorted[Math.floor(middle)] ?? NaN;
  return (low + high) / 2;
}

/** Whether the goal is met; undefined without a goal. */
export function meetsGoal({ values, goal }: Measurement): boolean | undefined {
  return goal === undefined ? undefined : median(values) <= goal;
}

/** The measurements as a table: median, smallest and largest value, and the goal. */
export function formatTable(measurements: readonly Measurement[]): string {
  const rows = [
    ["measurement", "median", "smallest – largest", "n", "goal", ""],
    ...measurements.map(formatRow),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Digits after the point. */
const DIGITS = { s: 2, ms: 1, µs: 2, KB: 1 } as const;

function formatRow(measurement: Measurement): string[] {
  const { what, unit, values, goal } = measurement;
  const show = (value: number) => value.toFixed(DIGITS[unit]);
  const met = meetsGoal(measurement);
  return [
    what,
    `${show(median(values))} ${unit}`,
    `${show(Math.min(...values))} – ${show(Math.max(...values))}`,
    String(values.length),
    goal === undefined ? "" : `≤ ${show(goal)} ${unit}`,
    met === undefined ? "" : met ? "met" : "MISSED",
  ];
}

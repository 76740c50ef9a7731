/** The value below which a share of the values lies (nearest rank); `NaN` of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/**
 * How much y grows with x: the median of the slopes between points (Theil–Sen), which a few slow
 * values of a busy machine do not bend. `NaN` of fewer than two points.
 */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const slopes: number[] = [];
  const stride = Math.max(1, Math.floor(points.length / 200));
  const sample = points.filter((_, index) => index % stride === 0);
  for (const [i, [x1, y1]] of sample.entries()) {
    for (const [x2, y2] of sample.slice(i + 1)) if (x2 !== x1) slopes.push((y2 - y1) / (x2 - x1));
  }
  return quantile(slopes, 0.5);
}

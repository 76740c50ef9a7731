/**
 * For tests: how many items are read of arrays while `act` runs, by loops, spreads and `slice`. A time
 * would say how busy the machine is.
 */
export function countReads(act: () => void): number {
  const { [Symbol.iterator]: iterator, slice } = Array.prototype;
  let reads = 0;
  Array.prototype[Symbol.iterator] = function (this: unknown[]) {
    reads += this.length;
    return iterator.call(this);
  };
  Array.prototype.slice = function (this: unknown[], ...range) {
    const copy = slice.apply(this, range);
    reads += copy.length;
    return copy;
  };
  try {
    act();
  } finally {
    Object.assign(Array.prototype, { [Symbol.iterator]: iterator, slice });
  }
  return reads;
}

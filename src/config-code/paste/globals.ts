/** Names that code has without declaring them, in a lab as on a server. */

const LANGUAGE =
  "undefined NaN Infinity globalThis Object Function Array Number Boolean String Symbol BigInt Math JSON Date RegExp Error TypeError RangeError SyntaxError EvalError URIError AggregateError Map Set WeakMap WeakSet WeakRef Promise Proxy Reflect Intl Atomics ArrayBuffer SharedArrayBuffer DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array BigInt64Array BigUint64Array Uint8ClampedArray parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape eval arguments";

const PLATFORM =
  "process console fetch crypto performance structuredClone queueMicrotask setTimeout clearTimeout setInterval clearInterval atob btoa URL URLSearchParams Request Response Headers FormData Blob File ReadableStream WritableStream TransformStream TextEncoder TextDecoder AbortController AbortSignal Event EventTarget CustomEvent DOMException CompressionStream DecompressionStream";

const NAMES = new Set(`${LANGUAGE} ${PLATFORM}`.split(" "));

/** Whether every lab has a value of this name. */
export function isGlobal(name: string): boolean {
  return NAMES.has(name);
}

// @vitest-environment jsdom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { PatientPrefetch } from "./PatientPrefetch";

const also = vi.fn();
const prefetch = vi.fn<(path: string) => false>(() => false);
let root: Root;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  also.mockClear();
  prefetch.mockClear();
  // Frozen, as Docusaurus's own is.
  window.docusaurus = Object.freeze({ prefetch, preload: () => false as const });
  root = createRoot(document.createElement("div"));
  act(() => root.render(<PatientPrefetch also={also} />));
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

test("pages are fetched once the reader does something, each once", () => {
  void window.docusaurus.prefetch("/a/");
  void window.docusaurus.prefetch("/a/");
  void window.docusaurus.prefetch("/b/");
  expect(prefetch).not.toHaveBeenCalled();
  expect(also).not.toHaveBeenCalled();
  dispatchEvent(new Event("keydown"));
  expect(prefetch.mock.calls).toEqual([["/a/"], ["/b/"]]);
  dispatchEvent(new Event("pointermove"));
  expect(prefetch).toHaveBeenCalledTimes(2);
  expect(also).toHaveBeenCalledTimes(1);
});

test("after that, they are fetched as soon as their links are seen", () => {
  dispatchEvent(new Event("pointermove"));
  void window.docusaurus.prefetch("/c/");
  expect(prefetch.mock.calls).toEqual([["/c/"]]);
});

// @vitest-environment jsdom
import { act } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Stage } from "../../tests/fuzz/panels/stage";
import { PanelBoundary } from "./PanelBoundary";
import { useLab } from "./state/lab-context";

/** How often the panel was drawn, or tried. */
let attempts = 0;

/** Cannot show a run that says so in the title of its page. */
function Panel() {
  const { state, browser } = useLab();
  attempts++;
  if (browser?.title === "broken") throw new TypeError("no \u202esuch thing");
  return <p>{`It is ${state?.now} o’clock.`}</p>;
}

let stage: Stage;
beforeEach(() => {
  attempts = 0;
  // React tells of each error that a boundary takes.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  stage = new Stage(() => (
    <>
      <PanelBoundary what="The clock">
        <Panel />
      </PanelBoundary>
      <p>Another panel.</p>
    </>
  ));
});
afterEach(() => {
  stage.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function report(now: number, title = "") {
  const browser = { id: "a", name: "A", url: "", title, canGoBack: false, canGoForward: false };
  stage.report({ now, browsers: [{ ...browser, cookies: [] }], front: "a" });
}

function notice(): string | undefined {
  return stage.element.querySelector("[role=alert]")?.textContent;
}

describe("a panel that fails", () => {
  test("says what cannot be shown and why, and takes nothing else with it", () => {
    report(1, "broken");
    expect(notice()).toContain("The clock cannot be shown.");
    expect(notice()).toContain("no ⟨U+202E⟩such thing");
    expect(notice()).toContain("Look at another panel.");
    expect(stage.element.textContent).toContain("Another panel.");
    expect(stage.element.textContent).not.toContain("o’clock");
  });

  test("is shown again when the run reports something else", () => {
    report(1, "broken");
    report(2);
    expect(notice()).toBeUndefined();
    expect(stage.element.textContent).toContain("It is 2 o’clock.");
  });

  test("is tried at once with a few of many reports, then after a pause, or when the reader asks", () => {
    vi.useFakeTimers();
    report(1, "broken");
    for (let now = 2; now < 50; now++) report(now, "broken");
    // React itself tries a second time what has failed.
    expect(attempts).toBeLessThan(20);
    report(50);
    expect(notice()).toContain("The clock cannot be shown.");
    act(() => vi.advanceTimersByTime(2_000));
    expect(stage.element.textContent).toContain("It is 50 o’clock.");

    for (let now = 51; now < 60; now++) report(now, "broken");
    report(60);
    expect(notice()).toContain("The clock cannot be shown.");
    const again = [...stage.element.querySelectorAll("button")].find(
      ({ textContent }) => textContent === "Show it again",
    );
    act(() => again?.click());
    expect(stage.element.textContent).toContain("It is 60 o’clock.");
  });
});

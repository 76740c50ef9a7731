import { describe, expect, test } from "vitest";

import { PANELS, readPanels } from "./panel-names";

describe("a list of panels", () => {
  test.each([
    ["Cookies", ["Cookies"]],
    ["Log,Cookies", ["Log", "Cookies"]],
    [" Timeline ,\n Tokens", ["Timeline", "Tokens"]],
    [PANELS.join(), [...PANELS]],
  ])("%j is read in its order", (list, panels) => {
    expect(readPanels(list)).toEqual(panels);
  });

  test.each([
    ["Cookie", '"Cookie" is no panel. The panels are Timeline, Diagram, Cookies,'],
    ["cookies", '"cookies" is no panel.'],
    ["Cookies,", '"" is no panel.'],
    ["", '"" is no panel.'],
    ["Cookies,Log,Cookies", 'The panel "Cookies" is named twice.'],
  ])("%j is an error that says what to do", (list, message) => {
    expect(() => readPanels(list)).toThrow(message);
  });
});

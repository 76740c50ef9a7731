import { expect, test } from "vitest";

import { HistoryCount } from "./history";

/** A tab whose history has so many entries, as many of them of the page itself. */
class Tab {
  history = { length: 5 };
  #own = 3;
  navigation? = { entries: () => Array.from({ length: this.#own }) };

  /** The reader goes on by some steps in the page. */
  step(count: number): void {
    this.history.length += count;
    this.#own += count;
  }
}

test("six steps of frames fill a history, whenever they are made; the reader's fill none", () => {
  const tab = new Tab();
  const count = new HistoryCount(tab);
  tab.step(30);
  expect(count.isFilled()).toBe(false);
  tab.history.length += 5;
  expect(count.isFilled()).toBe(false);
  tab.step(1);
  tab.history.length += 1;
  expect(count.isFilled()).toBe(true);
  expect(count.isFilled()).toBe(false);
});

test("entries that the reader's next step takes away are forgotten", () => {
  const tab = new Tab();
  const count = new HistoryCount(tab);
  for (let turn = 0; turn < 5; turn++) {
    tab.history.length = 9;
    expect(count.isFilled()).toBe(false);
    tab.history.length = 5;
    expect(count.isFilled()).toBe(false);
  }
});

test("without the Navigation API, six between two counts do", () => {
  const tab = new Tab();
  delete tab.navigation;
  const count = new HistoryCount(tab);
  for (let turn = 0; turn < 5; turn++) {
    tab.step(5);
    expect(count.isFilled()).toBe(false);
  }
  tab.step(6);
  expect(count.isFilled()).toBe(true);
});

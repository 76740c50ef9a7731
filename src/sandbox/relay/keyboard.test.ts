import { beforeEach, describe, expect, test } from "vitest";

import { Keyboard } from "./keyboard";

const MOUSE = { isField: true, pointerType: "mouse" };
const LETTER = { key: "a", isField: true, isShortcut: false };

let keyboard: Keyboard;
beforeEach(() => {
  keyboard = new Keyboard();
});

describe("the reader, who types into a field of the site,", () => {
  beforeEach(() => {
    keyboard.press(0, MOUSE);
    keyboard.focus(1, true);
    keyboard.key(1_000, LETTER);
  });

  test("loses the keyboard to code, which is a thief the fifth time in a second", () => {
    const take = (now: number) => {
      keyboard.release();
      return keyboard.judge(now, true);
    };
    expect([1_001, 1_200, 1_400, 1_600, 2_100].map(take)).toEqual(Array(5).fill("code"));
    expect(take(2_150)).toBe("thief");
  });

  test("loses the keyboard to code, which is a thief if it does not let go for a second", () => {
    expect([1_001, 1_300, 1_950].map((now) => keyboard.judge(now, true))).toEqual(
      Array(3).fill("code"),
    );
    keyboard.release();
    expect(keyboard.judge(1_990, true)).toBe("code");
    expect(keyboard.judge(2_950, true)).toBe("code");
    expect(keyboard.judge(2_990, true)).toBe("thief");
  });

  test("goes to the frame with Tab", () => {
    keyboard.key(1_100, { ...LETTER, key: "Tab" });
    expect(keyboard.judge(1_110, true)).toBe("reader");
    // The field is left.
    expect(keyboard.judge(9_000, true)).toBe("reader");
  });

  test("goes to the frame with the mouse", () => {
    keyboard.point(true);
    expect(keyboard.judge(1_600, true)).toBe("reader");
  });

  test("does not go there when the pointer only rests on it while letters are typed", () => {
    keyboard.point(true);
    keyboard.key(1_200, LETTER);
    expect(keyboard.judge(1_600, true)).toBe("code");
  });

  test("has not pressed anything when the browser knows of no use of the page", () => {
    keyboard.point(true);
    expect(keyboard.judge(7_000, false)).toBe("code");
    expect(keyboard.judge(7_001, true)).toBe("reader");
  });

  test.each(["Enter", "Escape"])("is done with the field by %s", (key) => {
    keyboard.key(1_100, { ...LETTER, key });
    expect(keyboard.judge(1_200, true)).toBe("reader");
  });

  test("is done with the field when something else is pressed", () => {
    keyboard.press(1_100, { ...MOUSE, isField: false });
    expect(keyboard.judge(1_200, true)).toBe("reader");
  });
});

test("a finger may have pressed in the frame, unless the browser knows of no press", () => {
  keyboard.press(0, { isField: true, pointerType: "touch" });
  keyboard.key(10, LETTER);
  expect(keyboard.judge(9_000, false)).toBe("code");
  expect(keyboard.judge(9_001, true)).toBe("reader");
});

test("a field is the reader's that gets the focus by a key, and not one that a script focuses", () => {
  keyboard.key(0, { key: "k", isField: false, isShortcut: true });
  keyboard.focus(100, true);
  expect(keyboard.judge(200, true)).toBe("code");
  keyboard.focus(2_000, true);
  expect(keyboard.judge(2_100, true)).toBe("reader");
});

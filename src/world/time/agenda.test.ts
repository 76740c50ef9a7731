import { beforeEach, describe, expect, test } from "vitest";

import { Activity } from "./activity";
import { Agenda } from "./agenda";

let agenda: Agenda;
let activity: Activity;
let moves: number[];
let log: string[];
beforeEach(() => {
  moves = [];
  log = [];
  activity = new Activity();
  agenda = new Agenda(0, activity, (time) => moves.push(time));
});

/** Real time, which order must not depend on. */
const realTime = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));

/** Something that is done in threads of the platform's own, as Web Crypto does. */
async function elsewhere(milliseconds: number): Promise<void> {
  const end = activity.begin();
  await realTime(milliseconds);
  end();
}

/** A person who waits several times, and notes when each wait is over. */
function person(name: string, ...waits: (number | (() => Promise<void>))[]): Promise<void> {
  return agenda.inFlow(async () => {
    for (const wait of waits) {
      if (typeof wait === "number") await agenda.waitUntil(agenda.time + wait);
      else await wait();
      log.push(`${agenda.time} ${name}`);
    }
  });
}

describe("one alone", () => {
  test("waits by a jump, in no time", async () => {
    await person("a", 12, 3000);
    expect(log).toEqual(["12 a", "3012 a"]);
    expect(moves).toEqual([12, 3012]);
  });

  test("may wait outside any flow", async () => {
    await agenda.waitUntil(5);
    expect(agenda.time).toBe(5);
  });

  test("calls what is part of itself", async () => {
    await agenda.inFlow(() => person("inner", 1));
    expect(log).toEqual(["1 inner"]);
  });

  test("passes on what its work throws, and is done then", async () => {
    const failing = agenda.inFlow(async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await person("next", 1);
    expect(log).toEqual(["1 next"]);
  });
});

describe("several together", () => {
  test("share their time: the waits go by beside each other", async () => {
    await Promise.all([person("a", 10, 10), person("b", 15)]);
    expect(log).toEqual(["10 a", "15 b", "20 a"]);
  });

  test("go on in the order in which they came, at the same time", async () => {
    await Promise.all([person("a", 10, 10), person("b", 10, 10), person("c", 20)]);
    expect(log).toEqual(["10 a", "10 b", "20 c", "20 a", "20 b"]);
  });

  test.each([
    [30, 1],
    [1, 30],
  ])("do not depend on how long the platform takes (%i ms, %i ms)", async (first, second) => {
    await Promise.all([
      person("a", 10, () => elsewhere(first), 10),
      person("b", 10, () => elsewhere(second), 10),
    ]);
    expect(log).toEqual(["10 a", "10 a", "10 b", "10 b", "20 a", "20 b"]);
  });

  test("may wait for each other", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    await Promise.all([
      person("waits", 5, () => gate, 5),
      person("opens", 10, 10, async () => open(), 1),
    ]);
    expect(log).toEqual([
      "5 waits",
      "10 opens",
      "20 opens",
      "20 waits",
      "20 opens",
      "21 opens",
      "25 waits",
    ]);
  });

  test("each may do one thing after the other", async () => {
    const both = async (name: string, wait: number) => {
      await person(`${name}1`, wait);
      await person(`${name}2`, wait);
    };
    await Promise.all([both("a", 10), both("b", 7)]);
    expect(log).toEqual(["7 b1", "10 a1", "14 b2", "20 a2"]);
  });

  test("know which of them goes on", async () => {
    const flows = new Map<string, Set<number>>();
    const walk = (name: string) =>
      agenda.inFlow(async () => {
        for (let i = 0; i < 4; i++) {
          await agenda.waitUntil(agenda.time + 5);
          await elsewhere(i);
          flows.set(name, (flows.get(name) ?? new Set()).add(agenda.flow));
        }
      });
    await Promise.all([walk("a"), walk("b")]);
    const [a, b] = [...flows.values()];
    expect([a?.size, b?.size]).toEqual([1, 1]);
    expect(a).not.toEqual(b);
  });
});

describe("timers", () => {
  const timer = (name: string, at: number) =>
    agenda.addTimer(at, () => log.push(`${agenda.time} ${name}`));

  test("make no time pass by themselves", async () => {
    timer("t", 100);
    await activity.rest();
    await activity.rest();
    expect([agenda.time, log]).toEqual([0, []]);
  });

  test("fire at their times while somebody waits longer, and before", async () => {
    timer("late", 30);
    timer("early", 10);
    timer("later", 31);
    await agenda.waitUntil(30);
    expect([agenda.time, log]).toEqual([30, ["10 early", "30 late"]]);
  });

  test("fire when a host is at work that waits for them", async () => {
    const end = agenda.open();
    await new Promise<void>((resolve) => void agenda.addTimer(1000, resolve));
    end();
    expect(agenda.time).toBe(1000);
  });

  test("wait until what is under way has come to rest", async () => {
    const end = agenda.open();
    const work = elsewhere(40).then(() => log.push(`${agenda.time} work`));
    await new Promise<void>((resolve) => void agenda.addTimer(5, resolve));
    log.push(`${agenda.time} timer`);
    await work;
    end();
    expect(log).toEqual(["0 work", "5 timer"]);
  });

  test("that were jumped over fire late", async () => {
    timer("t", 10);
    agenda.jumpTo(50);
    expect(log).toEqual([]);
    await activity.rest();
    await activity.rest();
    expect(log).toEqual(["50 t"]);
  });

  test("can be stopped", async () => {
    const stop = timer("never", 10);
    timer("ever", 10);
    stop();
    await agenda.waitUntil(20);
    expect(log).toEqual(["10 ever"]);
  });

  test("let what they set off come to rest before time goes on", async () => {
    agenda.addTimer(10, () => void elsewhere(20).then(() => log.push(`${agenda.time} done`)));
    timer("next", 11);
    await agenda.waitUntil(12);
    expect(log).toEqual(["10 done", "11 next"]);
  });

  test("are told apart from what people do, and belong to the flow that started them", async () => {
    const seen: [boolean, number][] = [];
    const note = () => void seen.push([agenda.isTimerRunning, agenda.flow]);
    await agenda.inFlow(async () => {
      note();
      await new Promise<void>((resolve) => {
        agenda.addTimer(3, () => {
          note();
          resolve();
        });
      });
    });
    await activity.rest();
    await activity.rest();
    note();
    expect(seen).toEqual([
      [false, 1],
      [true, 1],
      [false, 0],
    ]);
  });
});

test("nothing happens any more when it is cleared", async () => {
  agenda.addTimer(10, () => log.push("timer"));
  agenda.clear();
  await agenda.waitUntil(20);
  expect(log).toEqual([]);
});

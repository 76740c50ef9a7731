import { describe, expect, test } from "vitest";

import { SeededRandom } from "./random";

function bytes(seed: number, length: number): number[] {
  const target = new Uint8Array(length);
  new SeededRandom(seed).fill(target);
  return [...target];
}

describe("a seeded source of randomness", () => {
  test("gives the same bytes for the same seed, and others for another", () => {
    expect(bytes(7, 64)).toEqual(bytes(7, 64));
    expect(bytes(8, 64)).not.toEqual(bytes(7, 64));
  });

  test("goes on instead of repeating itself", () => {
    const random = new SeededRandom(1);
    const tokens = Array.from({ length: 200 }, () => random.token());
    expect(new Set(tokens).size).toBe(200);
  });

  test("uses every value of a byte", () => {
    expect(new Set(bytes(1, 8192)).size).toBe(256);
  });

  test("fills a view without touching what lies around it", () => {
    const buffer = new Uint8Array(12);
    new SeededRandom(1).fill(buffer.subarray(4, 8));
    expect([...buffer.subarray(0, 4), ...buffer.subarray(8)]).toEqual(new Array(8).fill(0));
    expect([...buffer.subarray(4, 8)]).toEqual(bytes(1, 4));
  });

  test.each([
    [15, 20],
    [24, 32],
    [1, 2],
  ])("writes %i bytes as %i letters of base64url (RFC 4648, section 5)", (length, letters) => {
    const random = new SeededRandom(3);
    for (let i = 0; i < 50; i++) expect(random.token(length)).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(random.token(length)).toHaveLength(letters);
  });

  test("makes version 4 UUIDs (RFC 9562, section 5.4)", () => {
    const random = new SeededRandom(5);
    const uuids = Array.from({ length: 100 }, () => random.uuid());
    for (const uuid of uuids) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    expect(new Set(uuids).size).toBe(100);
  });
});

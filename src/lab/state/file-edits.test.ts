import { expect, test } from "vitest";

import { FileEdits } from "./file-edits";

/** An editor with one file, which tells of its changes only when `tell` is called. */
function createEditor(text: string) {
  let files: Record<string, string> = { "auth.ts": text };
  const edits = new FileEdits(files, (changed) => {
    files = { ...files, ...changed };
  });
  const tell = () => edits.update(files);
  return {
    edits,
    tell,
    type(more: string) {
      files = { "auth.ts": `${files["auth.ts"]}${more}` };
      tell();
    },
    get text() {
      return files["auth.ts"];
    },
  };
}

const append = (more: string) => (files: Readonly<Record<string, string>>) => ({
  "auth.ts": `${files["auth.ts"]}${more}`,
});

test("two edits hold, though the editor tells of the first only afterwards", async () => {
  const editor = createEditor("a");
  const both = Promise.all([editor.edits.apply(append("b")), editor.edits.apply(append("c"))]);
  expect(await both).toEqual([true, true]);
  expect(editor.text).toBe("abc");
  editor.tell();
  await editor.edits.apply(append("d"));
  expect(editor.text).toBe("abcd");
});

test("an edit that takes its time does not take back another, nor what is typed meanwhile", async () => {
  const editor = createEditor("a");
  let go: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => {
    go = resolve;
  });
  const slow = editor.edits.apply(async (files) => {
    await wait;
    return append("b")(files);
  });
  const quick = editor.edits.apply(append("c"));
  await Promise.resolve();
  editor.type("-");
  go();
  await Promise.all([slow, quick]);
  expect(editor.text).toBe("a-bc");
});

test("an edit that cannot be made changes nothing, and holds up no other", async () => {
  const editor = createEditor("a");
  const failed = editor.edits.apply(() => Promise.reject(new Error("offline")));
  expect(await editor.edits.apply(() => undefined)).toBe(false);
  await expect(failed).rejects.toThrow("offline");
  expect(await editor.edits.apply(append("b"))).toBe(true);
  expect(editor.text).toBe("ab");
});

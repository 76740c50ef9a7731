import { describe, expect, test } from "vitest";

import { defects } from "../../plugins/catalog/defects";
import { writeLabs } from "../../plugins/provider-labs/labs";
import { playFiles } from "../support/play-files";

const { labs } = await writeLabs(process.cwd());

/** Modules with a defect that no option fixes. */
const hopeless = labs
  .filter(({ notice }) => notice && !notice.hasFix)
  .map(({ example }) => example.slug.replace("provider:", ""));

test("there is a lab for each provider module", () => {
  expect(labs).toHaveLength(104);
  expect(hopeless).toEqual(["azure-devops"]);
});

describe("a provider's lab plays to its end", () => {
  test.each(labs.map(({ example: { slug, files } }) => [slug, files] as const))(
    "%s",
    async (slug, files) => {
      const module = slug.replace("provider:", "");
      const played = playFiles(files);
      if (!hopeless.includes(module)) await expect(played).resolves.toMatch(/\S/);
      else await expect(played).rejects.toThrow(defects[module]?.fails);
    },
  );
});

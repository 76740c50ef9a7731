import type { Plugin } from "@docusaurus/types";

/** Styles of what only a running lab shows. Pages, too, draw diagrams. */
const OF_RUNNING_LABS =
  "src/lab/(?:browser|editor|inspector/(?!diagram)|knobs|layout|switches|tour|virtual)|src/lab/RunningLab";

/**
 * Docusaurus plugin that leaves the styles of running labs to the labs' own file, which comes with their
 * script. Docusaurus puts all styles of a site into one file that each page waits for.
 */
export default function labStyles(): Plugin {
  return {
    name: "lab-styles",
    configureWebpack: () => ({
      optimization: {
        splitChunks: {
          cacheGroups: {
            // Docusaurus's own group of styles: what this matches stays in it.
            styles: { test: new RegExp(`^(?!.*/(?:${OF_RUNNING_LABS}))`) },
          },
        },
      },
    }),
  };
}

/** Where the generated pages are on the site. */
export const WORLD_REFERENCE_PATH = "contributing/reference";

/** The folder that the generated pages are written to. */
export const WORLD_PAGES_DIR = ".cache/reference/world";

/** A page about one part of the world. */
export interface WorldPage {
  /** Name of the file in `entries/` that says what the page documents, and of the page. */
  id: string;
  title: string;
  description: string;
}

/** The pages in the order of the sidebar. */
export const worldPages: readonly WorldPage[] = [
  {
    id: "scenario",
    title: "Scenario language",
    description: "The vocabulary of scenarios: people, expectations, and the parts of a world.",
  },
  {
    id: "running",
    title: "Running scenarios",
    description: "How a scenario is played, step by step or as a test.",
  },
  { id: "world", title: "World", description: "The simulated internet as a whole, and its setup." },
  { id: "network", title: "Network", description: "Hosts, and how requests reach them." },
  { id: "browser", title: "Browsers", description: "Browsers, tabs, cookie jars and pages." },
  {
    id: "identity-providers",
    title: "Identity providers",
    description: "The engine behind every simulated provider, and its personas.",
  },
  {
    id: "mail",
    title: "Mail",
    description: "Mailboxes, and the services through which an app sends.",
  },
  {
    id: "database",
    title: "Database",
    description: "SQLite in the world, every statement and row in the trace, and faults.",
  },
  { id: "clock", title: "Clock", description: "The world's time, and turns within it." },
  { id: "trace", title: "Trace", description: "Every kind of event, and the forms of export." },
];

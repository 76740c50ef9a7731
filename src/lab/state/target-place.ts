import type { Target } from "../../sandbox/messages";
import type { PanelName } from "../inspector/panel-names";
import type { PaneName } from "../layout/pane-names";

const PANEL_OF: Record<Target["kind"], PanelName | undefined> = {
  browser: undefined,
  file: undefined,
  panel: undefined,
  row: "Timeline",
  cookie: "Cookies",
  session: "Tokens",
  token: "Tokens",
  table: "Database",
  mail: "Mail",
  call: "Callbacks",
  log: "Log",
};

/** The panel of the inspector that a target is in, if it is in one. */
export function panelOf(target: Target): PanelName | undefined {
  return target.kind === "panel" ? target.panel : PANEL_OF[target.kind];
}

/** The pane that a target is in. */
export function paneOf(target: Target): PaneName {
  if (target.kind === "file") return "Code";
  return target.kind === "browser" ? "Browser" : "Inspector";
}

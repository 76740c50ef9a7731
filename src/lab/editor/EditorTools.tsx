import { type ReactNode, useId, useState } from "react";

import type { Finding } from "../../sandbox/messages";
import { DownloadProject } from "../export/DownloadProject";
import { PanelBoundary } from "../PanelBoundary";
import { useLab } from "../state/lab-context";
import { Switches } from "../switches/Switches";
import { Toolbar } from "../Toolbar";
import { ToolButton } from "../ToolButton";
import { CopyLink } from "./CopyLink";
import { DoctorPanel, FindingCount } from "./DoctorPanel";
import styles from "./EditorPanel.module.css";
import { MoreTools } from "./MoreTools";
import type { Problem } from "./language/problems";
import { ProblemCount, ProblemsPanel } from "./ProblemsPanel";

interface EditorToolsProps {
  /** Undefined where the code could not be evaluated. */
  findings: readonly Finding[] | undefined;
  /** Undefined until TypeScript has looked. */
  problems: readonly Problem[] | undefined;
  onGo: (problem: Problem) => void;
  /** Files that are not as the example's, for a link. */
  changed: Record<string, string>;
  /** Undoes all changes; undefined where there are none. */
  onReset: (() => void) | undefined;
}

/** The tools above the code, and the drawer that one of them opens. */
export function EditorTools({ findings, problems, onGo, changed, onReset }: EditorToolsProps) {
  const { example, restart, apply, files } = useLab();
  const [open, setOpen] = useState<string>();
  const id = useId();
  const drawers: { name: string; count?: ReactNode; wayOn?: string; panel: ReactNode }[] = [
    {
      name: "Switches",
      wayOn: "The code can be changed by hand.",
      panel: <Switches files={files} onEdit={apply} />,
    },
    {
      name: "Problems",
      count: <ProblemCount problems={problems} />,
      panel: (
        <ProblemsPanel
          problems={problems}
          onGo={(problem) => {
            // On a phone, the code is there when the drawer is closed.
            setOpen(undefined);
            onGo(problem);
          }}
        />
      ),
    },
    {
      name: "Doctor",
      count: <FindingCount findings={findings} />,
      panel: <DoctorPanel findings={findings} />,
    },
  ];
  return (
    <>
      <Toolbar aria-label="Code" className={styles.tools}>
        {drawers.map(({ name, count }) => (
          <button
            key={name}
            type="button"
            aria-expanded={open === name}
            aria-controls={`${id}-${name}`}
            onClick={() => setOpen(open === name ? undefined : name)}
          >
            {name} {count}
          </button>
        ))}
        <span className={styles.gap} />
        <ToolButton onClick={restart}>Restart</ToolButton>
        <MoreTools>
          <CopyLink example={example} changed={changed} />
          <DownloadProject />
          <ToolButton off={!onReset} onClick={() => onReset?.()}>
            Reset code
          </ToolButton>
        </MoreTools>
      </Toolbar>
      {drawers.map(({ name, wayOn, panel }) => (
        <div key={name} id={`${id}-${name}`} className={styles.drawer} hidden={open !== name}>
          {open === name && (
            <PanelBoundary what={`The panel ${name}`} wayOn={wayOn}>
              {panel}
            </PanelBoundary>
          )}
        </div>
      ))}
    </>
  );
}

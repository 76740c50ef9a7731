import { useId, useRef, useState } from "react";

import { adviceFor } from "../../loading/advice";
import { LoadError, part } from "../../loading/part";
import type { LabExample } from "../example";
import { offerFile } from "../offer-file";
import { useLab } from "../state/lab-context";
import { ToolButton } from "../ToolButton";
import { useDismissal } from "../use-dismissal";
import styles from "./DownloadProject.module.css";

/** What readers choose from. The rest of the module is loaded when they have chosen. */
const TARGETS = [
  ["hono", "Hono"],
  ["express", "Express 5"],
  ["next", "Next.js"],
] as const;

type TargetName = (typeof TARGETS)[number][0];

/** The only choice for an app of Next.js, which needs no other framework around it. */
const NEXT_APP: readonly (readonly [TargetName, string])[] = [["next", "Next.js"]];

/** Makes a project for Node of the files as they stand in the editor, and offers it as a zip. */
export function DownloadProject() {
  const { example, files } = useLab();
  const targets = "app.ts" in files ? TARGETS : NEXT_APP;
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<{ text: string; failed?: boolean }>();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLSpanElement>(null);
  const id = useId();
  useDismissal(menu, open, (byKey) => {
    setOpen(false);
    if (byKey) button.current?.focus();
  });

  async function download(target: TargetName, title: string) {
    setOpen(false);
    button.current?.focus();
    setOutcome({ text: `Making the ${title} project …` });
    try {
      await offerProject(target, example, files);
      setOutcome({
        text: `The ${title} project is in your downloads: its README says how to start it.`,
      });
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      const advice = adviceFor(error, "choose again");
      const text = `The part of the site that makes projects did not load. ${advice}`;
      setOutcome({ text, failed: true });
    }
  }

  return (
    <>
      <span ref={menu} className={styles.menu}>
        <ToolButton
          ref={button}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          Download project
        </ToolButton>
        <span
          id={id}
          role="group"
          aria-label="Project for"
          hidden={!open}
          className={styles.targets}
          {...(example.shared && { "aria-describedby": `${id}-warning` })}
        >
          {example.shared && (
            <span id={`${id}-warning`} className={styles.warning}>
              <strong>This code came with a link.</strong> The lab keeps it from your files. A
              project runs on your machine with your rights: it can read your files and use the
              network. Read all of the code before you start it.
            </span>
          )}
          {targets.map(([target, title]) => (
            <button key={target} type="button" onClick={() => void download(target, title)}>
              {title}
            </button>
          ))}
        </span>
      </span>
      <span role={outcome?.failed ? "alert" : "status"} className={styles.outcome}>
        {outcome?.text}
      </span>
    </>
  );
}

const loadExport = part(() =>
  Promise.all([
    import("./project"),
    import("./zip"),
    import("@generated/project-export/default/parts.json"),
  ]),
);

/** @throws LoadError if what makes projects does not load */
async function offerProject(
  target: TargetName,
  { slug, title, shared }: LabExample,
  files: Record<string, string>,
): Promise<void> {
  const [{ projectFiles }, { zip }, { default: parts }] = await loadExport();
  const name = `${slug.replace(/[^a-z0-9-]+/g, "-")}-${target}`;
  const project = projectFiles({
    target,
    name,
    title,
    files,
    isShared: shared !== undefined,
    parts,
  });
  offerFile(`${name}.zip`, zip(name, project), "application/zip");
}

import { useState } from "react";

import { adviceFor } from "../../loading/advice";
import { LoadError, part } from "../../loading/part";
import { useLab } from "../state/lab-context";
import { offerFile } from "../offer-file";
import { ToolButton } from "../ToolButton";

const loadHar = part(() => import("../../world/trace/har"));

/** Offers the trace's exchanges as an HTTP Archive, which developer tools of browsers can read. */
export function DownloadHar() {
  const { events, example } = useLab();
  const [failure, setFailure] = useState<string>();
  const isEmpty = events.find(({ kind }) => kind === "request") === undefined;

  async function download() {
    try {
      const { toHar } = await loadHar();
      const text = JSON.stringify(toHar([...events]), null, 2);
      offerFile(`${example.slug}.har`, text, "application/json");
      setFailure(undefined);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      setFailure(adviceFor(error, "press the button again"));
    }
  }

  return (
    <>
      <ToolButton off={isEmpty} onClick={() => void download()}>
        Download HAR
      </ToolButton>
      {failure !== undefined && (
        <span role="alert">The part of the site that writes HAR files did not load. {failure}</span>
      )}
    </>
  );
}

import { useState } from "react";

import { useLab } from "../state/lab-context";
import { offerFile } from "../offer-file";
import { ToolButton } from "../ToolButton";

/** Offers the trace's exchanges as an HTTP Archive, which developer tools of browsers can read. */
export function DownloadHar() {
  const { events, example } = useLab();
  const [failed, setFailed] = useState(false);
  const isEmpty = events.find(({ kind }) => kind === "request") === undefined;

  async function download() {
    try {
      const { toHar } = await import("../../world/trace/har");
      const text = JSON.stringify(toHar([...events]), null, 2);
      offerFile(`${example.slug}.har`, text, "application/json");
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }

  return (
    <>
      <ToolButton off={isEmpty} onClick={() => void download()}>
        Download HAR
      </ToolButton>
      {failed && (
        <span role="alert">
          The part of the site that writes HAR files did not load. Check the connection, and press
          the button again.
        </span>
      )}
    </>
  );
}

import useBaseUrl from "@docusaurus/useBaseUrl";

import type { LabExample } from "../example";
import { encodeShare, LONGEST_LINK, queryOfExample } from "../state/share";
import { ToolButton } from "../ToolButton";
import { useClipboard } from "../use-clipboard";

/** Puts the edited files into a link and the link on the clipboard. */
export function CopyLink({
  example,
  changed,
}: {
  example: LabExample;
  changed: Record<string, string>;
}) {
  const playground = useBaseUrl("/playground/");
  const { copy, say, outcome } = useClipboard();

  async function copyLink() {
    const url = new URL(playground, window.location.href);
    url.search = queryOfExample(example.slug);
    if (Object.keys(changed).length > 0) {
      url.hash = await encodeShare({ example: example.slug, files: changed });
    }
    if (url.href.length > LONGEST_LINK) {
      return say("This code is too long for a link. Shorten it, and try again.");
    }
    await copy("Link", url.href);
  }

  return (
    <>
      <ToolButton onClick={() => void copyLink()}>Copy link</ToolButton>
      {outcome}
    </>
  );
}

// Change: pages that were written by hand can be copied as Markdown.
import { useDoc } from "@docusaurus/plugin-content-docs/client";
import DocItemContent from "@theme-original/DocItem/Content";
import type { Props } from "@theme/DocItem/Content";

import { CopyPage } from "../../../components/CopyPage";

export default function CopyableContent(props: Props) {
  const { metadata } = useDoc();
  return (
    <>
      {metadata.source.startsWith("@site/docs/") && (
        <CopyPage address={metadata.permalink} title={metadata.title} />
      )}
      <DocItemContent {...props} />
    </>
  );
}

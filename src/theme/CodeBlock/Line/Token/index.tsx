// Change: plain text is no element, and a token has one short class instead of Prism's names and a
// style of its own. Code is most of the HTML of a reference page: this halves it.
import type { Props } from "@theme/CodeBlock/Line/Token";

import { tokenKind } from "../../../../components/code-theme";

export default function CodeToken({ token, children }: Props) {
  const kind = tokenKind(token.types);
  return kind === undefined ? children : <span className={`code-${kind}`}>{children}</span>;
}

// Change: a block of code is drawn once. Docusaurus draws each anew in the browser, since Prism could have
// other colors there, which are rules of src/css/code.css here; and it measures each block, for a button
// that src/hydration/code-buttons.ts offers when somebody comes to the block. React does not take it over:
// Prism, which it would need for that, has not come by then (plugins/late-prism).
import { useThemeConfig } from "@docusaurus/theme-common";
import {
  CodeBlockContextProvider,
  createCodeBlockMetadata,
} from "@docusaurus/theme-common/internal";
import ElementContent from "@theme/CodeBlock/Content/Element";
import Layout from "@theme/CodeBlock/Layout";
import type { Props } from "@theme/CodeBlock";
import { Children, isValidElement } from "react";

import { Static } from "../../hydration/Static";

const NO_WRAP = {
  codeBlockRef: { current: null },
  isEnabled: false,
  isCodeScrollable: false,
  toggle: () => undefined,
};

export default function CodeBlock({ children, ...props }: Props) {
  const { defaultLanguage, magicComments } = useThemeConfig().prism;
  if (Children.toArray(children).some((child) => isValidElement(child))) {
    return <ElementContent {...props}>{children}</ElementContent>;
  }
  const { className, language, metastring, showLineNumbers, title } = props;
  const metadata = createCodeBlockMetadata({
    code: Array.isArray(children) ? children.join("") : String(children),
    className,
    language,
    defaultLanguage,
    metastring,
    magicComments,
    title,
    showLineNumbers,
  });
  return (
    <Static>
      <CodeBlockContextProvider metadata={metadata} wordWrap={NO_WRAP}>
        <Layout />
      </CodeBlockContextProvider>
    </Static>
  );
}

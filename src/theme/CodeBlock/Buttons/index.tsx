// Change: the buttons are part of the HTML, drawn by rules of src/css/code.css, and what they do is done
// for all blocks of code together (src/hydration/code-buttons.ts), so that no block needs React for it.
import { translate } from "@docusaurus/Translate";

export default function CodeBlockButtons() {
  const wrap = translate({
    id: "theme.CodeBlock.wordWrapToggle",
    message: "Toggle word wrap",
    description: "The title attribute for toggle word wrapping button of code block lines",
  });
  const copy = translate({
    id: "theme.CodeBlock.copyButtonAriaLabel",
    message: "Copy code to clipboard",
    description: "The ARIA label for copy code blocks button",
  });
  return (
    <div className="codeblock-buttons">
      <button type="button" data-code="wrap" hidden aria-label={wrap} title={wrap} />
      <button type="button" data-code="copy" aria-label={copy} title={copy} />
    </div>
  );
}

// Change: the page of search results has a main landmark. The theme's page has none, and offers no
// part to replace: it draws its content into the layout itself.
import OriginalSearchPage from "@theme-original/SearchPage";
import { useEffect } from "react";

/** The layout's element for what is between navbar and footer. */
const CONTENT = "#__docusaurus_skipToContent_fallback";

export default function SearchPage() {
  useEffect(() => {
    document.querySelector(`${CONTENT} > .container`)?.setAttribute("role", "main");
  }, []);
  return <OriginalSearchPage />;
}

// Change: the page of search results has a main landmark, and says it when the index does not load.
// The theme's page has no landmark, and offers no part to replace: it draws its content into the
// layout itself.
import useBaseUrl from "@docusaurus/useBaseUrl";
import OriginalSearchPage from "@theme-original/SearchPage";
import Layout from "@theme/Layout";
import { useCallback, useEffect } from "react";

import { LoadNotice } from "@site/src/loading/LoadNotice";
import { usePart } from "@site/src/loading/use-part";

import { loadIndex } from "../SearchBar/search-worker";

/** The layout's element for what is between navbar and footer. */
const CONTENT = "#__docusaurus_skipToContent_fallback";

export default function SearchPage() {
  const baseUrl = useBaseUrl("/");
  const load = useCallback(() => loadIndex(baseUrl).then(() => true), [baseUrl]);
  const { failure, isLoading, retry } = usePart(load, true);
  useEffect(() => {
    document.querySelector(`${CONTENT} > .container`)?.setAttribute("role", "main");
  }, [failure]);
  if (!failure) return <OriginalSearchPage />;
  return (
    <Layout>
      <div className="container margin-vert--lg">
        <h1>Search the documentation</h1>
        <LoadNotice what="The search" failure={failure} isLoading={isLoading} onRetry={retry} />
      </div>
    </Layout>
  );
}

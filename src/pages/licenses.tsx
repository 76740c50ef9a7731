import useBaseUrl from "@docusaurus/useBaseUrl";
import Layout from "@theme/Layout";

import { LicenseTable } from "../components/licenses/LicenseTable";

/** Whose work ships with the site, and under which licenses. */
export default function Licenses() {
  const texts = useBaseUrl("/licenses/third-party-licenses.txt");
  return (
    <Layout
      title="Licenses"
      description="The packages of others that this site ships in its pages, labs, editor and downloads, each with its license."
    >
      <main className="container margin-vert--lg">
        <div className="markdown">
          <h1>Licenses</h1>
          <p>
            The text and code of this site are under the ISC license. The packages below are the
            work of others: something of each is in the site’s pages, labs, editor or downloaded
            projects, or the reference is made of its comments.
          </p>
          <p>
            Read <a href={texts}>the licenses and notices of all of them</a>. The build makes both
            lists from what is in its bundles, and fails if a license is not one of the few that let
            anybody use the work for anything.
          </p>
          <LicenseTable />
        </div>
      </main>
    </Layout>
  );
}

// Change: preloads the font of running text, whose hashed address only the bundler knows; links in the
// parts of pages that React does not take over lead on without loading the site anew; and the pages that
// links lead to, and what colors their code, are not fetched before the reader does something.
import Head from "@docusaurus/Head";
import textFont from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";
import displayFont from "@fontsource/barlow-semi-condensed/files/barlow-semi-condensed-latin-600-normal.woff2";
import type { ReactNode } from "react";

import { preloadPrism } from "../components/code/late-prism";
import { PatientPrefetch } from "../hydration/PatientPrefetch";
import { StaticLinks } from "../hydration/StaticLinks";

export default function Root({ children }: { children: ReactNode }) {
  return (
    <>
      <Head>
        {[textFont, displayFont].map((href) => (
          <link
            key={href}
            rel="preload"
            href={href}
            as="font"
            type="font/woff2"
            crossOrigin="anonymous"
          />
        ))}
      </Head>
      <StaticLinks />
      <PatientPrefetch also={preloadPrism} />
      {children}
    </>
  );
}

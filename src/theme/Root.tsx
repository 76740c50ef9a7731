// Change: preloads the font of running text, whose hashed address only the bundler knows.
import Head from "@docusaurus/Head";
import textFont from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";
import displayFont from "@fontsource/barlow-semi-condensed/files/barlow-semi-condensed-latin-600-normal.woff2";
import type { ReactNode } from "react";

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
      {children}
    </>
  );
}

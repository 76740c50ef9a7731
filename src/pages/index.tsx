import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import Layout from "@theme/Layout";

import { FolderSection } from "../components/home/FolderSection";
import { Hero } from "../components/home/Hero";
import { OfflineSection } from "../components/home/OfflineSection";
import { StartSection } from "../components/home/StartSection";
import { TripSection } from "../components/home/TripSection";

/** The landing page: what this is, a lab to sign in with at once, and where to go from here. */
export default function Home() {
  const { tagline } = useDocusaurusContext().siteConfig;
  return (
    <Layout
      title={tagline}
      description="Independent documentation of Auth.js in which the real @auth/core runs in your browser and shows every request, cookie and token of a sign-in."
    >
      <main>
        <Hero />
        <TripSection />
        <FolderSection />
        <OfflineSection />
        <StartSection />
      </main>
    </Layout>
  );
}

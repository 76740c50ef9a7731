import Layout from "@theme/Layout";

import { Playground } from "../components/playground/Playground";

/** The lab as a page of its own, on any example. */
export default function PlaygroundPage() {
  return (
    <Layout
      title="Playground"
      description="Edit an Auth.js configuration, sign in with the real @auth/core in a simulated internet, and watch every request, cookie and token."
    >
      <Playground />
    </Layout>
  );
}

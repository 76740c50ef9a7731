import Layout from "@theme/Layout";

export default function Home() {
  return (
    <Layout title="Auth.js, live">
      <main>Hello</main>
    </Layout>
  );
}

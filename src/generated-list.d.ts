/** The examples that plugins/examples found, without their files. */
declare module "@generated/examples/default/index.json" {
  const examples: { slug: string; title: string; summary: string }[];
  export default examples;
}

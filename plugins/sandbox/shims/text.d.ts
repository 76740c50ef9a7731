/** The text of a script, bundled as it is (esbuild's loader "text"). */
declare module "*.umd.min.js" {
  const text: string;
  export default text;
}

/** A font imported in code is the address that the bundler gives it. */
declare module "*.woff2" {
  const address: string;
  export default address;
}

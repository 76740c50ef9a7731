export type { FrameworkPackage } from "./config/frameworks";
export { Doctor } from "./doctor";
export type { Finding } from "./finding";

export { Doctor } from "./doctor";
export type { Finding } from "./finding";

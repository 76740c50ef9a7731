export { Doctor, type Patient } from "./doctor";
export type { Finding } from "./finding";

/** The file that the page shows above this one. */
export { shared } from "../../examples/split-config/shared";

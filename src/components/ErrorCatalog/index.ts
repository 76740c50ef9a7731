export { ErrorOutcome, ErrorParameters } from "./ErrorOutcome";
export { ErrorSearch } from "./ErrorSearch";

import includeLanguages from "@theme/prism-include-languages";
import { Highlight, Prism } from "prism-react-renderer/dist/index.mjs";

includeLanguages(Prism);

export { Highlight };

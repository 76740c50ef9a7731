import type { ProviderCatalog } from "./components/ProviderTable/rows";
import type { LabExample } from "./lab/example";

declare global {
  /** Data that plugins/examples makes of the folders in `examples/`. */
  module "@generated/examples/default/*.json" {
    const example: LabExample;
    export default example;
  }

  /** What plugins/catalog found out by signing in with every provider module. */
  module "@generated/catalog/default/providers.json" {
    const catalog: ProviderCatalog;
    export default catalog;
  }
}

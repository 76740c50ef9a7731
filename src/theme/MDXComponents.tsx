// Change: the components of this site's pages; tables scroll in a box that the keyboard can reach.
import MDXComponents from "@theme-original/MDXComponents";

import { pageComponents } from "../components/page-components";
import { ScrollableTable } from "../hydration/ScrollableTable";

export default { ...MDXComponents, ...pageComponents, table: ScrollableTable };

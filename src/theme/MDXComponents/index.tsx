// Change: tables of Markdown pages scroll in a box that the keyboard can reach.
import MDXComponents from "@theme-original/MDXComponents";

import { ScrollableTable } from "../../components/ScrollableTable";

export default { ...MDXComponents, table: ScrollableTable };

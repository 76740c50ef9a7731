// Change: the components of this site's pages.
import MDXComponents from "@theme-original/MDXComponents";

import { pageComponents } from "../components/page-components";

export default { ...MDXComponents, ...pageComponents };

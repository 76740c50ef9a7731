// Change: the site's own search; the classic theme has none.
export { SearchBox as default } from "@site/src/components/search/SearchBox";

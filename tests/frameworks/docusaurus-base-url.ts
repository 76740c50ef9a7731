/** `@docusaurus/useBaseUrl`, which needs an application around it: the site is at the root. */
export default function useBaseUrl(path: string): string {
  return path;
}

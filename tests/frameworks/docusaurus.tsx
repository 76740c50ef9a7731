import type { ComponentProps } from "react";

/** What the lab uses of Docusaurus, which needs an application around it. */

/** `@docusaurus/Link` */
export default function Link({ to, children, ...props }: ComponentProps<"a"> & { to: string }) {
  return (
    <a href={to} {...props}>
      {children}
    </a>
  );
}

/** `@docusaurus/theme-common` */
export function useColorMode() {
  return { colorMode: "light" };
}

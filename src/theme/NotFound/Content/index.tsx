// Change: names the path that was not found, offers search and the pages whose addresses are
// most like it, or all of its folder, and says where pages of the older Auth.js documentation
// went. The theme's page says only that there is nothing.
import Link from "@docusaurus/Link";
import { useLocation } from "@docusaurus/router";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import useIsBrowser from "@docusaurus/useIsBrowser";
import clsx from "clsx";

import { folderOf } from "../../../components/not-found/folder";
import { nearestRoutes } from "../../../components/not-found/nearest";
import { oldAddressHint } from "../../../components/not-found/old-addresses";
import { pagePaths } from "../../../components/not-found/routes";
import { SearchButton } from "../../../components/SearchButton";
import styles from "./styles.module.css";

const ENTRANCES = ["/", "/tutorials/first-sign-in/", "/faq/", "/reference/core/"];

/** What is known about the missing page; nothing while the page is rendered ahead of time. */
function useMissing() {
  const { baseUrl } = useDocusaurusContext().siteConfig;
  const { pathname } = useLocation();
  if (!useIsBrowser()) return undefined;
  const path = pathname.startsWith(baseUrl) ? `/${pathname.slice(baseUrl.length)}` : pathname;
  const pages = pagePaths(baseUrl);
  const moved = oldAddressHint(path, pages);
  const near = nearestRoutes(path, pages, 4).filter((page) => page !== moved?.to);
  const folder = folderOf(path, pages);
  // Where nothing but the folder is alike, a choice of its pages would be one by chance.
  if (folder && near.every((page) => folder.pages.includes(page))) {
    const pagesOfFolder = [...new Set([...near, ...folder.pages])];
    return { path, moved, near: pagesOfFolder, heading: `Pages below ${folder.path}` };
  }
  return { path, moved, near, heading: "Pages with an address like it" };
}

export default function NotFoundContent({ className }: { className?: string }) {
  const missing = useMissing();
  const near = missing?.near.length ? missing.near : ENTRANCES;
  return (
    <main className={clsx(styles.page, className)}>
      <svg
        className={styles.track}
        viewBox="0 0 1200 60"
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
      >
        <path className={styles.line} d="M-2000 46H560l50-26H706" />
        <circle className={styles.stop} cx="560" cy="46" r="7" />
        <path className={styles.buffer} d="M712 4v32" />
      </svg>
      <h1>This line ends here</h1>
      <p className={styles.lead}>
        There is no page at {missing ? <code>{missing.path}</code> : "this address"}.
      </p>
      {missing?.moved && (
        <p className={styles.moved}>
          The address looks like one of older Auth.js documentation. {missing.moved.hint}{" "}
          <Link to={missing.moved.to}>{missing.moved.to}</Link>
        </p>
      )}
      <h2>{missing?.near.length ? missing.heading : "Places to start"}</h2>
      <ul className={styles.near}>
        {near.map((page) => (
          <li key={page}>
            <Link to={page}>{page}</Link>
          </li>
        ))}
      </ul>
      <SearchButton
        render={(button) => (
          <p className={styles.search}>{button} for what you expected to find here.</p>
        )}
      />
    </main>
  );
}

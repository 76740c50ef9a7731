import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

import { focusableWhileItScrolls } from "./ScrollableTable";

const AS_IT_IS = { dangerouslySetInnerHTML: { __html: "" }, suppressHydrationWarning: true };

const InStatic = createContext(false);

/**
 * A part of a page that React does not take over when the page is loaded: what the server has drawn stays
 * as it is, and costs nothing. On a page that the reader comes to by a link of this site, it is drawn as
 * anything else. Links in it: `StaticLinks`.
 *
 * React does not look into an element of which it is told the HTML, and leaves the HTML that is there.
 *
 * Written around the parts of pages by `plugins/static-content`, and around each block of code, wherever it
 * stands. In another static part it is nothing of its own.
 *
 * @param props.children what does nothing but stand there: no component that keeps a state or listens
 */
export function Static({ children }: { children: ReactNode }) {
  return useContext(InStatic) ? children : <Box>{children}</Box>;
}

function Box({ children }: { children: ReactNode }) {
  const [isServers, setIsServers] = useState(isHydrating);
  const box = useRef<HTMLDivElement>(null);
  // React draws a page anew where it cannot take it over, and then nothing is there yet.
  useLayoutEffect(() => {
    if (box.current?.firstChild === null) setIsServers(false);
  }, []);
  useEffect(() => {
    if (!isServers) return;
    const tables = box.current?.querySelectorAll<HTMLDivElement>(".table-box") ?? [];
    const ends = [...tables].map(focusableWhileItScrolls);
    return () => {
      for (const end of ends) end();
    };
  }, [isServers]);
  const drawn = { children: <InStatic value={true}>{children}</InStatic> };
  return <div ref={box} className="static" {...(isServers ? AS_IT_IS : drawn)} />;
}

/** Whether React takes over what the server has drawn: Docusaurus says so in the page. */
function isHydrating(): boolean {
  return (
    typeof document !== "undefined" && document.documentElement.dataset["hasHydrated"] === "false"
  );
}

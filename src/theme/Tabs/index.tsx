// Change: tabs are taken over as the server has drawn them. Docusaurus draws them and all that is in them
// anew, for what React 18 has mended; and Home, End and the space bar work as in other lists of tabs.
import {
  sanitizeTabsChildren,
  TabsProvider,
  useScrollPositionBlocker,
  useTabs,
  useTabsContextValue,
} from "@docusaurus/theme-common/internal";
import type { Props } from "@theme/Tabs";
import type { KeyboardEvent } from "react";

export default function Tabs(props: Props) {
  const value = useTabsContextValue(props);
  return (
    <TabsProvider value={value}>
      <div className="theme-tabs-container tabs-container">
        <TabList />
        <div className="margin-top--md">{sanitizeTabsChildren(props.children)}</div>
      </div>
    </TabsProvider>
  );
}

function TabList() {
  const { selectedValue, selectValue, tabValues } = useTabs();
  const { blockElementScrollPositionUntilNextRender } = useScrollPositionBlocker();
  const select = (tab: HTMLElement, value: string) => {
    if (value === selectedValue) return;
    blockElementScrollPositionUntilNextRender(tab);
    selectValue(value);
  };
  return (
    <ul role="tablist" aria-orientation="horizontal" className="tabs" onKeyDown={moveFocus}>
      {tabValues.map(({ value, label }) => {
        const isSelected = value === selectedValue;
        return (
          <li
            key={value}
            role="tab"
            tabIndex={isSelected ? 0 : -1}
            aria-selected={isSelected}
            className={`tabs__item${isSelected ? " tabs__item--active" : ""}`}
            onClick={({ currentTarget }) => select(currentTarget, value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              select(event.currentTarget, value);
            }}
          >
            {label ?? value}
          </li>
        );
      })}
    </ul>
  );
}

/** Arrow keys go round; Home and End go to the first and the last tab. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
  const current = tabs.indexOf(event.target as HTMLElement);
  const next = {
    ArrowRight: (current + 1) % tabs.length,
    ArrowLeft: current - 1,
    Home: 0,
    End: -1,
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  tabs.at(next)?.focus();
}

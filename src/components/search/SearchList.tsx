import type { Choice, Group } from "./groups";
import { ResultLink } from "./ResultLink";
import styles from "./search.module.css";

interface SearchListProps {
  /** Id of the list; its options have ids that begin so. */
  id: string;
  groups: readonly Group[];
  /** Which of all choices is the chosen one, counted through the groups. */
  active: number;
  onActive: (index: number) => void;
  /** Told when a link is followed in this tab. */
  onFollow: (choice: Choice) => void;
}

/** Id of the option that a choice is. */
export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** The list of a search field: links that are options, by groups. The focus stays in the field. */
export function SearchList({ id, groups, active, onActive, onFollow }: SearchListProps) {
  let count = 0;
  return (
    <div id={id} role="listbox" aria-label="Search results" className={styles.list}>
      {groups.map(({ label, choices }) => (
        <div key={label} role="group" aria-label={label}>
          <div role="presentation" className={styles.group}>
            {label}
          </div>
          {choices.map((choice) => {
            const index = count++;
            return (
              <Option
                key={index}
                id={optionId(id, index)}
                choice={choice}
                isActive={index === active}
                onActive={() => onActive(index)}
                onFollow={onFollow}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  id: string;
  choice: Choice;
  isActive: boolean;
  onActive: () => void;
  onFollow: (choice: Choice) => void;
}

function Option({ id, choice, isActive, onActive, onFollow }: OptionProps) {
  return (
    <ResultLink
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      choice={choice}
      onFollow={onFollow}
      // The field keeps the focus, and what is typed next goes there.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={onActive}
    />
  );
}

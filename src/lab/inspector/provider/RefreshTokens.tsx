import type { RefreshTokenPolicy } from "../../../sandbox/messages";
import { Checkbox, NumberField, Select } from "./controls";
import type { ControlProps } from "./Folds";
import { ISSUED } from "./settings";

/** When a provider issues refresh tokens, and what becomes of a used one. */
export function RefreshTokens({ provider, off, onChange }: ControlProps) {
  const { issued, rotates, detectsReuse, grace } = provider.refreshTokens;
  const set = (refreshTokens: Partial<RefreshTokenPolicy>) => onChange({ refreshTokens });
  const common = { report: provider, off };
  return (
    <>
      <Select
        {...common}
        label="Issued"
        hint="It counts from the next sign-in on."
        value={issued}
        onChange={(when) => set({ issued: when })}
      >
        {Object.entries(ISSUED).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
      <Checkbox
        {...common}
        label="Rotation"
        hint="A refresh token works once, and the answer brings the next."
        value={rotates}
        onChange={(on) => set({ rotates: on })}
      />
      <Checkbox
        {...common}
        label="Reuse detection"
        hint={
          rotates
            ? "A used one that comes again revokes all tokens of its consent."
            : "Without rotation no refresh token is ever used up."
        }
        value={detectsReuse}
        onChange={(on) => set({ detectsReuse: on })}
      />
      <NumberField
        {...common}
        label="Grace"
        hint="For so long a used one still works, for apps that refresh in parallel."
        unit="s"
        min={0}
        value={grace}
        onChange={(seconds) => set({ grace: seconds })}
      />
    </>
  );
}

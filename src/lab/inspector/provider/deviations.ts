import type { Faults, ProviderPart, ProviderState } from "../../../sandbox/messages";
import { formatSpan } from "../format";
import {
  type Answer,
  ANSWERS,
  AUTHORIZATION_ERROR,
  type Change,
  delay,
  giveAnswer,
  ISSUED,
  isDown,
  LIFETIMES,
  PARTS,
  PERSON_TROUBLES,
  REDIRECT_TROUBLES,
  takeDown,
  TOKEN_ERROR,
  TOKEN_TROUBLES,
} from "./settings";

/** Groups of the controls, each a fold. */
export type Group = "redirect" | "tokens" | "person" | "network" | "refresh" | "lifetimes";

/** Something about a provider that is not as it was declared, and the way back. */
export interface Deviation {
  group: Group;
  label: string;
  undo: Change;
}

/** All that a reader, or the scenario, has switched on at a provider. */
export function deviationsOf(provider: ProviderState): Deviation[] {
  return [
    ...troublesOf(provider.faults),
    ...networkOf(provider),
    ...refreshOf(provider),
    ...lifetimesOf(provider),
  ];
}

function troublesOf(faults: Faults): Deviation[] {
  const groups = [
    { group: "redirect", troubles: REDIRECT_TROUBLES, choices: [AUTHORIZATION_ERROR] },
    { group: "tokens", troubles: TOKEN_TROUBLES, choices: [TOKEN_ERROR] },
    { group: "person", troubles: PERSON_TROUBLES, choices: [] },
  ] as const;
  const found = groups.flatMap(({ group, troubles, choices }): Deviation[] => [
    ...choices.flatMap(({ label, read, write }) => {
      const code = read(faults);
      const undo = { faults: write(undefined) };
      return code === undefined ? [] : [{ group, label: `${label} ${code}`, undo }];
    }),
    ...troubles
      .filter(({ isOn }) => isOn(faults))
      .map(({ label, turn }) => ({ group, label, undo: { faults: turn(false) } })),
  ]);
  const { clockSkew = 0 } = faults;
  if (clockSkew === 0) return found;
  const label = `Clock ${formatSpan(Math.abs(clockSkew))} ${clockSkew > 0 ? "fast" : "slow"}`;
  return [...found, { group: "person", label, undo: { faults: { clockSkew: null } } }];
}

function networkOf(provider: ProviderState): Deviation[] {
  const { faults } = provider;
  const group = "network";
  const slow = (Object.keys(PARTS) as ProviderPart[]).flatMap((part) => {
    const time = faults.slow?.[part];
    if (time === undefined) return [];
    const label = `${capital(PARTS[part])} ${formatSpan(time)} late`;
    return [{ group, label, undo: { faults: delay(part, 0) } }];
  }) satisfies Deviation[];
  if (isDown(provider)) {
    return [
      { group, label: "Everything is down", undo: { faults: takeDown(provider, false) } },
      ...slow,
    ];
  }
  const answers = (Object.keys(ANSWERS) as Answer[]).flatMap((answer) =>
    [...new Set(faults[answer])].map((part) => ({
      group,
      label: `${capital(PARTS[part])}: ${ANSWERS[answer]}`,
      undo: { faults: giveAnswer(part, undefined) },
    })),
  ) satisfies Deviation[];
  return [...answers, ...slow];
}

function refreshOf({
  refreshTokens: now,
  declared: { refreshTokens: was },
}: ProviderState): Deviation[] {
  const group = "refresh";
  const found: Deviation[] = [];
  if (now.issued !== was.issued) {
    const label = `Refresh tokens ${ISSUED[now.issued]}`;
    found.push({ group, label, undo: { refreshTokens: { issued: was.issued } } });
  }
  if (now.rotates !== was.rotates) {
    const label = `Rotation ${now.rotates ? "on" : "off"}`;
    found.push({ group, label, undo: { refreshTokens: { rotates: was.rotates } } });
  }
  if (now.detectsReuse !== was.detectsReuse) {
    const label = `Reuse detection ${now.detectsReuse ? "on" : "off"}`;
    found.push({ group, label, undo: { refreshTokens: { detectsReuse: was.detectsReuse } } });
  }
  if (now.grace !== was.grace) {
    const label = `Grace of ${now.grace} s`;
    found.push({ group, label, undo: { refreshTokens: { grace: was.grace } } });
  }
  return found;
}

function lifetimesOf({ lifetimes, declared }: ProviderState): Deviation[] {
  return (Object.keys(LIFETIMES) as (keyof typeof LIFETIMES)[])
    .filter((name) => lifetimes[name] !== declared.lifetimes[name])
    .map((name) => ({
      group: "lifetimes",
      label: `${LIFETIMES[name]} live ${formatSpan(lifetimes[name] * 1000)}`,
      undo: { lifetimes: { [name]: declared.lifetimes[name] } },
    }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

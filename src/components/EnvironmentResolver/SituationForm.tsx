import { Choice, Fields, TextField } from "../fields";
import styles from "./environment-resolver.module.css";
import { type FrameworkId, frameworks } from "./frameworks";
import type { Situation } from "./resolve";

/** The variables that change what is shown. */
const VARIABLES = [
  "AUTH_URL",
  "NEXTAUTH_URL",
  "AUTH_TRUST_HOST",
  "NODE_ENV",
  "VERCEL",
  "CF_PAGES",
] as const;

const FRAMEWORKS = Object.entries(frameworks).map(
  ([id, { name }]) => [id as FrameworkId, name] as const,
);

interface SituationFormProps {
  situation: Situation;
  /** Is called with what the reader has changed of it. */
  onChange: (changes: Partial<Situation>) => void;
}

/** Variables, headers and framework of a server, to be filled in. */
export function SituationForm({ situation, onChange }: SituationFormProps) {
  const { environment } = situation;
  return (
    <Fields>
      <Choice
        label="Framework"
        value={situation.framework}
        choices={FRAMEWORKS}
        onChange={(framework) => onChange({ framework })}
      />
      <Setting
        label="basePath in the config"
        value={situation.basePath}
        onChange={(basePath) => onChange({ basePath })}
      />
      {VARIABLES.map((name) => (
        <Setting
          key={name}
          label={name}
          value={environment[name] ?? ""}
          onChange={(value) => onChange({ environment: { ...environment, [name]: value } })}
        />
      ))}
      <Choice
        label="Protocol that the server sees"
        value={situation.protocol}
        choices={[
          ["http", "http"],
          ["https", "https"],
        ]}
        onChange={(protocol) => onChange({ protocol })}
      />
      <Setting label="Host" value={situation.host} onChange={(host) => onChange({ host })} />
      <Setting
        label="X-Forwarded-Host"
        value={situation.forwardedHost}
        onChange={(forwardedHost) => onChange({ forwardedHost })}
      />
      <Setting
        label="X-Forwarded-Proto"
        value={situation.forwardedProto}
        onChange={(forwardedProto) => onChange({ forwardedProto })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={environment.AUTH_SECRET !== ""}
          onChange={({ target }) =>
            onChange({ environment: { ...environment, AUTH_SECRET: target.checked ? "fake" : "" } })
          }
        />
        AUTH_SECRET is set
      </label>
    </Fields>
  );
}

function Setting(props: { label: string; value: string; onChange: (value: string) => void }) {
  return <TextField {...props} placeholder="not set" />;
}

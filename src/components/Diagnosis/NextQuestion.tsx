import styles from "./diagnosis.module.css";
import { type QuestionName, questionOf } from "./questions";

interface NextQuestionProps {
  name: QuestionName;
  /** Answers that are left. */
  answers: readonly string[];
  onAnswer: (name: QuestionName, value: string) => void;
  onUnknown: (name: QuestionName) => void;
}

/** The one question that tells the remaining causes apart best. */
export function NextQuestion({ name, answers, onAnswer, onUnknown }: NextQuestionProps) {
  const { ask, choices } = questionOf(name);
  return (
    <fieldset className={styles.question}>
      <legend>{ask}</legend>
      {answers.map((answer) => (
        <button key={answer} type="button" onClick={() => onAnswer(name, answer)}>
          {choices?.[answer] ?? answer}
        </button>
      ))}
      <button type="button" className={styles.unknown} onClick={() => onUnknown(name)}>
        I do not know
      </button>
    </fieldset>
  );
}

/**
 * Reads what a visitor writes: formulas and scenario files. It lives in a worker of its own, because the formula parser
 * and the YAML reader are more code than the rest of the page and because typing must never wait for reading.
 */
import { parseEquation, readScenario, type Equation, type Reading, type ScenarioSpec } from '$engine';

export type ReaderQuestion =
  | { readonly kind: 'equation'; readonly text: string }
  | { readonly kind: 'scenario'; readonly id: string; readonly file: string; readonly text: string };

export interface ReaderAnswers {
  equation: Reading<Equation>;
  scenario: Reading<ScenarioSpec>;
}

export interface Asked {
  readonly id: number;
  readonly question: ReaderQuestion;
}

function answer(question: ReaderQuestion): ReaderAnswers[keyof ReaderAnswers] {
  switch (question.kind) {
    case 'equation':
      return parseEquation(question.text, { equation: question.text });
    case 'scenario':
      return readScenario(question.id, question.file, question.text);
    default:
      return question satisfies never;
  }
}

addEventListener('message', (event: MessageEvent<Asked>) => {
  postMessage({ id: event.data.id, answer: answer(event.data.question) });
});

/** The sentences of every issue, by room. A room adds its codes in its own file; this one only joins them. */
import type { Issue, Lang } from '../issue.ts';
import { analyseMessages } from './analyse.ts';
import { compileMessages } from './compile.ts';
import { modelMessages } from './model.ts';
import { notebookMessages } from './notebook.ts';
import { planMessages } from './plan.ts';
import { simulateMessages } from './simulate.ts';
import { readMessages } from './read.ts';
import { linkMessages } from './link.ts';
import { inLang, type MessageFacts } from './sentence.ts';

const messages = {
  ...readMessages,
  ...planMessages,
  ...modelMessages,
  ...compileMessages,
  ...simulateMessages,
  ...analyseMessages,
  ...notebookMessages,
  ...linkMessages,
};

export type IssueCode = keyof typeof messages;

/** The sentence of an issue with its place, what was found, what was expected and the next step. */
export function describeIssue(issue: Issue, lang: Lang): string {
  const facts: MessageFacts = (name) => inLang(name in issue ? issue[name as 'found'] : issue.more?.[name], lang);
  return messages[issue.code][lang](facts);
}

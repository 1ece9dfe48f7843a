/**
 * A question to a student: answered by a number, by a choice, or by moving assumptions until a claim holds. The right
 * number is computed from the run, so it stays right when the notebook changes.
 */
import { error, type Issue, type Text } from '../../../issue.ts';
import type { Need, Names } from '../kind.ts';
import { flag, listOf, number, optional, placed, record, required, text, type Reader } from '../../../read/yaml.ts';
import { nearest } from '../../../read/nearest.ts';
import { parsePhrase } from '../../sentence/parse.ts';
import { checkPhrase, isRandom, needsOf, speaksOfAll } from '../../sentence/names.ts';
import { isClaim, piecesOf, type Live } from '../../sentence/pieces.ts';
import type { Phrase } from '../../sentence/phrase.ts';
import { evaluatePhrase } from '../../sentence/evaluate.ts';
import { showPhrase } from '../../sentence/show.ts';
import { asQuantity } from '../../sentence/value.ts';
import { unitName } from '../../../plan/unitName.ts';
import type { At } from '../../evaluate.ts';
import { readBody, type Placed } from '../body.ts';
import { cellKind, type ReadCell } from '../kind.ts';
import { answerIn } from './answer.ts';
import { partsOf, type ClaimPart } from './claim.ts';

interface Written {
  readonly ask: string;
  readonly choices?: readonly string[];
  readonly answer?: Placed<string>;
  readonly tolerance?: Placed<number>;
  readonly hint?: string;
  readonly check?: Placed<string>;
  readonly explain?: string;
  readonly open?: boolean;
}

interface QuestionSpec extends Written {
  /** Live parts of the question, its hint and its explanation. */
  readonly lives: readonly Live[];
  readonly right?: { readonly phrase: Phrase; readonly source: string; readonly place: Need['place'] };
  readonly claim?: { readonly phrase: Phrase; readonly source: string; readonly place: Need['place'] };
}

export interface QuestionResult {
  /** Markdown, as are hint and explanation. */
  readonly ask: string;
  readonly kind: 'number' | 'choice' | 'assumptions' | 'open';
  /** Of the right number. */
  readonly unit?: Text;
  readonly choices: readonly string[];
  readonly hint?: string;
  /** What the reader answered, if anything. */
  readonly given?: string;
  readonly state: 'open' | 'right' | 'wrong' | 'unreadable';
  /** What is to hold together, each with whether it does: a claim is taken apart at its `and`. */
  readonly parts: readonly ClaimPart[];
  /** Shown when it is right, or asked for. */
  readonly explain?: string;
  readonly answer?: Text;
}

const body: Reader<Written> = record({
  ask: required(text, '如果增速是 5%，2025 年地区生产总值是多少？'),
  choices: optional(listOf(text)),
  answer: optional(placed(text)),
  tolerance: optional(placed(number)),
  hint: optional(text),
  check: optional(placed(text)),
  explain: optional(text),
  open: optional(flag),
});

export const question = cellKind<QuestionSpec, QuestionResult>({
  kind: 'question',
  name: { zh: '提问', en: 'Question' },
  hint: { zh: '给学生的问题：答案、提示与检查', en: 'A question for students: answer, hint and check' },
  group: 'teach',
  keys: {
    ask: { example: '…', zh: '问题', en: 'the question' },
    choices: { example: '[A, B]', zh: '备选答案', en: 'answers to choose from' },
    answer: {
      example: 'gdp_current@2025',
      zh: '答案：备选之一、一个数，或一个算式',
      en: 'the answer: one of the choices, a number, or an expression',
    },
    tolerance: {
      example: '0.5',
      zh: '允许的误差，单位同答案；不写则为答案的百分之一',
      en: 'how far off may be right, in the answer’s unit; a hundredth of it without it',
    },
    hint: { example: '…', zh: '提示', en: 'a hint' },
    check: {
      example: 'gdp_level is met',
      zh: '须成立的论断：答题就是调整假设',
      en: 'the claim that must hold: one answers by moving assumptions',
    },
    explain: { example: '…', zh: '答对后的讲解', en: 'what is explained afterwards' },
    open: { example: 'true', zh: '开放题：没有标准答案', en: 'open: without a right answer' },
  },
  blank: (lang) =>
    lang === 'zh'
      ? 'ask: 调整假设，使 2025 年战略性新兴产业增加值占比达到目标。\nhint: 先看新兴产业的推动力度。\ncheck: sei_share is met'
      : 'ask: Move the assumptions until the share of strategic emerging industries meets its target in 2025.\nhint: Look at the push for these industries first.\ncheck: sei_share is met',
  read: readQuestion,
  names: ({ right, claim, lives }) => namesOf([right, claim, ...lives.map(phraseIn)].flatMap((each) => each ?? [])),
  check: ({ right, claim, lives }, home) =>
    [right, claim, ...lives.map(phraseIn)].flatMap((each) =>
      each ? checkPhrase(each.phrase, home, each.place, each.source) : [],
    ),
  evaluate: (spec, at) => questionResult(spec, at),
});

function readQuestion(source: string): ReadCell<QuestionSpec> {
  const { spec, issues } = readBody(source, body);
  if (!spec) return { issues };
  const found: Issue[] = [...issues];
  const choice = spec.choices && spec.answer && !spec.choices.includes(spec.answer.value);
  if (choice)
    found.push(
      error('notebook.answer-not-choice', spec.answer?.place ?? {}, {
        found: spec.answer?.value ?? '',
        expected: spec.choices?.join(' / ') ?? '',
        fix: nearest(spec.answer?.value ?? '', spec.choices ?? []) ?? '',
      }),
    );
  const right = spec.choices ? undefined : phraseOf(spec.answer, found);
  const claim = phraseOf(spec.check, found);
  found.push(...misplaced(spec, right, claim));
  const lives = [spec.ask, spec.hint, spec.explain].flatMap((words) =>
    words === undefined ? [] : piecesOf(words).lives,
  );
  found.push(...lives.flatMap(({ issues: wrong }) => wrong.map((issue) => ({ ...issue, place: {} }))));
  return { spec: { ...spec, lives, ...(right && { right }), ...(claim && { claim }) }, issues: found };
}

/** An answer that is a claim, a claim that is a number, neither of them, or a tolerance below nought. */
function misplaced(
  { answer, check, choices, open, tolerance }: Written,
  right: QuestionSpec['right'],
  claim: QuestionSpec['claim'],
): readonly Issue[] {
  const example = choices ? `answer: ${choices[0] ?? ''}` : 'check: gdp_level is met';
  return [
    ...(right && isClaim(right.phrase) ? [error('notebook.answer-claim', right.place, { found: right.source })] : []),
    ...(claim && !isClaim(claim.phrase)
      ? [error('notebook.check-not-claim', claim.place, { found: claim.source })]
      : []),
    ...(!answer && !check && !open ? [error('notebook.question-open', { line: 1 }, { fix: example })] : []),
    ...(tolerance && tolerance.value < 0
      ? [
          error('notebook.number-range', tolerance.place, {
            found: tolerance.value,
            expected: '≥ 0',
            fix: -tolerance.value,
          }),
        ]
      : []),
  ];
}

/** Where in the body a live part of a text stands is not known: YAML has unfolded it. */
function phraseIn({ phrase, source }: Live): QuestionSpec['right'] {
  return phrase && { phrase, source, place: {} };
}

/** A text with its live parts said in the notebook's language. */
function filled(words: string, at: At): string {
  let out = '';
  let done = 0;
  for (const { from, to, phrase, format } of piecesOf(words).lives) {
    const shown = phrase ? showPhrase(evaluatePhrase(phrase, at), format, {}).text[at.lang] : '?';
    out += words.slice(done, from) + shown;
    done = to;
  }
  return out + words.slice(done);
}

function phraseOf(written: Placed<string> | undefined, issues: Issue[]): QuestionSpec['right'] {
  if (!written) return undefined;
  const read = parsePhrase(written.value, written.place);
  issues.push(...read.issues);
  return read.ok ? { phrase: read.value, source: written.value, place: written.place } : undefined;
}

function namesOf(phrases: readonly { readonly phrase: Phrase; readonly place: Need['place'] }[]): Names {
  return {
    defines: [],
    needs: phrases.flatMap(({ phrase, place }) => needsOf(phrase, place)),
    all: phrases.some(({ phrase }) => speaksOfAll(phrase)),
    random: phrases.some(({ phrase }) => isRandom(phrase)),
  };
}

function questionResult(spec: QuestionSpec, at: At): QuestionResult {
  const given = at.adjustments.answers?.[at.key];
  const { ask, hint, explain, choices = [] } = spec;
  const kind = choices.length > 0 ? 'choice' : spec.right ? 'number' : spec.claim ? 'assumptions' : 'open';
  const parts = kind === 'assumptions' && spec.claim ? partsOf(spec.claim.phrase, spec.claim.source, at) : [];
  const state = kind === 'assumptions' ? claimState(parts) : stateOf(spec, given, at);
  const answer = state === 'right' ? rightAnswer(spec, at) : undefined;
  const unit = spec.right && unitWords(spec.right.phrase, at);
  return {
    ask: filled(ask, at),
    kind,
    choices,
    state,
    parts,
    ...(hint !== undefined && { hint: filled(hint, at) }),
    ...(explain !== undefined && { explain: filled(explain, at) }),
    ...(given !== undefined && { given }),
    ...(answer && { answer }),
    ...(unit && { unit }),
  };
}

function stateOf(spec: QuestionSpec, given: string | undefined, at: At): QuestionResult['state'] {
  if (given === undefined || given.trim() === '') return 'open';
  if (spec.choices) return given === spec.answer?.value ? 'right' : 'wrong';
  return spec.right ? numberState(given, spec.right.phrase, spec.tolerance?.value, at) : 'open';
}

function claimState(parts: readonly ClaimPart[]): QuestionResult['state'] {
  return parts.every(({ holds }) => holds) ? 'right' : 'open';
}

/** Within the tolerance in the unit of the right number; a hundredth of it where none is given. */
function numberState(given: string, right: Phrase, tolerance: number | undefined, at: At): QuestionResult['state'] {
  const wanted = asQuantity(evaluatePhrase(right, at));
  const value = wanted.kind === 'hole' ? undefined : answerIn(wanted, given);
  if (wanted.kind === 'hole' || value === undefined || !Number.isFinite(value)) return 'unreadable';
  const allowed = tolerance ?? Math.abs(wanted.value) / 100;
  return Math.abs(value - wanted.value) <= allowed * (1 + 1e-9) ? 'right' : 'wrong';
}

function unitWords(right: Phrase, at: At): Text | undefined {
  const wanted = asQuantity(evaluatePhrase(right, at));
  return wanted.kind === 'hole' || wanted.unit === undefined ? undefined : unitName(wanted.unit);
}

function rightAnswer({ right, choices, answer }: QuestionSpec, at: At): Text | undefined {
  if (choices && answer) return { zh: answer.value, en: answer.value };
  return right && showPhrase(evaluatePhrase(right.phrase, at), { kind: 'meaning' }, {}).text;
}

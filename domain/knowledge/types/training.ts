import type { Tokens } from 'marked';
import { oneLine, plainWords, tokensOf } from '../../shared/markdown-tokens.ts';
import { ASKED, fieldsOf } from './questions.ts';
import { closed, readSections } from './sections.ts';

/** What somebody tries out in a step of a training module. */
export interface TryOut {
  /** Whole minutes; null where nothing is said. */
  readonly minutes: number | null;
  /** What to do, in Markdown. */
  readonly task: string;
  /** How one knows that it has worked, in Markdown of one line. */
  readonly sign: string;
}

/** What stands below the heading of a step. */
export interface StepText {
  readonly text: string;
  readonly tryOut: TryOut | null;
}

export interface Step extends StepText {
  readonly title: string;
}

const TRY_IT = /^try it(?: \((\d{1,3}) min(?:utes?)?\))?$/i;
const SIGN = /^(?:\*You can tell:\*|_You can tell:_|\*\*You can tell:\*\*)\s+(\S[\s\S]*)$/;

/** Reads the text of a step: what is said, and from its heading of level 3 on the try-out. */
export function readStep(source: string): StepText {
  const tokens = tokensOf(source) ?? [];
  const at = tokens.findIndex(
    (token) =>
      token.type === 'heading' &&
      token.depth === 3 &&
      TRY_IT.test(plainWords((token as Tokens.Heading).tokens)),
  );
  if (at < 0) return { text: source.trim(), tryOut: null };
  const minutes = TRY_IT.exec(plainWords((tokens[at] as Tokens.Heading).tokens))?.[1];
  const rest = tokens.slice(at + 1).filter(({ type }) => type !== 'space');
  const last = rest.at(-1);
  const sign = last?.type === 'paragraph' ? SIGN.exec(last.raw.trim())?.[1] : undefined;
  const source3 = tokens
    .slice(at + 1)
    .map(({ raw }) => raw)
    .join('');
  const task = sign === undefined ? source3 : source3.slice(0, source3.lastIndexOf(last?.raw ?? ''));
  return {
    text: tokens
      .slice(0, at)
      .map(({ raw }) => raw)
      .join('')
      .trim(),
    tryOut: {
      minutes: minutes === undefined ? null : Number(minutes),
      task: task.trim(),
      sign: oneLine(sign ?? ''),
    },
  };
}

export const MINUTES_MAX = 240;

/** The text of a step. */
export function writeStep({ text, tryOut }: StepText): string {
  if (!tryOut) return closed(text);
  const { minutes, task, sign } = tryOut;
  return [
    closed(text),
    `### Try it${minutes ? ` (${minutes} ${minutes === 1 ? 'minute' : 'minutes'})` : ''}`,
    closed(task),
    sign.trim() && `*You can tell:* ${oneLine(sign)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The steps of a training module: the sections that answer none of its questions. */
export function stepsOf(body: string): Step[] {
  return fieldsOf(ASKED['training module'].questions, readSections(body).sections).flatMap(
    ({ question, section }) =>
      question || !section ? [] : [{ title: section.title, ...readStep(section.text) }],
  );
}

/** How long the try-outs take together. */
export const minutesOf = (steps: readonly Step[]): number =>
  steps.reduce((sum, { tryOut }) => sum + (tryOut?.minutes ?? 0), 0);

import type { Token, Tokens } from 'marked';
import { oneLine, tokensOf } from '../../shared/markdown-tokens.ts';
import { ASKED, fieldsOf } from './questions.ts';
import { bare, closed, readSections } from './sections.ts';

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

/** A heading that says this and no more: whatever else stood in it would be lost. */
const tryItIn = (token: Token) =>
  token.type === 'heading' && token.depth === 3
    ? TRY_IT.exec(oneLine((token as Tokens.Heading).text.replace(/[*_]/g, '')))
    : null;

/** Reads the text of a step: what is said, and from its heading of level 3 on the try-out. */
export function readStep(source: string): StepText {
  const tokens = tokensOf(source) ?? [];
  const at = tokens.findIndex((token) => tryItIn(token) !== null);
  if (at < 0) return { text: bare(source), tryOut: null };
  const minutes = tryItIn(tokens[at] as Token)?.[1];
  const rest = tokens.slice(at + 1).filter(({ type }) => type !== 'space');
  const last = rest.at(-1);
  const sign = last?.type === 'paragraph' ? SIGN.exec(last.raw.trim())?.[1] : undefined;
  const below = sourceOf(tokens.slice(at + 1));
  const task = sign === undefined ? below : below.slice(0, below.lastIndexOf(last?.raw ?? ''));
  return {
    text: bare(sourceOf(tokens.slice(0, at))),
    tryOut: {
      minutes: minutes === undefined ? null : Number(minutes),
      task: bare(task),
      sign: oneLine(sign ?? ''),
    },
  };
}

const sourceOf = (tokens: readonly Token[]) => tokens.map(({ raw }) => raw).join('');

export const MINUTES_MAX = 240;

/** The text of a step. */
export function writeStep({ text, tryOut }: StepText): string {
  if (!tryOut) return closed(text);
  const { minutes, task, sign } = tryOut;
  return [
    closed(text),
    `### Try it${minutes !== null ? ` (${minutes} ${minutes === 1 ? 'minute' : 'minutes'})` : ''}`,
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

import { wordsOf } from '../shared/words.ts';

/** A line of a report in which people are named. */
export interface NamedLine {
  /** The section that it stands in first. */
  readonly heading: string;
  /** Markdown, without what makes it an item of a list. */
  readonly text: string;
  readonly people: readonly string[];
}

const ITEM = /^( *)- (.*)$/;
/** Said where no line of a list is left. */
const LEFT_OUT = '*Left out by whoever wrote this report.*';
/** Initials and particles would be found everywhere. */
const LETTERS_MIN = 2;

const isCapital = (letter: string) => letter !== letter.toLowerCase();

/** The words of somebody's name, and whether they begin with a capital letter: "grace" is not Grace. */
const partsOf = (name: string) =>
  [...wordsOf(name)].flatMap(({ word, from }) =>
    word.length >= LETTERS_MIN ? [{ word, capital: isCapital(name.charAt(from)) }] : [],
  );

/** The lines of a report that hold a word of somebody's name, each once. */
export function namedLines(body: string, names: readonly string[]): NamedLine[] {
  // Most of many names are in no line.
  const said = new Set([...wordsOf(body)].map(({ word }) => word));
  const called = names
    .map((name) => ({ name, parts: partsOf(name).filter(({ word }) => said.has(word)) }))
    .filter(({ parts }) => parts.length > 0);
  const found = new Map<string, NamedLine>();
  let heading = '';
  for (const line of body.split('\n')) {
    if (line.startsWith('## ')) heading = line.slice(3);
    const text = ITEM.exec(line)?.[2];
    if (text === undefined || found.has(text)) continue;
    const seen = text.replace(/\]\(\/[^)]*\)/g, ' ');
    const words = [...wordsOf(seen)];
    const all = new Set(words.map(({ word }) => word));
    const capitals = new Set(
      words.filter(({ from }) => isCapital(seen.charAt(from))).map(({ word }) => word),
    );
    const people = called.flatMap(({ name, parts }) =>
      parts.some(({ word, capital }) => (capital ? capitals : all).has(word)) ? [name] : [],
    );
    if (people.length > 0) found.set(text, { heading, text, people });
  }
  return [...found.values()];
}

/** A report without these lines, and without what stands indented below them. */
export function withoutLines(body: string, leftOut: ReadonlySet<string>): string {
  if (leftOut.size === 0) return body;
  return body
    .split('\n\n')
    .map((block) => {
      if (!ITEM.test(block.split('\n')[0] ?? '')) return block;
      let below = Number.POSITIVE_INFINITY;
      const kept = block.split('\n').filter((line) => {
        const [, indent = '', text = ''] = ITEM.exec(line) ?? [];
        if (indent.length > below) return false;
        below = leftOut.has(text) ? indent.length : Number.POSITIVE_INFINITY;
        return below === Number.POSITIVE_INFINITY;
      });
      return kept.some((line) => line.trim() !== '') ? kept.join('\n') : LEFT_OUT;
    })
    .join('\n\n');
}

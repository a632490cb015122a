import type { Token, Tokens } from 'marked';
import { decoded } from '../shared/character-references.ts';
import { ATTRIBUTES, isBreak, isComment, tokensOf } from '../shared/markdown-tokens.ts';

/** A word as it is drawn, with the blanks behind it. */
export interface DrawnWord {
  readonly text: string;
  readonly style: 'strong' | 'em' | 'code' | null;
  /** Where a link leads; null for words that are none. */
  readonly href: string | null;
}

/** A line as it is drawn: a heading, a paragraph, an item, a row of a table, a line of code. */
export interface DrawnLine {
  readonly kind: 'heading' | 'text' | 'item' | 'row' | 'head' | 'code' | 'rule';
  /** A heading's level, or how deep an item stands. */
  readonly depth: number;
  /** What stands before an item: a bullet, its number, or a box. */
  readonly sign: string;
  readonly quoted: boolean;
  /** One for all lines but rows of tables. */
  readonly cells: readonly (readonly DrawnWord[])[];
}

type Look = Pick<DrawnWord, 'style' | 'href'>;
const PLAIN: Look = { style: null, href: null };

const inWords = (text: string, look: Look): DrawnWord[] =>
  (text.match(/\s*\S+\s*/g) ?? (text === '' ? [] : [text])).map((word) => ({ text: word, ...look }));

function wordsIn(tokens: readonly Token[], look: Look, isHeading = false): DrawnWord[] {
  return tokens.flatMap((token): DrawnWord[] => {
    switch (token.type) {
      case 'space':
      case 'def':
      case 'checkbox':
        return [];
      case 'br':
        return [{ text: ' ', ...look }];
      case 'strong':
        return wordsIn((token as Tokens.Strong).tokens, { ...look, style: 'strong' });
      case 'em':
        return wordsIn((token as Tokens.Em).tokens, { ...look, style: look.style ?? 'em' });
      case 'codespan':
        return inWords((token as Tokens.Codespan).text, { ...look, style: 'code' });
      case 'link':
        return wordsIn((token as Tokens.Link).tokens, { ...look, href: (token as Tokens.Link).href });
      case 'image':
        return inWords((token as Tokens.Image).text, look);
      case 'html':
        if (isComment(token)) return [];
        return isBreak(token.raw) ? [{ text: ' ', ...look }] : inWords(token.raw, look);
      default: {
        if ('tokens' in token && token.tokens) return wordsIn(token.tokens, look, isHeading);
        const text: string = 'text' in token ? token.text : token.raw;
        return inWords(decoded(isHeading ? text.replace(ATTRIBUTES, '') : text), look);
      }
    }
  });
}

const line = (
  kind: DrawnLine['kind'],
  cells: DrawnLine['cells'],
  more: Partial<DrawnLine> = {},
): DrawnLine => ({ kind, depth: 0, sign: '', quoted: false, cells, ...more });

function linesIn(tokens: readonly Token[], depth: number, quoted: boolean): DrawnLine[] {
  return tokens.flatMap((token): DrawnLine[] => {
    switch (token.type) {
      case 'heading': {
        const { depth: level, tokens: inside } = token as Tokens.Heading;
        return [line('heading', [wordsIn(inside, PLAIN, true)], { depth: level, quoted })];
      }
      case 'list':
        return itemsIn(token as Tokens.List, depth, quoted);
      case 'blockquote':
        return linesIn((token as Tokens.Blockquote).tokens, depth, true);
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        const cellsOf = (cells: readonly Tokens.TableCell[]) =>
          cells.map((one) => wordsIn(one.tokens, PLAIN));
        return [
          line('head', cellsOf(header), { quoted }),
          ...rows.map((row) => line('row', cellsOf(row), { quoted })),
        ];
      }
      case 'code':
        return (token as Tokens.Code).text
          .split('\n')
          .map((text) => line('code', [[{ text, style: 'code', href: null }]], { quoted }));
      case 'hr':
        return [line('rule', [[]], { quoted })];
      default: {
        const words = wordsIn([token], PLAIN);
        return words.length > 0 ? [line('text', [words], { depth, quoted })] : [];
      }
    }
  });
}

function itemsIn({ items, ordered, start }: Tokens.List, depth: number, quoted: boolean): DrawnLine[] {
  return items.flatMap(({ task, checked, tokens }, at) => {
    const sign = task ? (checked ? '☑' : '☐') : ordered ? `${(Number(start) || 1) + at}.` : '•';
    const [first, ...others] = linesIn(tokens, depth + 1, quoted);
    const isOwn = first?.kind === 'text';
    const item = line('item', isOwn ? first.cells : [[]], { depth, sign, quoted });
    return [item, ...(isOwn ? others : [...(first ? [first] : []), ...others])];
  });
}

/** The lines of a Markdown text as they are drawn; one that cannot be read stands as it is written. */
export function drawnLines(body: string): DrawnLine[] {
  const tokens = tokensOf(body);
  if (tokens) return linesIn(tokens, 0, false);
  return body.split('\n').map((text) => line('text', [inWords(text, PLAIN)]));
}

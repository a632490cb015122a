import type { Token, Tokens } from 'marked';
import { decoded } from '../shared/character-references.ts';
import { ATTRIBUTES, isComment, tokensOf } from '../shared/markdown-tokens.ts';
import type { ArtifactType } from './artifact.ts';

/** A paragraph, a heading, an item of a list, a cell of a table, a piece of code. */
export interface TextBlock {
  /** Where it begins in the artifact's text. */
  readonly start: number;
  readonly text: string;
}

/**
 * The words that a reader of an artifact sees, without markup, block by block, each on a line of its own. An anchor's
 * offsets count in `text`.
 */
export interface ArtifactText {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
}

/** The text of an artifact's body. All types are Markdown so far; one that is not has a projection of its own here. */
export function artifactText(_type: ArtifactType, body: string): ArtifactText {
  const tokens = tokensOf(body);
  // Markdown beyond all sense is shown as it is.
  const texts = tokens ? blocksOf(tokens) : [body];
  let start = 0;
  const blocks = texts.map((text) => {
    const block = { start, text };
    start += text.length + 1;
    return block;
  });
  return { text: texts.join('\n'), blocks };
}

/** The texts of the blocks, in the order in which they are drawn. */
const blocksOf = (tokens: readonly Token[]): string[] => tokens.flatMap(blocksIn);

function blocksIn(token: Token): string[] {
  switch (token.type) {
    case 'blockquote':
      return blocksOf((token as Tokens.Blockquote).tokens);
    case 'list':
      return (token as Tokens.List).items.flatMap(blocksInItem);
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return [...header, ...rows.flat()].flatMap(({ tokens }) => flowing(words(tokens)));
    }
    case 'code':
      return [token.text.trimEnd()].filter(Boolean);
    case 'heading':
      return flowing(words((token as Tokens.Heading).tokens, true));
    case 'hr':
      return [];
    default:
      return flowing(words([token]));
  }
}

/** The lists inside a task are drawn behind its other parts. */
function blocksInItem({ task, tokens }: Tokens.ListItem): string[] {
  if (!task) return blocksOf(tokens);
  const isList = ({ type }: Token) => type === 'list';
  return [...blocksOf(tokens.filter((one) => !isList(one))), ...blocksOf(tokens.filter(isList))];
}

const BREAK = /<br\s*\/?>/gi;
/** Stands for a line break until the line ends of the source are blanks. */
const BROKEN = '\u0000';

function words(tokens: readonly Token[], isHeading = false): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'space':
        case 'def':
        case 'checkbox':
        // What a picture is called is drawn beside the text (see `Markdown`).
        case 'image':
          return '';
        case 'br':
          return BROKEN;
        case 'codespan':
          return token.text;
        case 'html':
          return isComment(token) ? '' : token.raw.replace(BREAK, BROKEN);
        default: {
          if ('tokens' in token && token.tokens) return words(token.tokens, isHeading);
          if (!('text' in token)) return token.raw;
          return decoded(isHeading ? token.text.replace(ATTRIBUTES, '') : token.text);
        }
      }
    })
    .join('');
}

/** A block of flowing text, in which runs of blanks are one blank; none if it has no words. */
function flowing(text: string): string[] {
  const lines = text.split(BROKEN).map((line) => line.replace(/\s+/g, ' ').trim());
  return [lines.filter(Boolean).join('\n')].filter(Boolean);
}

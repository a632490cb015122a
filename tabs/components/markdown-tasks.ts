import { lexer, type Token, type Tokens } from 'marked';
import { checklistItems } from '../../domain/knowledge/artifact.ts';

/** The deepest nesting that is drawn: drawing is recursive, and deeper input would overflow the stack. */
const LEVELS_MAX = 100;

/** A Markdown's tokens; null for one that is nested too deeply. */
export function tokensOf(body: string): Token[] | null {
  try {
    const tokens = lexer(body, { gfm: true });
    return isWithin(tokens, LEVELS_MAX) ? tokens : null;
  } catch (error) {
    // The lexer is recursive too.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isWithin(tokens: readonly Token[], levels: number): boolean {
  return levels > 0 && tokens.every((token) => isWithin(insideOf(token), levels - 1));
}

function insideOf(token: Token): readonly Token[] {
  if (token.type === 'list') return (token as Tokens.List).items;
  if (token.type !== 'table') return 'tokens' in token ? (token.tokens ?? []) : [];
  const { header, rows } = token as Tokens.Table;
  return [...header, ...rows.flat()].flatMap(({ tokens }) => tokens);
}

/**
 * The numbers of a Markdown's checklist items as the API counts them (`checklistItems`), by token. What only looks like
 * an item of the list, such as one inside a quotation, has no number and cannot be ticked.
 */
export function numberTasks(body: string, tokens: readonly Token[]): Map<Token, number> {
  const items = checklistItems(body).map((item) => item.trim());
  const numbers = new Map<Token, number>();
  let next = 0;
  const visit = (some: readonly Token[]) => {
    for (const token of some) {
      if (token.type !== 'list') continue;
      for (const item of (token as Tokens.List).items) {
        if (item.task) {
          const text = item.text.split('\n')[0]?.trim() ?? '';
          const found = items.indexOf(text, next);
          if (found >= 0) {
            numbers.set(item, found);
            next = found + 1;
          }
        }
        visit(item.tokens);
      }
    }
  };
  visit(tokens);
  return numbers;
}

/** A Markdown that begins with the title which stands over it on the page, without that heading. */
export function withoutTitle(tokens: Token[], title: string): Token[] {
  const first = tokens.find(({ type }) => type !== 'space' && type !== 'def');
  const alike = (text: string) => decoded(text).trim().replace(/\s+/g, ' ').toLowerCase();
  if (first?.type !== 'heading' || alike((first as Tokens.Heading).text) !== alike(title)) return tokens;
  return tokens.filter((token) => token !== first);
}

/**
 * The levels of a Markdown's headings on the page: the largest ones become `top`, and none skips a level, however the
 * author counted.
 */
export function levelHeadings(tokens: readonly Token[], top: number): Map<Token, number> {
  const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading');
  const largest = Math.min(...headings.map(({ depth }) => depth));
  const levels = new Map<Token, number>();
  let before = top - 1;
  for (const heading of headings) {
    before = Math.min(6, before + 1, top + heading.depth - largest);
    levels.set(heading, before);
  }
  return levels;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Character references become characters: the lexer leaves them for HTML, and we write none. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The address of a link that may be followed: https only; null for any other. */
export function safeLink(href: string): string | null {
  try {
    const url = new URL(decoded(href));
    return url.protocol === 'https:' && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}

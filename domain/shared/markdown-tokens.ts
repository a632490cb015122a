import { lexer, type Token, Tokenizer, type Tokens } from 'marked';
import { decoded } from './character-references.ts';

/** The deepest nesting that is drawn: drawing is recursive, and deeper input would overflow the stack. */
const LEVELS_MAX = 100;

/**
 * The most characters that are searched in vain for the end of emphasis or of words struck out. The lexer searches all
 * the rest of a paragraph for each mark without an end, so that many of them would hold the page for seconds.
 */
const SEARCHED_MAX = 1_000_000;

/** The lexer copies the rest of a paragraph for each emphasis that it finds. */
const COPIED_MAX = 200_000_000;

/** The beginning of a link or an image whose label is plain text, up to where its address begins. */
const LINK_BEGINS = /^!?\[[^[\]\\`<]*\]\(/;
/** What the lexer takes for an address at first, whatever brackets are in it. */
const UNBROKEN = /\S*/y;

/** Too much work, or nested too deeply; shown as plain text. */
class Unreadable extends Error {}

class BoundedTokenizer extends Tokenizer {
  #searched = 0;
  #copied = 0;
  #levels = 0;

  override emStrong(src: string, masked: string, before = ''): Tokens.Em | Tokens.Strong | undefined {
    const token = super.emStrong(src, masked, before);
    if (!token && (src[0] === '*' || src[0] === '_')) this.#searchedInVain(src);
    if (token) this.#copied += src.length;
    if (this.#copied > COPIED_MAX) throw new Unreadable();
    return token;
  }

  override del(src: string, masked: string, before = ''): Tokens.Del | undefined {
    const token = super.del(src, masked, before);
    if (!token && src[0] === '~') this.#searchedInVain(src);
    return token;
  }

  /**
   * The lexer reads on to the next blank for each link that it finds, and only then looks for the bracket at the link's
   * end. Where that bracket is found at once, it is given the link alone.
   */
  override link(src: string): Tokens.Link | Tokens.Image | undefined {
    const begins = src[0] === '[' || src[0] === '!' ? (LINK_BEGINS.exec(src)?.[0].length ?? 0) : 0;
    const end = begins > 0 ? addressEnd(src, begins) : -1;
    if (end > 0) return super.link(src.slice(0, end + 1));
    const token = super.link(src);
    if (token || begins > 0) {
      UNBROKEN.lastIndex = token?.raw.length ?? begins;
      this.#searchedInVain(UNBROKEN.exec(src)?.[0] ?? '');
    }
    return token;
  }

  #searchedInVain(src: string): void {
    this.#searched += src.length;
    if (this.#searched > SEARCHED_MAX) throw new Unreadable();
  }

  override list(src: string): Tokens.List | undefined {
    return this.#within(() => super.list(src));
  }

  override blockquote(src: string): Tokens.Blockquote | undefined {
    return this.#within(() => super.blockquote(src));
  }

  #within<T>(read: () => T): T {
    this.#levels += 1;
    if (this.#levels > LEVELS_MAX) throw new Unreadable();
    const token = read();
    this.#levels -= 1;
    return token;
  }
}

/** Where the bracket stands that ends a link's address; -1 where that is not as simple. */
function addressEnd(src: string, from: number): number {
  if (src[from] === '<') return -1;
  let open = 0;
  for (let at = from; at < src.length; at += 1) {
    const unit = src.charCodeAt(at);
    if (unit <= 0x20) return -1;
    if (unit === BACKSLASH && src.charCodeAt(at + 1) > 0x20) at += 1;
    else if (unit === OPENING) open += 1;
    else if (unit === CLOSING && open === 0) return at;
    else if (unit === CLOSING) open -= 1;
  }
  return -1;
}
const [OPENING, CLOSING, BACKSLASH] = [0x28, 0x29, 0x5c];

/** A Markdown's tokens; null for one that is nested too deeply or would take too long to read. */
export function tokensOf(body: string): Token[] | null {
  try {
    const tokens = lexer(body, { gfm: true, tokenizer: new BoundedTokenizer() });
    return isWithin(tokens, LEVELS_MAX) ? tokens : null;
  } catch (error) {
    // The lexer is recursive too.
    if (error instanceof RangeError || error instanceof Unreadable) return null;
    throw error;
  }
}

function isWithin(tokens: readonly Token[], levels: number): boolean {
  return levels > 0 && tokens.every((token) => isWithin(insideOf(token), levels - 1));
}

/** The tokens within a token. */
export function insideOf(token: Token): readonly Token[] {
  if (token.type === 'list') return (token as Tokens.List).items;
  if (token.type !== 'table') return 'tokens' in token ? (token.tokens ?? []) : [];
  const { header, rows } = token as Tokens.Table;
  return [...header, ...rows.flat()].flatMap(({ tokens }) => tokens);
}

/** Whether a token shows nothing on the page: blank lines, definitions of links, comments. */
export function isUnseen(token: Token): boolean {
  return token.type === 'space' || token.type === 'def' || isComment(token);
}

/** Whether a token is an HTML comment. */
export const isComment = ({ type, raw }: Token): boolean =>
  type === 'html' && /^\s*<!--/.test(raw) && /-->\s*$/.test(raw);

/** `{#part}` or `{.class}`, as many programs write attributes behind the words of a heading. */
export const ATTRIBUTES = /\{:?\s*[#.][^{}]*\}/g;

/** A text in one line. */
export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What a reader sees of some tokens, as one line: no marks, no attributes, no raw HTML. */
export function plainWords(tokens: readonly Token[]): string {
  const words = (some: readonly Token[]): string =>
    some
      .map((token) => {
        if (token.type === 'html') return isBreak(token.raw) ? ' ' : '';
        if (token.type === 'br') return ' ';
        if (token.type === 'codespan') return (token as Tokens.Codespan).text;
        if ('tokens' in token && token.tokens) return words(token.tokens);
        return 'text' in token ? decoded((token.text as string).replace(ATTRIBUTES, '')) : '';
      })
      .join('');
  return oneLine(words(tokens));
}

export const isBreak = (html: string): boolean => /^\s*<br\s*\/?>\s*$/i.test(html);

import type { Token, Tokens } from 'marked';
import { createElement, Fragment, lazy, type ReactNode, Suspense } from 'react';
import { decoded } from '../../domain/shared/character-references.ts';
import { ATTRIBUTES, isComment, plainWords } from '../../domain/shared/markdown-tokens.ts';
import { linkTo, pageAt, saysAddress } from './markdown-links.ts';
import type { Terms } from './terms.ts';
import { COMPONENTS } from './texts.ts';

const PageLink = lazy(() => import('./PageLink.tsx'));

/** Checklist items that can be ticked, by the number `checklistItems` gives them. */
export interface Checks {
  isDone(item: number): boolean;
  /** Who ticked it, to stand beside it. */
  by?(item: number): string | null;
  /** Left out where ticking is not possible. */
  onTick?(item: number, done: boolean): void;
}

/** What a page adds to a text while it is drawn, from its first word to its last. */
export interface Marks {
  /** How these words are drawn. Told of all of them, also of those that stay as they are. */
  words(text: string): ReactNode;
  /** What stands below the block that ends here, marked by `data-added`. */
  after(): ReactNode;
}

/** What a page says beside single parts of a text, which it does not say itself. */
export interface Asides {
  /** Before the words of a heading. */
  readonly before: ReadonlyMap<Token, ReactNode>;
  /** Behind the words of a heading, or of an item of a list. */
  readonly behind: ReadonlyMap<Token, ReactNode>;
  /** How a table is drawn from its drawn rows, the one of its head first. It is marked by `data-own`. */
  readonly tables: ReadonlyMap<Token, (rows: readonly (readonly ReactNode[])[]) => ReactNode>;
}

/** What is known of a text while it is drawn. */
export interface Way {
  readonly top: number;
  readonly levels: ReadonlyMap<Token, number>;
  readonly numbers: ReadonlyMap<Token, number>;
  readonly checks: Checks | undefined;
  /** The headings that links within the text lead to, and their ids on the page. */
  readonly jumps: ReadonlyMap<string, Token>;
  readonly ids: ReadonlyMap<Token, string>;
  /** Within a heading attributes such as `{#part}` are not shown. */
  readonly heading?: boolean;
  readonly marks: Marks | undefined;
  readonly asides: Asides | undefined;
  /** Marks terms of the glossary. */
  readonly terms: Terms | undefined;
  /** Within a heading, a link or code no term is marked. */
  readonly apart?: boolean;
}

function words(text: string, way: Way): ReactNode {
  const drawn = (part: string) => (way.marks ? way.marks.words(part) : part);
  return way.terms && !way.apart ? way.terms.words(text, drawn) : drawn(text);
}

/** A block, and what a page adds below it. */
export const block = (drawn: ReactNode, way: Way): ReactNode =>
  way.marks ? createElement(Fragment, null, drawn, way.marks.after()) : drawn;

function inside(token: { tokens?: Token[] | undefined; text?: string }, way: Way): ReactNode {
  if (token.tokens) return all(token.tokens, way);
  const text = token.text ?? '';
  return words(decoded(way.heading ? text.replace(ATTRIBUTES, '') : text), way);
}

/** A Markdown's parts have no identity but their place, so they are children by position, without keys. */
export const all = (tokens: readonly Token[], way: Way): ReactNode =>
  createElement(Fragment, null, ...tokens.map((token) => one(token, way)));

function task(item: Tokens.ListItem, way: Way): ReactNode {
  const rest = item.tokens.filter((token) => token.type !== 'checkbox');
  const nested = rest.filter((token) => token.type === 'list');
  const [first, ...more] = rest.filter((token) => token.type !== 'list');
  const said = first && taskWords(first, way);
  const number = way.numbers.get(item);
  const live = way.checks && number !== undefined ? way.checks : null;
  const done = live && number !== undefined ? live.isDone(number) : item.checked === true;
  const who = live?.by && number !== undefined ? live.by(number) : null;
  return (
    <li className="task">
      <label>
        <input
          type="checkbox"
          checked={done}
          // Only to read, but not greyed: it is part of the text.
          aria-disabled={!live?.onTick || undefined}
          tabIndex={live?.onTick ? undefined : -1}
          onChange={(event) => number !== undefined && live?.onTick?.(number, event.target.checked)}
        />
        <span>
          <span className={done ? 'done' : undefined}>{said}</span>
          {who && <span className="who"> {who}</span>}
          {createElement(Fragment, null, ...more.map((token) => beneath(token, way)))}
        </span>
      </label>
      {way.marks?.after()}
      {nested.length > 0 && all(nested, way)}
    </li>
  );
}

/** The words of a task; who does it, as `*(facilitator)*` at their end, is drawn as a tag. */
function taskWords(token: Token, way: Way): ReactNode {
  const parts = 'tokens' in token ? (token.tokens ?? []).filter(({ type }) => type !== 'checkbox') : [];
  const last = parts.at(-1);
  const role = last?.type === 'em' ? /^\(([^()]+)\)$/.exec((last as Tokens.Em).text)?.[1] : undefined;
  if (role === undefined) return one(flat(token), way);
  const bracket = (mark: string) => <span className="bracket">{words(mark, way)}</span>;
  return (
    <>
      {all(parts.slice(0, -1), way)}
      <em className="role">
        {bracket('(')}
        {words(decoded(role), way)}
        {bracket(')')}
      </em>
    </>
  );
}

/** What stands below the words of a task: why it matters, or whatever else was written there. */
function beneath(token: Token, way: Way): ReactNode {
  if (token.type === 'space') return null;
  const [begin] = 'tokens' in token ? (token.tokens ?? []) : [];
  const isWhy = begin?.type === 'em' && (begin as Tokens.Em).text === 'Why:';
  return <span className={isWhy ? 'beneath why' : 'beneath'}>{one(flat(token), way)}</span>;
}

/** The words of an item stand in a line of their own, unlike other words that are in no paragraph. */
function itemPart(token: Token, way: Way, behind: ReactNode): ReactNode {
  if (token.type === 'text')
    return block(createElement(Fragment, null, inside(token as Tokens.Text, way), behind), way);
  return token.type === 'paragraph' && behind
    ? block(createElement('p', null, inside(token as Tokens.Paragraph, way), behind), way)
    : one(token, way);
}

/** A label may hold inline content only, so its paragraphs are drawn without a block. */
function flat(token: Token): Token {
  return token.type === 'paragraph' ? { ...token, type: 'text' } : token;
}

const DATE = /^\s*\d{4}-\d\d-\d\d\s*$/;

function cell(given: Tokens.TableCell, way: Way): ReactNode {
  return createElement(
    given.header ? 'th' : 'td',
    given.align || DATE.test(given.text)
      ? {
          style: {
            ...(given.align && { textAlign: given.align }),
            // A date is not divided at its hyphens.
            ...(DATE.test(given.text) && { whiteSpace: 'nowrap' }),
          },
        }
      : null,
    inside(given, way),
  );
}

/** Words that lead somewhere; the words alone where that may not be followed. */
function linked(href: string, words: ReactNode, plain: string, way: Way): ReactNode {
  const heading = way.jumps.get(href);
  if (heading) return <a href={`#${way.ids.get(heading)}`}>{words}</a>;
  const path = pageAt(href);
  if (path)
    return (
      <Suspense fallback={words}>
        <PageLink path={path}>{words}</PageLink>
      </Suspense>
    );
  const link = linkTo(href);
  if (!link) return words;
  return (
    <>
      <a href={link.href} target="_blank" rel="noopener noreferrer">
        {words}
      </a>
      {link.address !== null && !saysAddress(plain, link.address) && (
        <span className="address"> ({link.address})</span>
      )}
    </>
  );
}

const LINE_BREAK = <br />;

/** Raw HTML is shown as text, but for `<br>`: in a table's cell there is no other way to begin a line. */
function withBreaks(html: string, way: Way): ReactNode {
  const parts = html.split(/(<br\s*\/?>)/i);
  return createElement(
    Fragment,
    null,
    ...parts.map((part, at) => (at % 2 ? LINE_BREAK : words(part, { ...way, apart: true }))),
  );
}

/** The tags that are allowed. Anything else, such as raw HTML, is shown as text. */
function one(token: Token, way: Way): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return null;
    case 'heading': {
      way.terms?.section();
      const id = way.ids.get(token);
      return block(
        createElement(
          `h${way.levels.get(token) ?? way.top}`,
          id === undefined ? null : { id },
          way.asides?.before.get(token),
          inside(token as Tokens.Heading, { ...way, heading: true, apart: true }),
          way.asides?.behind.get(token),
        ),
        way,
      );
    }
    case 'paragraph':
      return block(<p>{inside(token as Tokens.Paragraph, way)}</p>, way);
    case 'text':
    case 'escape':
      return inside(token as Tokens.Text, way);
    case 'strong':
      return <strong>{inside(token as Tokens.Strong, way)}</strong>;
    case 'em':
      return <em>{inside(token as Tokens.Em, way)}</em>;
    case 'del':
      return <del>{inside(token as Tokens.Del, way)}</del>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'codespan':
      return <code>{words(token.text, { ...way, apart: true })}</code>;
    case 'code':
      return block(
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wide code is scrolled by keyboard too
        <pre tabIndex={0}>
          <code>{words(token.text, { ...way, apart: true })}</code>
        </pre>,
        way,
      );
    case 'blockquote':
      return <blockquote>{inside(token as Tokens.Blockquote, way)}</blockquote>;
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      const rows = items.map((item) =>
        item.task
          ? task(item, way)
          : createElement(
              'li',
              null,
              ...item.tokens.map((part) => itemPart(part, way, way.asides?.behind.get(item))),
            ),
      );
      return ordered
        ? createElement('ol', { start: Number(start) || 1 }, ...rows)
        : createElement('ul', null, ...rows);
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const drawn = way.asides?.tables.get(token);
      if (drawn)
        return block(drawn([header, ...rows].map((row) => row.map((given) => inside(given, way)))), way);
      return block(
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too
        <div className="table" tabIndex={0}>
          <table>
            <thead>{createElement('tr', null, ...header.map((given) => cell(given, way)))}</thead>
            {createElement(
              'tbody',
              null,
              ...rows.map((row) => createElement('tr', null, ...row.map((given) => cell(given, way)))),
            )}
          </table>
        </div>,
        way,
      );
    }
    case 'link':
      return linked(
        (token as Tokens.Link).href,
        inside(token as Tokens.Link, { ...way, apart: true }),
        plainWords([token]),
        way,
      );
    case 'image': {
      // Loading a remote picture would tell its server who reads this.
      const says = COMPONENTS.image(decoded((token as Tokens.Image).text));
      const shown = <span className="picture">{says}</span>;
      return linked((token as Tokens.Image).href, shown, says, way);
    }
    case 'html':
      return isComment(token) ? null : withBreaks(token.raw, way);
    default:
      return words(token.raw, way);
  }
}

/** Words with their emphasis, code and links, which stand within a line of something else. */
export const drawInline = (tokens: readonly Token[]): ReactNode =>
  all(tokens, {
    top: 2,
    levels: new Map(),
    numbers: new Map(),
    checks: undefined,
    jumps: new Map(),
    ids: new Map(),
    marks: undefined,
    asides: undefined,
    terms: undefined,
  });

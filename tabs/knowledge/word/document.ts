import type { Token, Tokens } from 'marked';
import { decoded } from '../../../domain/shared/character-references.ts';
import { ATTRIBUTES, isComment, plainWords, tokensOf } from '../../../domain/shared/markdown-tokens.ts';
import { jumpsOf, linkTo, pageAt, saysAddress } from '../../components/markdown-links.ts';
import { levelHeadings, withoutTitle } from '../../components/markdown-tasks.ts';
import { COMPONENTS } from '../../components/texts.ts';
import { FIRST_OWN_LIST, LEVELS, LIST_IDS, type OwnList } from './styles.ts';
import { isRightToLeft, uri, xml } from './xml.ts';

/** The parts of a Word document that a text gives. */
export interface WordBody {
  readonly paragraphs: string;
  readonly lists: readonly OwnList[];
  /** The addresses of its links, by the ids of their relationships. */
  readonly links: ReadonlyMap<string, string>;
}

/** What a type says beside the words of a text: before headings, and behind headings and items. */
export interface SaidBeside {
  readonly before: ReadonlyMap<Token, string>;
  readonly behind: ReadonlyMap<Token, string>;
}

/** How the words of a run look. */
interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly struck?: boolean;
  readonly style?: 'Hyperlink' | 'HTMLCode';
}

/** Where a block stands. */
interface Where {
  readonly style: string | null;
  /** Of a list: how deep, and which numbering; null beside lists. */
  readonly list: { readonly level: number; readonly id: number; readonly first: boolean } | null;
}

const NOTHING_SAID: SaidBeside = { before: new Map(), behind: new Map() };
const TOP: Where = { style: null, list: null };
/** A line's width on the paper, in twentieths of a point. */
const WIDTH = 9_026;
/** A table has no more columns in Word, and an address no more characters: it calls a file with more of them broken. */
const COLUMNS_MAX = 63;
const ADDRESS_MAX = 2_000;
const RULE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>';

/** A Markdown as paragraphs of Word. What the product does not draw is text here as well. */
export function wordBody(
  body: string,
  title: string,
  /** The address of a page of the app, for somebody who reads the file. */
  addressOf: (path: string) => string,
  saidOf: (tokens: readonly Token[]) => SaidBeside = () => NOTHING_SAID,
): WordBody {
  const read = tokensOf(body);
  if (!read) {
    const lines = body.split('\n').map((one) => paragraph(runs(one, {}), TOP, one));
    return { paragraphs: lines.join(''), lists: [], links: new Map() };
  }
  const tokens = withoutTitle(read, title);
  const levels = levelHeadings(tokens, 1);
  const said = saidOf(tokens);
  const jumps = jumpsOf(tokens);
  const marks = new Map([...new Set(jumps.values())].map((heading, at) => [heading, at]));
  const lists: OwnList[] = [];
  const ids = new Map<string, string>();

  function linked(href: string, given: readonly Token[], look: Look): string {
    const words = (as: Look) => inline(given, as);
    const asLink = { ...look, style: 'Hyperlink' } as const;
    const mark = marks.get(jumps.get(href) as Token);
    if (mark !== undefined) return `<w:hyperlink w:anchor="part${mark}">${words(asLink)}</w:hyperlink>`;
    const path = pageAt(href);
    const link = path ? { href: addressOf(path), address: null } : linkTo(href);
    if (!link) return words(look);
    const plain = plainWords(given);
    const beside =
      link.address !== null && !saysAddress(plain, link.address) ? runs(` (${link.address})`, look) : '';
    // Everything else is words alone: no file of ours leads to an address that is not encrypted.
    if (!/^(?:https|mailto):/.test(link.href)) return words(look) + beside;
    const target = uri(link.href);
    if (target.length > ADDRESS_MAX) return words(look) + beside;
    const id = ids.get(target) ?? `link${ids.size + 1}`;
    ids.set(target, id);
    return `<w:hyperlink r:id="${id}" w:history="1">${words(asLink)}</w:hyperlink>${beside}`;
  }

  const inline = (some: readonly Token[], look: Look, heading = false): string =>
    some.map((token) => oneInline(token, look, heading)).join('');

  function oneInline(token: Token, look: Look, heading: boolean): string {
    switch (token.type) {
      case 'strong':
        return inline((token as Tokens.Strong).tokens, { ...look, bold: true }, heading);
      case 'em':
        return inline((token as Tokens.Em).tokens, { ...look, italic: true }, heading);
      case 'del':
        return inline((token as Tokens.Del).tokens, { ...look, struck: true }, heading);
      case 'codespan':
        return runs(token.text, { ...look, style: look.style ?? 'HTMLCode' });
      case 'br':
        return '<w:r><w:br/></w:r>';
      case 'link':
        return linked((token as Tokens.Link).href, (token as Tokens.Link).tokens, look);
      case 'image':
        return runs(COMPONENTS.image(decoded((token as Tokens.Image).text)), look);
      case 'html':
        if (isComment(token)) return '';
        return token.raw
          .split(/(<br\s*\/?>)/i)
          .map((one: string, at: number) => (at % 2 ? '<w:r><w:br/></w:r>' : runs(one, look)))
          .join('');
      case 'checkbox':
      case 'space':
      case 'def':
        return '';
      default: {
        if ('tokens' in token && token.tokens) return inline(token.tokens, look, heading);
        if (!('text' in token)) return runs(token.raw, look);
        // A line end of the source is a blank.
        const text = (heading ? token.text.replace(ATTRIBUTES, '') : token.text).replace(/\n/g, ' ');
        return runs(decoded(text), look);
      }
    }
  }

  const blocks = (some: readonly Token[], where: Where): string =>
    some.map((token) => block(token, where)).join('');

  function block(token: Token, where: Where): string {
    switch (token.type) {
      case 'space':
      case 'def':
      case 'checkbox':
        return '';
      case 'heading': {
        const { tokens: inside } = token as Tokens.Heading;
        const mark = marks.get(token);
        const behind = said.behind.get(token);
        const words =
          runs(said.before.get(token) ?? '', {}) +
          inline(inside, {}, true) +
          runs(behind ? ` · ${behind}` : '', {});
        const named =
          mark === undefined
            ? words
            : `<w:bookmarkStart w:id="${mark}" w:name="part${mark}"/>${words}<w:bookmarkEnd w:id="${mark}"/>`;
        return paragraph(named, { ...TOP, style: `Heading${levels.get(token) ?? 3}` }, plainWords([token]));
      }
      case 'blockquote':
        return blocks((token as Tokens.Blockquote).tokens, { ...where, style: 'Quote' });
      case 'code': {
        const lines = (token as Tokens.Code).text.split('\n').map((one) => runs(one, {}));
        return paragraph(lines.join('<w:r><w:br/></w:r>'), { ...where, style: 'HTMLPreformatted' }, '');
      }
      case 'hr':
        return `<w:p><w:pPr>${RULE}</w:pPr></w:p>`;
      case 'list':
        return list(token as Tokens.List, where.list ? where.list.level + 1 : 0);
      case 'table':
        return table(token as Tokens.Table);
      case 'html':
        if (isComment(token)) return '';
        return paragraph(inline([token], {}), where, token.raw);
      default:
        return paragraph(inline([token], {}), where, plainWords([token]));
    }
  }

  function list({ ordered, start, items }: Tokens.List, depth: number): string {
    const level = Math.min(depth, LEVELS - 1);
    let own: number = LIST_IDS.bullets;
    if (ordered) {
      own = FIRST_OWN_LIST + lists.length;
      lists.push({ id: own, level, start: Math.min(Math.max(Number(start) || 1, 0), 32_767) });
    }
    return items
      .map((item) => {
        const id = item.task ? (item.checked ? LIST_IDS.done : LIST_IDS.open) : own;
        const style = ordered && !item.task ? 'ListNumber' : 'ListBullet';
        const parts = item.tokens.filter(({ type }) => type !== 'checkbox' && type !== 'space');
        const rest = parts.length > 0 ? parts : [{ type: 'text', raw: '', text: '' }];
        // An item that begins with a list or a table has a paragraph of its own, which carries its sign.
        const begins = ['text', 'paragraph', 'code', 'html'].includes(rest[0]?.type ?? '');
        const behind = runs(said.behind.get(item) ?? '', {});
        const lead = begins ? '' : paragraph(behind, { style, list: { level, id, first: true } }, '');
        return (
          lead +
          rest
            .map((token, at) => {
              const first = begins && at === 0;
              const where = { style: first ? style : 'ListContinue', list: { level, id, first } };
              return first && behind !== ''
                ? paragraph(inline([token], {}) + behind, where, plainWords([token]))
                : block(token, where);
            })
            .join('')
        );
      })
      .join('');
  }

  function table({ header, rows, align }: Tokens.Table): string {
    const columns = Math.min(header.length, COLUMNS_MAX);
    const width = Math.floor(WIDTH / Math.max(columns, 1));
    const cell = (given: Tokens.TableCell, at: number, all: readonly Tokens.TableCell[]) => {
      const side = align[at] ? `<w:jc w:val="${align[at]}"/>` : '';
      // The last one has the words of all that there is no room for.
      const inside = at === COLUMNS_MAX - 1 ? all.slice(at) : [given];
      const words = inside
        .map(({ tokens: own, header: isHead }) => inline(own, isHead ? { bold: true } : {}))
        .join('<w:r><w:br/></w:r>');
      const reads = isRightToLeft(plainWords(given.tokens)) ? '<w:bidi/>' : '';
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>${reads}<w:spacing w:after="0"/>${side}</w:pPr>${words}</w:p></w:tc>`;
    };
    const row = (cells: readonly Tokens.TableCell[], isHead: boolean) =>
      `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells
        .slice(0, columns)
        .map((one, at) => cell(one, at, cells))
        .join('')}</w:tr>`;
    // A paragraph behind it: Word would make two tables one.
    return (
      '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>' +
      '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>' +
      `<w:tblGrid>${header
        .slice(0, columns)
        .map(() => `<w:gridCol w:w="${width}"/>`)
        .join('')}</w:tblGrid>` +
      `${row(header, true)}${rows.map((one) => row(one, false)).join('')}</w:tbl><w:p/>`
    );
  }

  const paragraphs = blocks(tokens, TOP);
  const links = new Map([...ids].map(([target, id]) => [id, target]));
  return { paragraphs, lists, links };
}

/** The properties stand in the order in which the schema has them. */
export function paragraph(inside: string, { style, list }: Where, words: string): string {
  const numbered = list?.first
    ? `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.id}"/></w:numPr>`
    : '';
  const reads = isRightToLeft(words) ? '<w:bidi/>' : '';
  const indent = list && !list.first ? `<w:ind w:left="${360 * (list.level + 1)}"/>` : '';
  const about = `${style ? `<w:pStyle w:val="${style}"/>` : ''}${numbered}${reads}${indent}`;
  return `<w:p>${about ? `<w:pPr>${about}</w:pPr>` : ''}${inside}</w:p>`;
}

export function runs(text: string, { bold, italic, struck, style }: Look): string {
  const said = xml(text);
  if (said === '') return '';
  const look = [
    style && `<w:rStyle w:val="${style}"/>`,
    bold && '<w:b/><w:bCs/>',
    italic && '<w:i/><w:iCs/>',
    struck && '<w:strike/>',
    isRightToLeft(text) && '<w:rtl/>',
  ].filter(Boolean);
  const about = look.length > 0 ? `<w:rPr>${look.join('')}</w:rPr>` : '';
  return `<w:r>${about}<w:t xml:space="preserve">${said}</w:t></w:r>`;
}

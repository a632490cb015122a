import { headingLevel, type Marks, marksOf, oneLine, span, withoutBold } from './pasted-element.ts';

/** What was pasted, in the few tags that the editor knows; and how many pictures were left out. */
export interface Pasted {
  readonly html: string;
  readonly pictures: number;
}

/** More than this is no page that somebody copied. */
const HTML_MAX = 4_000_000;
const LEVELS_MAX = 60;

const NOTHING = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT HEAD TITLE META LINK IFRAME OBJECT EMBED AUDIO VIDEO CANVAS SVG MATH SELECT TEXTAREA BUTTON DIALOG XML'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE NAV FIGURE FIGCAPTION ADDRESS DL DT DD FORM FIELDSET DETAILS SUMMARY CENTER BODY TR TD TH TBODY THEAD LI'.split(
    ' ',
  ),
);

/** Web pages and Word as the editor's own tags: no style, script, comment, class or picture is carried over. */
export function cleanPaste(html: string): Pasted {
  if (html.length > HTML_MAX) return { html: '', pictures: 0 };
  // A document that is nowhere shown: it runs no script and loads no picture.
  const page = new DOMParser().parseFromString(html, 'text/html');
  const cleaner = new Cleaner();
  cleaner.blocks(page.body, {}, 0);
  return { html: withSlice(page, cleaner.end()), pictures: cleaner.pictures };
}

const CONTEXT =
  /^(?:paragraph|heading|blockquote|bulletList|orderedList|listItem|codeBlock|table|tableRow|tableCell|tableHeader)$/;

/** How the editor's own clipboard says where its blocks were cut, so that half a list joins the one it comes into. */
function withSlice(page: Document, html: string): string {
  const said = page.querySelector('[data-pm-slice]')?.getAttribute('data-pm-slice') ?? '';
  const [, ends, context = ''] = /^(\d{1,2} \d{1,2}) (\[.*\])$/.exec(said) ?? [];
  if (!ends) return html;
  try {
    const names: unknown = JSON.parse(context);
    if (!Array.isArray(names)) return html;
    const kept = names.flatMap((name, at) =>
      at % 2 === 0 && CONTEXT.test(String(name)) ? [String(name), null] : [],
    );
    if (kept.length !== names.length) return html;
    return html.replace(/^<(\w+)/, `<$1 data-pm-slice="${escapeHtml(`${ends} ${JSON.stringify(kept)}`)}"`);
  } catch {
    return html;
  }
}

const escapeHtml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

interface WordItem {
  readonly level: number;
  readonly ordered: boolean;
  readonly html: string;
}

class Cleaner {
  pictures = 0;
  #out: string[] = [];
  #run = '';
  /** Paragraphs of Word that it only draws as a list. */
  #items: WordItem[] = [];

  end(): string {
    this.#flush();
    this.#endList();
    return this.#out.join('');
  }

  #flush(tag = 'p'): void {
    const run = this.#run.replace(/^(?:\s|<br>)+|(?:\s|<br>)+$/g, '');
    this.#run = '';
    if (!run) return;
    this.#endList();
    // A heading is bold already.
    this.#out.push(`<${tag}>${tag === 'p' ? run : withoutBold(run)}</${tag}>`);
  }

  #endList(): void {
    if (this.#items.length === 0) return;
    const items = this.#items;
    this.#items = [];
    this.#out.push(nested(items));
  }

  /** What `fill` adds, by itself. */
  #apart(fill: (inner: Cleaner) => void): string {
    const inner = new Cleaner();
    fill(inner);
    const html = inner.end();
    this.pictures += inner.pictures;
    return html;
  }

  #add(html: string): void {
    this.#flush();
    this.#endList();
    if (html) this.#out.push(html);
  }

  blocks(parent: Node, marks: Marks, depth: number): void {
    for (const child of parent.childNodes) this.#node(child, marks, depth + 1);
  }

  #node(node: Node, marks: Marks, depth: number): void {
    if (node.nodeType === 3) {
      this.#words(node.nodeValue ?? '', marks);
      return;
    }
    if (!(node.nodeType === 1) || depth > LEVELS_MAX) {
      if (node.nodeType === 1) this.#words(node.textContent ?? '', marks);
      return;
    }
    const element = node as HTMLElement;
    const tag = element.tagName.toUpperCase();
    const style = element.getAttribute('style') ?? '';
    if (tag === 'IMG' || tag === 'PICTURE' || tag === 'V:IMAGEDATA') this.pictures += 1;
    if (tag === 'IMG' || tag === 'PICTURE' || NOTHING.has(tag) || tag.includes(':IMAGE')) return;
    if (/mso-list:\s*ignore/i.test(style) || /display:\s*none/i.test(style) || element.hidden) return;
    if (tag === 'BR') {
      this.#run += '<br>';
      return;
    }
    if (tag === 'HR') {
      this.#add('<hr>');
      return;
    }
    if (tag === 'PRE') {
      this.#add(`<pre>${escapeHtml(element.textContent ?? '')}</pre>`);
      return;
    }
    const level = headingLevel(element, tag);
    if (level) {
      this.#flush();
      this.blocks(element, marks, depth);
      this.#flush(`h${level}`);
      return;
    }
    if (tag === 'UL' || tag === 'OL') {
      this.#list(element, tag, marks, depth);
      return;
    }
    if (tag === 'TABLE') {
      this.#table(element, marks, depth);
      return;
    }
    if (tag === 'BLOCKQUOTE') {
      const inside = this.#apart((inner) => inner.blocks(element, marks, depth));
      this.#add(inside && `<blockquote>${inside}</blockquote>`);
      return;
    }
    const word = /mso-list:\s*l\d+\s+level(\d)/i.exec(style);
    if (word) {
      this.#flush();
      const ignored = [...element.querySelectorAll('[style]')].find((one) =>
        /mso-list:\s*ignore/i.test(one.getAttribute('style') ?? ''),
      );
      const ordered = /^\s*\(?(?:\d+|[a-z]{1,4})[.)]/i.test(ignored?.textContent ?? '');
      const html = this.#apart((inner) => inner.blocks(element, marks, depth));
      if (html) this.#items.push({ level: Number(word[1]), ordered, html });
      return;
    }
    if (BLOCKS.has(tag)) {
      this.#flush();
      this.blocks(element, marksOf(element, tag, style, marks), depth);
      this.#flush();
      return;
    }
    this.blocks(element, marksOf(element, tag, style, marks), depth);
  }

  #words(text: string, marks: Marks): void {
    const flat = text.replace(/[\t\n\f\r ]+/g, ' ').replace(/\u00a0/g, ' ');
    const said = this.#run === '' || /[ ]$/.test(this.#run) ? flat.trimStart() : flat;
    if (!said) return;
    if (said === ' ') {
      this.#run += said;
      return;
    }
    let html = escapeHtml(said);
    if (marks.code) html = `<code>${html}</code>`;
    if (marks.del) html = `<del>${html}</del>`;
    if (marks.em) html = `<em>${html}</em>`;
    if (marks.strong) html = `<strong>${html}</strong>`;
    if (marks.href) html = `<a href="${escapeHtml(marks.href)}">${html}</a>`;
    this.#run += html;
  }

  #list(element: HTMLElement, tag: string, marks: Marks, depth: number): void {
    const items: string[] = [];
    for (const child of element.children) {
      const name = child.tagName.toUpperCase();
      if (name === 'UL' || name === 'OL') {
        // Some programs put the inner list beside its item.
        const inner = this.#apart((cleaner) => cleaner.#list(child as HTMLElement, name, marks, depth + 1));
        const last = items.pop();
        items.push(last ? last.replace(/<\/li>$/, `${inner}</li>`) : `<li><p></p>${inner}</li>`);
        continue;
      }
      const box = child.querySelector(
        ':scope > input[type=checkbox], :scope > p > input[type=checkbox], :scope > label > input[type=checkbox]',
      );
      const said = child.getAttribute('data-checked') ?? (box ? String(box.hasAttribute('checked')) : null);
      const inside = this.#apart((inner) => inner.blocks(child, marks, depth + 1));
      const checked = said === 'true' || said === 'false' ? ` data-checked="${said}"` : '';
      if (inside || checked)
        items.push(`<li${checked}>${/^<(?:p|h\d)>/.test(inside) ? '' : '<p></p>'}${inside}</li>`);
    }
    const start = Number(element.getAttribute('start'));
    const from = tag === 'OL' && Number.isInteger(start) && start > 1 ? ` start="${start}"` : '';
    this.#add(
      items.length > 0 ? `<${tag.toLowerCase()}${from}>${items.join('')}</${tag.toLowerCase()}>` : '',
    );
  }

  #table(element: HTMLElement, marks: Marks, depth: number): void {
    const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element);
    const cells = rows.map(
      (row) => [...row.children].filter(({ tagName }) => /^T[DH]$/i.test(tagName)) as HTMLElement[],
    );
    const widths = cells.map((row) => row.reduce((sum, cell) => sum + span(cell), 0));
    const width = Math.max(0, ...widths);
    // A table that only lays out a page is no table of anything.
    if (element.querySelector('table') || width < 2 || width > 40) {
      this.#flush();
      this.blocks(element, marks, depth);
      this.#flush();
      return;
    }
    const drawn = cells.map((row, at) => {
      const tag = at === 0 ? 'th' : 'td';
      const said = row.flatMap((cell) => {
        const inside = this.#apart((inner) => inner.blocks(cell, marks, depth + 1));
        const align = /^(?:left|right|center)$/.exec(cell.getAttribute('align') || cell.style.textAlign)?.[0];
        const first = `<${tag}${align ? ` align="${align}"` : ''}><p>${at === 0 ? withoutBold(oneLine(inside)) : oneLine(inside)}</p></${tag}>`;
        return [first, ...Array.from({ length: span(cell) - 1 }, () => `<${tag}><p></p></${tag}>`)];
      });
      while (said.length < width) said.push(`<${tag}><p></p></${tag}>`);
      return `<tr>${said.join('')}</tr>`;
    });
    this.#add(`<table><tbody>${drawn.join('')}</tbody></table>`);
  }
}

/** Word's list paragraphs as lists in lists. */
function nested(items: readonly WordItem[]): string {
  let html = '';
  for (let at = 0; at < items.length; ) {
    const { level, ordered } = items[at] as WordItem;
    const tag = ordered ? 'ol' : 'ul';
    html += `<${tag}>`;
    while (at < items.length) {
      const item = items[at] as WordItem;
      if (item.level < level || (item.level === level && item.ordered !== ordered)) break;
      let end = at + 1;
      while (end < items.length && (items[end] as WordItem).level > level) end += 1;
      html += `<li>${item.html}${nested(items.slice(at + 1, end))}</li>`;
      at = end;
    }
    html += `</${tag}>`;
  }
  return html;
}

const STRUCTURE =
  /<(?:h[1-6]|ul|ol|table|strong|b|em|i|a|blockquote|s|del)[\s>]|mso-list|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic|<img/i;

/**
 * Whether a page's tags say more than its words, which may be Markdown that was copied from a program's window. Those of
 * a page that is too long are not read: its words are pasted.
 */
export const saysMore = (html: string): boolean => html.length <= HTML_MAX && STRUCTURE.test(html);

import { linkTo } from '../../components/markdown-links.ts';

// What one element of a pasted page says.

export interface Marks {
  readonly strong?: boolean;
  readonly em?: boolean;
  readonly del?: boolean;
  readonly code?: boolean;
  readonly href?: string;
}

export const withoutBold = (html: string) => html.replace(/<\/?strong>/g, '');

export const span = (cell: Element): number =>
  Math.min(20, Math.max(1, Number(cell.getAttribute('colspan')) || 1));

/** The blocks of a cell as one paragraph: each begins a line. */
export const oneLine = (html: string): string =>
  html
    .replace(/<\/(?:p|h\d|li|pre|blockquote|tr)>(?=.)/g, '<br>')
    .replace(/<\/?(?!\/?(?:strong|em|del|code|a|br)\b)[a-z]\w*[^>]*>/g, '')
    .replace(/(?:<br>)+/g, '<br>')
    .replace(/^<br>|<br>$/g, '');

export function headingLevel(element: Element, tag: string): number | null {
  const [, own] = /^H([1-6])$/.exec(tag) ?? [];
  if (own) return Number(own);
  if (tag !== 'P' && tag !== 'DIV') return null;
  const [, word] = /^Mso(?:Heading(\d)|Title)/.exec(element.className) ?? [null, undefined];
  if (/^MsoTitle/.test(element.className)) return 1;
  if (word) return Number(word);
  const said = element.getAttribute('role') === 'heading' ? Number(element.getAttribute('aria-level')) : 0;
  return said >= 1 && said <= 6 ? said : null;
}

export function marksOf(element: HTMLElement, tag: string, style: string, marks: Marks): Marks {
  const weight = /(?:^|[;\s])font-weight:\s*(\w+)/i.exec(style)?.[1];
  const strong = weight
    ? /^(?:bold|bolder|[6-9]00)$/i.test(weight) ||
      (marks.strong === true && !/^(?:normal|400)$/i.test(weight))
    : tag === 'B' || tag === 'STRONG' || marks.strong;
  const slant = /(?:^|[;\s])font-style:\s*(\w+)/i.exec(style)?.[1];
  const em = slant ? /italic|oblique/i.test(slant) : tag === 'I' || tag === 'EM' || marks.em;
  const del = /text-decoration[^;]*line-through/i.test(style) || /^(?:S|DEL|STRIKE)$/.test(tag) || marks.del;
  const code = /^(?:CODE|KBD|SAMP|TT)$/.test(tag) || marks.code;
  const href = tag === 'A' ? pastedLink(element.getAttribute('href') ?? '') : marks.href;
  return {
    ...(strong && { strong }),
    ...(em && { em }),
    ...(del && { del }),
    ...(code && { code }),
    ...(href && { href }),
  };
}

/** An encrypted page, one person's mail address, or a part of the same text. */
export function pastedLink(href: string): string | undefined {
  if (/^#[\p{L}\p{N}_-]+$/u.test(href)) return href;
  const link = linkTo(href.trim());
  return link && !link.href.startsWith('http:') ? link.href : undefined;
}

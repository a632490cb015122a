import { escapeHtml } from '../../domain/shared/html.ts';

/** What Outlook's editor keeps of HTML; everything else is unwrapped. */
const KEPT = new Set(
  'h2 h3 h4 h5 h6 p strong em del code pre ul ol li blockquote br hr table thead tbody tr th td a'.split(' '),
);

/** Rendered Markdown as the plain HTML of a mail: no classes, ids and controls; a checkbox is a sign. */
export function plainHtml(nodes: Iterable<Node>): string {
  let html = '';
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) html += escapeHtml(node.textContent ?? '');
    if (!(node instanceof Element)) continue;
    const name = node.localName;
    if (name === 'input') html += (node as HTMLInputElement).checked ? '☑ ' : '☐ ';
    else if (!KEPT.has(name)) html += plainHtml(node.childNodes);
    else if (name === 'br' || name === 'hr') html += `<${name}>`;
    else {
      const href = node.getAttribute('href') ?? '';
      const attribute = name === 'a' && /^(https?|mailto):/.test(href) ? ` href="${escapeHtml(href)}"` : '';
      // A checklist's item has its box for a mark.
      const boxed = name === 'li' && node.querySelector(':scope input[type=checkbox]') !== null;
      html += `<${name}${attribute}${boxed ? ' style="list-style:none"' : ''}>${plainHtml(node.childNodes)}</${name}>`;
    }
  }
  return html;
}

export const linkHtml = (words: string, address: string): string =>
  `<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>`;

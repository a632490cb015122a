import type { Beyond } from './beyond.ts';
import type { RichCommand } from './rich.ts';

const BEYOND: Record<Beyond, string> = {
  long: 'more words than the editor can hold without becoming slow',
  deep: 'lists or quotations nested too deeply',
  html: 'a raw HTML tag',
  comment: 'a hidden HTML comment',
  picture: 'a picture',
  definition: 'a link that is defined elsewhere in it',
  footnote: 'a footnote',
  frontMatter: 'front matter at its beginning',
  other: 'formatting',
};

const and = new Intl.ListFormat('en', { type: 'conjunction' });

export const RICH = {
  fields: 'The text, part by part',
  view: 'Edit as',
  rich: 'Rich',
  source: 'Source',
  done: 'Done',
  opening: 'Opening the editor',
  beyond: (all: readonly Beyond[]) =>
    `This text has ${and.format(all.map((one) => BEYOND[one]))}, which the editor cannot show. It opens as source, so that nothing is lost.`,
  notLoaded: 'The rich editor could not be loaded, so this is the source. Your text is safe.',
  pictures: (count: number) => (count === 1 ? '1 picture was left out.' : `${count} pictures were left out.`),
  placeholder: 'Write here. “## ” begins a heading, “- ” a list, “[] ” a checklist.',
  hint: 'Select words to format them. Press Esc, then Tab, to leave the text.',
  address: 'Address',
  addressHint: 'https://, a mail address, or # and a heading',
  addressWrong: 'A link leads to an https address, a mail address, or # and a heading.',
  setLink: 'Set link',
  dropLink: 'Remove link',
  closeLink: 'Close',
} as const;

interface Said {
  readonly label: string;
  readonly keys?: string;
  readonly aria?: string;
}

export const RICH_COMMANDS: Record<RichCommand | 'link', Said> = {
  undo: { label: 'Undo', keys: 'Ctrl+Z', aria: 'Control+Z' },
  redo: { label: 'Redo', keys: 'Ctrl+Y', aria: 'Control+Y' },
  heading2: { label: 'Heading', keys: 'Ctrl+Alt+2', aria: 'Control+Alt+2' },
  heading3: { label: 'Smaller heading', keys: 'Ctrl+Alt+3', aria: 'Control+Alt+3' },
  bold: { label: 'Bold', keys: 'Ctrl+B', aria: 'Control+B' },
  italic: { label: 'Italic', keys: 'Ctrl+I', aria: 'Control+I' },
  strike: { label: 'Strikethrough', keys: 'Ctrl+Shift+S', aria: 'Control+Shift+S' },
  code: { label: 'Code', keys: 'Ctrl+E', aria: 'Control+E' },
  link: { label: 'Link', keys: 'Ctrl+K', aria: 'Control+K' },
  quote: { label: 'Quotation', keys: 'Ctrl+Shift+B', aria: 'Control+Shift+B' },
  bullets: { label: 'List', keys: 'Ctrl+Shift+8', aria: 'Control+Shift+8' },
  numbers: { label: 'Numbered list', keys: 'Ctrl+Shift+7', aria: 'Control+Shift+7' },
  checks: { label: 'Checklist', keys: 'Ctrl+Shift+9', aria: 'Control+Shift+9' },
  codeBlock: { label: 'Block of code' },
  divider: { label: 'Divider' },
  table: { label: 'Table' },
  rowBelow: { label: 'Row below' },
  columnAfter: { label: 'Column after' },
  dropRow: { label: 'Delete row' },
  dropColumn: { label: 'Delete column' },
  dropTable: { label: 'Delete table' },
};

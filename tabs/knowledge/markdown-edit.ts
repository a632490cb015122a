/** One change to a text field: replace `from`–`to` by `insert`, then select `select`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly select: readonly [start: number, end: number];
}

export type Command = 'heading' | 'bold' | 'list' | 'checklist' | 'link';

const LIST = /^(\s*)(?:(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)/;
const CHECK = /^\s*(?:[-*+]|\d{1,3}[.)])[ \t]+\[[ xX]\][ \t]+/;
const HEADING = /^#{1,6}[ \t]+/;
const WORD = /[\p{L}\p{N}_'’-]/u;

/** What a press of a toolbar button does to `text` with `start`–`end` selected. */
export function command(name: Command, text: string, start: number, end: number): Edit {
  switch (name) {
    case 'bold':
      return bold(text, start, end);
    case 'link':
      return link(text, start, end);
    case 'heading':
      return lines(text, start, end, (all) =>
        all.every((one) => /^##[ \t]/.test(one))
          ? (one) => one.replace(HEADING, '')
          : (one) => `## ${one.replace(HEADING, '')}`,
      );
    case 'list':
      return lines(text, start, end, (all) =>
        all.every((one) => /^\s*[-*+][ \t]/.test(one) && !CHECK.test(one))
          ? (one) => one.replace(LIST, '$1')
          : (one) => marked(one, '- '),
      );
    case 'checklist':
      return lines(text, start, end, (all) =>
        all.every((one) => CHECK.test(one))
          ? (one) => one.replace(LIST, '$1')
          : (one) => marked(one, '- [ ] '),
      );
  }
}

function marked(line: string, mark: string): string {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return indent + mark + line.replace(LIST, '').trimStart();
}

/** Changes each line that the selection touches; empty ones only where there is nothing else. */
function lines(
  text: string,
  start: number,
  end: number,
  decide: (all: string[]) => (line: string) => string,
): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(start, end > start ? end - 1 : end));
  const to = next < 0 ? text.length : next;
  const given = text.slice(from, to).split('\n');
  const full = given.filter((one) => one.trim() !== '');
  const change = decide(full.length > 0 ? full : ['']);
  const changed = given.map((one) => (one.trim() === '' && full.length > 0 ? one : change(one)));
  const insert = changed.join('\n');
  // A caret keeps its place within the words; a selection becomes the lines that changed.
  const grown = insert.length - (to - from);
  const select: [number, number] =
    start === end
      ? [Math.max(from, start + grown), Math.max(from, start + grown)]
      : [from, from + insert.length];
  return { from, to, insert, select };
}

function bold(text: string, start: number, end: number): Edit {
  let [from, to] = [start, end];
  if (from === to) {
    while (from > 0 && WORD.test(text[from - 1] ?? '')) from -= 1;
    while (to < text.length && WORD.test(text[to] ?? '')) to += 1;
  }
  // Spaces at the ends stay outside: `** word **` is not bold.
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  const words = text.slice(from, to);
  if (words.length > 4 && words.startsWith('**') && words.endsWith('**')) {
    const insert = words.slice(2, -2);
    return { from, to, insert, select: [from, from + insert.length] };
  }
  if (from >= 2 && text.slice(from - 2, from) === '**' && text.slice(to, to + 2) === '**' && words !== '') {
    return { from: from - 2, to: to + 2, insert: words, select: [from - 2, to - 2] };
  }
  return { from, to, insert: `**${words}**`, select: [from + 2, to + 2] };
}

const ADDRESS = /^https:\/\/\S+$/;

function link(text: string, start: number, end: number): Edit {
  const words = text.slice(start, end);
  if (ADDRESS.test(words)) {
    return { from: start, to: end, insert: `[](${words})`, select: [start + 1, start + 1] };
  }
  const insert = `[${words}](https://)`;
  // With words there, the address is what is missing.
  const at = words ? start + insert.length - 1 : start + 1;
  return { from: start, to: end, insert, select: [at, at] };
}

/** An address pasted over some words makes them a link; null if it is anything else. */
export function pasteLink(text: string, start: number, end: number, pasted: string): Edit | null {
  const address = pasted.trim();
  const words = text.slice(start, end);
  if (!ADDRESS.test(address) || words.trim() === '' || words.includes('\n') || ADDRESS.test(words))
    return null;
  const insert = `[${words}](${address})`;
  return { from: start, to: end, insert, select: [start + insert.length, start + insert.length] };
}

/** What Enter does inside a list: the next item, or the end of the list on an empty one. null: a plain new line. */
export function continueList(text: string, at: number): Edit | null {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(from, at);
  const mark = LIST.exec(line)?.[0];
  if (mark === undefined) return null;
  const rest = text.slice(at).split('\n', 1)[0] ?? '';
  if (line.length === mark.length && rest.trim() === '') {
    return { from, to: at, insert: '', select: [from, from] };
  }
  const next = mark.replace(/\d{1,3}/, (number) => String(Number(number) + 1)).replace(/\[[xX]\]/, '[ ]');
  const insert = `\n${next}`;
  return { from: at, to: at, insert, select: [at + insert.length, at + insert.length] };
}

import { withLineEnds } from '../../domain/shared/text.ts';

/** A Markdown file's front matter and what follows it. */
export interface FrontMatter {
  /** Values by key, keys in lower case. */
  readonly said: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A file's text with nothing but \n between its lines, and no mark before the first. */
export const plainLines = (text: string): string => withLineEnds(text.replace(/^\uFEFF/, ''));

const KEY = /^([A-Za-z][\w.-]*)[ \t]*:(?!\/\/)(.*)$/;
const BLOCK = /^[>|][+-]?\d?[+-]?(?:\s+#.*)?$/;
/** An item of YAML's lists. One with a box is a checklist of the text. */
const ITEM = /^-(?:[ \t]+(?!\[[ xX]\])|$)/;

/**
 * The front matter that a text with plain lines begins with. Its lines must be `key: value`, or belong to the key above
 * them; otherwise the rule at the beginning is a part of the text.
 */
export function frontMatterOf(text: string): FrontMatter {
  const none = { said: new Map<string, string>(), body: text };
  const lines = text.split('\n');
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return none;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (end < 0) return none;
  const entries: { key: string; value: string; more: string[] }[] = [];
  for (const line of lines.slice(1, end)) {
    const entry = KEY.exec(line);
    const last = entries.at(-1);
    if (entry?.[1]) entries.push({ key: entry[1].toLowerCase(), value: entry[2]?.trim() ?? '', more: [] });
    else if (last && /^[ \t]+\S/.test(line)) last.more.push(line.trim());
    else if (last && last.value === '' && ITEM.test(line)) last.more.push(line);
    else if (line.trim() !== '' && !line.startsWith('#')) return none;
  }
  return {
    said: new Map(entries.map(({ key, value, more }) => [key, scalarOf(value, more)])),
    body: lines.slice(end + 1).join('\n'),
  };
}

/** What a key says, as one line: a plain or quoted scalar, or a block of the lines below it (`>-`, `|`). */
function scalarOf(first: string, more: readonly string[]): string {
  if (BLOCK.test(first)) return more.join(' ');
  const given = [first, ...more].join(' ').trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(given);
  if (quoted) return quoted[1]?.replace(/\\(.)/g, '$1') ?? quoted[2]?.replace(/''/g, "'") ?? '';
  const comment = /(?:^|\s)#/.exec(given);
  return given.slice(0, comment?.index).trimEnd();
}

/** Whether some pasted text is a whole file: front matter with a title. */
export function hasFrontMatter(text: string): boolean {
  return frontMatterOf(plainLines(text)).said.has('title');
}

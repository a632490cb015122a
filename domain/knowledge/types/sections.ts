import type { Token, Tokens } from 'marked';
import { escapeMarkdown } from '../../shared/markdown.ts';
import { oneLine, plainWords, tokensOf } from '../../shared/markdown-tokens.ts';

/** A heading of level 2 and what stands below it. */
export interface Section {
  /** The source of the heading, with the blank lines behind it. */
  readonly head: string;
  /** The words of the heading. */
  readonly title: string;
  /** The source below the heading, with the blank lines at its end. */
  readonly text: string;
}

/** A Markdown, divided where its headings of level 2 stand. */
export interface Sections {
  /** The source before the first section. */
  readonly intro: string;
  readonly sections: readonly Section[];
}

const isHead = (token: Token): token is Tokens.Heading => token.type === 'heading' && token.depth === 2;

/**
 * The sections of a Markdown, whose parts together are its source to the last character. Headings within quotations,
 * lists and code belong to the text. One that cannot be read is an introduction as a whole.
 */
export function readSections(body: string): Sections {
  // The reader drops blanks behind a list at the end.
  const said = body.trimEnd();
  const tokens = tokensOf(said);
  const whole = { intro: body, sections: [] };
  // Where the reader changes line ends, what it has read is not the source.
  if (!tokens || tokens.map(({ raw }) => raw).join('') !== said) return whole;
  let intro = '';
  const sections: { head: string; title: string; text: string }[] = [];
  for (const token of tokens) {
    const last = sections.at(-1);
    if (isHead(token)) sections.push({ head: token.raw, title: plainWords(token.tokens), text: '' });
    else if (last) last.text += token.raw;
    else intro += token.raw;
  }
  const end = body.slice(said.length);
  const last = sections.at(-1);
  if (last) last.text += end;
  else intro += end;
  return {
    intro,
    sections: sections.map(({ head, title, text }) => {
      const [blank = ''] = /^\n*/.exec(text) ?? [];
      return { head: head + blank, title, text: text.slice(blank.length) };
    }),
  };
}

/** The Markdown of some sections. What was read is written as it was. */
export function writeSections({ intro, sections }: Sections): string {
  // What was read ends its lines; what was moved away from the end of a text may not.
  const apart = (before: string) => (before === '' || before.endsWith('\n') ? '' : '\n\n');
  return sections.reduce((body, { head, text }) => body + apart(body) + head + text, intro);
}

/** The source of a heading. */
export const headOf = (title: string): string => `## ${escapeMarkdown(oneLine(title))}`.trimEnd();

/** A new section, or one with another title. */
export function sectionOf(title: string, text: string): Section {
  const said = closed(text);
  return { head: `${headOf(title)}\n\n`, title: oneLine(title), text: said && `${said}\n\n` };
}

/** A section with another text. */
export function withText(section: Section, text: string): Section {
  const said = closed(text);
  const head = `${section.head.trim()}\n\n`;
  return { ...section, head, text: said && `${said}\n\n` };
}

/** Sections that may stand in any order: none begins or ends in the middle of another's block. */
export const spaced = ({ intro, sections }: Sections): Sections => ({
  intro: closed(intro) && `${closed(intro)}\n\n`,
  sections: sections.map((section) => withText(section, section.text)),
});

/** Each of these opens something that reaches to the end of a text until it is closed. */
const CLOSING = [
  [/^ {0,3}(`{3,}|~{3,})/, (mark: string) => mark],
  [/^ {0,3}(<!--)/, () => '-->'],
  [/^ {0,3}<(script|pre|style|textarea)\b/i, (tag: string) => `</${tag}>`],
  [/^ {0,3}(<\?)/, () => '?>'],
  [/^ {0,3}(<!\[CDATA\[)/, () => ']]>'],
  [/^ {0,3}(<![A-Z])/i, () => '>'],
] as const;

/** A text without the blank lines at its ends. The blanks before its first word stay: they may begin a piece of code. */
export const bare = (text: string): string => text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();

/** A text without blank lines at its ends, after which a heading is a heading: a piece of code that is left open is closed. */
export function closed(text: string): string {
  const said = bare(text);
  if (said === '' || endsOpen(said) === null) return said;
  const open = endsOpen(said) ?? '';
  for (const [begins, closing] of CLOSING) {
    const mark = begins.exec(open)?.[1];
    if (mark === undefined) continue;
    const ended = `${said}\n${closing(mark)}`;
    if (endsOpen(ended) === null) return ended;
  }
  return said;
}

/** The source of the block that would take in a heading which follows; null if none does. */
function endsOpen(text: string): string | null {
  const tokens = tokensOf(`${text}\n\n## x`);
  const last = tokens?.at(-1);
  return !last || (isHead(last) && last.text === 'x') ? null : last.raw;
}

import type { Token, Tokens } from 'marked';
import { decoded } from './character-references.ts';
import { plainWords } from './markdown-tokens.ts';

/** The name of a heading in links, as GitHub makes it: its words in lower case, hyphens for blanks, no punctuation. */
export function nameOf(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}

/** A heading's own name, `{#part}`. */
const OWN = /\{:?\s*#([\w-]+)[^{}]*\}/;

export const ownNameOf = (heading: Tokens.Heading): string | undefined => OWN.exec(heading.text)?.[1];

/** A Markdown's headings by their names in links. A name that is there already is followed by a number. */
export function headingNames(tokens: readonly Token[]): Map<string, Tokens.Heading> {
  const named = new Map<string, Tokens.Heading>();
  const counts = new Map<string, number>();
  for (const token of tokens) {
    if (token.type !== 'heading') continue;
    const heading = token as Tokens.Heading;
    const name = nameOf(ownNameOf(heading) ?? plainWords([heading]));
    if (!name) continue;
    let unique = name;
    let count = counts.get(name) ?? 0;
    while (named.has(unique)) {
      count += 1;
      unique = `${name}-${count}`;
    }
    counts.set(name, count);
    named.set(unique, heading);
  }
  return named;
}

/** The name of the heading that a link within a text leads to; null for a link that leads out of it. */
export const nameInLink = (href: string): string | null =>
  href.startsWith('#') ? nameOf(unescaped(decoded(href.slice(1)))) : null;

/** A Markdown whose links within it have other names, where `nameFor` gives one for what stands behind the `#`. */
export const withLinkNames = (markdown: string, nameFor: (written: string) => string | undefined): string =>
  markdown.replace(/\]\(#([^\s()]+)\)/g, (link, written: string) => {
    const name = nameFor(written);
    return name === undefined ? link : `](#${name})`;
  });

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A single % is a character like any other.
    return part;
  }
}

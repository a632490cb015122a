import type { Token, Tokens } from 'marked';
import { plainWords, tokensOf } from '../../../domain/shared/markdown-tokens.ts';

const CHECKLIST = /^check-?\s?lists?\b/i;

/**
 * A foreign text as the product’s own are: its highest headings below the title are of level 2, and a plain list below a
 * heading "Checklist" has boxes to tick.
 */
export function withRealChecklists(body: string): string {
  const tokens = tokensOf(body);
  if (!tokens) return body;
  const highest = tokens.reduce(
    (least, token) => (token.type === 'heading' ? Math.min(least, (token as Tokens.Heading).depth) : least),
    Number.POSITIVE_INFINITY,
  );
  const raise = Math.max(0, highest - 2);
  let isChecklist = false;
  return tokens
    .map((token) => {
      if (token.type === 'heading') {
        isChecklist = CHECKLIST.test(plainWords([token]));
        return raise > 0 && Number.isFinite(raise) ? raised(token as Tokens.Heading, raise) : token.raw;
      }
      if (isChecklist && token.type === 'list') return boxed(token as Tokens.List);
      return token.raw;
    })
    .join('');
}

/** Only headings that are marked with # can be of a level beyond 2. */
const raised = ({ raw }: Token, by: number) => raw.replace(new RegExp(`^( {0,3})#{${by}}(?=#)`), '$1');

const BULLET = /^(\s*)(?:[-*+]|\d{1,9}[.)])([ \t]+)/;

/** A list whose items have boxes to tick; as it is if one of them has already. */
function boxed(list: Tokens.List): string {
  if (list.items.some(({ task }) => task)) return list.raw;
  let rest = list.raw;
  let made = '';
  for (const item of list.items) {
    const at = rest.indexOf(item.raw);
    // Such as one within a quotation, where lines of the text stand apart.
    if (at < 0) return list.raw;
    made += rest.slice(0, at) + item.raw.replace(BULLET, (_, before: string) => `${before}- [ ] `);
    rest = rest.slice(at + item.raw.length);
  }
  return made + rest;
}

import { createElement, Fragment, type ReactNode } from 'react';
import { firstUses, type Matcher, matcherOf } from '../../domain/glossary/match.ts';
import { formsOf, type TermOutline } from '../../domain/glossary/term.ts';
import type { Terms } from '../components/terms.ts';
import { TermMark } from './TermMark.tsx';

interface Known {
  readonly matcher: Matcher;
  readonly marking: () => Terms;
}

const known = new WeakMap<readonly TermOutline[], Known>();

/** What marks these terms in texts. Only what is approved is marked. The same terms have the same answer. */
export function markingOf(communityId: string, terms: readonly TermOutline[]): () => Terms {
  const before = known.get(terms);
  if (before) return before.marking;
  const standing = new Map(terms.flatMap((term) => (term.entry ? [[term.id, term.entry] as const] : [])));
  const matcher = matcherOf([...standing].map(([id, entry]) => ({ id, forms: formsOf(entry) })));
  const marking = (): Terms => {
    let seen = new Set<string>();
    return {
      section() {
        seen = new Set();
      },
      words(text, draw) {
        const parts: ReactNode[] = [];
        let at = 0;
        for (const { from, to, ids } of firstUses(matcher, text, seen)) {
          if (from > at) parts.push(draw(text.slice(at, from)));
          const meant = ids.flatMap((id) => {
            const entry = standing.get(id);
            return entry ? [{ id, entry }] : [];
          });
          parts.push(
            <TermMark communityId={communityId} terms={meant} said={text.slice(from, to)}>
              {draw(text.slice(from, to))}
            </TermMark>,
          );
          at = to;
        }
        if (at === 0) return draw(text);
        if (at < text.length) parts.push(draw(text.slice(at)));
        return createElement(Fragment, null, ...parts);
      },
    };
  };
  known.set(terms, { matcher, marking });
  return marking;
}

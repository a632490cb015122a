import { findTermUses as contract } from '../../domain/glossary/contract.ts';
import { matcherOf, usesIn } from '../../domain/glossary/match.ts';
import { formsOf } from '../../domain/glossary/term.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { termAlone } from './glossary-store.ts';
import { TERM_FIND } from './term-search.ts';

/** Kinds whose words are no uses of a term: terms themselves, and the names of people. */
const NOT_USES = new Set([TERM_FIND.kind, 'member']);

export const findTermUses = serve(contract, async ({ place, me, params }, world) => {
  const term = await termAlone(world, place, params.termId);
  if (!term) throw new Refusal('not-found');
  const entry = term.entry ?? term.proposal?.entry;
  if (!entry) return { hits: [], total: 0 };
  const forms = formsOf(entry);
  const matcher = matcherOf([{ id: term.id, forms }]);
  const says = (text: string) => !usesIn(matcher, text).next().done;
  return world.search.saying(world, place, forms, {
    role: me.role,
    accepts: ({ kind, title, text }) => !NOT_USES.has(kind) && (says(text) || says(title)),
  });
});

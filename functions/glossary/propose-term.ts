import { closingMoment, opened } from '../../domain/community/consent.ts';
import { proposeTerm as contract } from '../../domain/glossary/contract.ts';
import { saysTheSame, type TermProposal } from '../../domain/glossary/term.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import { markMoment } from '../tables/moments.ts';
import { keepingOrigin, namedOrigin } from '../tables/origin-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { termKey, termRow } from '../tables/term-rows.ts';
import { serve } from '../use-case.ts';
import { termChanged } from './glossary-feed.ts';
import { termAlone, versionOf } from './glossary-store.ts';
import { GLOSSARY_MOMENTS, isOverdue, settleTerm } from './settle-term.ts';
import { findingTerm } from './term-search.ts';

export const proposeTerm = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { termId } = params;
  const { entry } = body;
  const changeOp = changeOpOf(operation, me);
  return retryOnConflict(async () => {
    const now = world.now();
    let before = await termAlone(world, place, termId);
    if (before?.changeOps.has(changeOp)) return { id: termId, etag: versionOf(before) };
    // One whose time is over makes way for the next.
    if (before && isOverdue(before, now)) {
      await settleTerm(world, place, termId);
      before = await termAlone(world, place, termId);
    }
    if (before?.proposal) throw new Refusal('proposal-open');
    // There is nothing to retire, or it is as the glossary has it.
    if (saysTheSame(before?.entry ?? null, body.entry)) throw new Refusal('term-unchanged');
    const community = await world.communities.open(place);
    if (!community) throw new Refusal('not-found');
    const closesAt = closingMoment(now, body.days, community.zone);
    const round = (before?.rounds ?? 0) + 1;
    const proposal: TermProposal = {
      entry: body.entry,
      before: null,
      by: { id: me.id, name: me.name },
      word: body.word,
      days: body.days,
      // What was said of earlier proposals of this term is said of earlier rounds.
      consent: { ...opened(now, closesAt), round, since: round },
    };
    const change = {
      ...(!before?.entry && { state: 'proposed' as const }),
      proposal,
      rounds: round,
      heard: new Set<string>(),
      objections: 0,
      changeOps: withChangeOp(before?.changeOps ?? new Set(), changeOp),
    };
    const fresh = { state: 'proposed' as const, entry: null, approvedAt: null, version: 0 };
    const writes: Write[] = [
      before
        ? { do: 'merge', key: termKey(termId), row: termRow.changed(change), etag: before.etag }
        : { do: 'create', key: termKey(termId), row: termRow.columns({ ...fresh, ...change }) },
      // What stands is what search finds.
      ...(before?.entry ? [] : [findingTerm(termId, body.entry, false, now.toISOString())]),
      termChanged(world, termId, operation),
      ...(entry && !before && body.from
        ? keepingOrigin(termId, {
            of: { kind: 'term', words: entry.term },
            from: await namedOrigin(world, place, body.from),
          })
        : []),
    ];
    await markMoment(world, place, GLOSSARY_MOMENTS, termId, closesAt);
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
    const written = await termAlone(world, place, termId);
    // Another person may have proposed something with the same id and operation at this moment.
    if (!written?.changeOps.has(changeOp)) throw new Refusal('proposal-open');
    return { id: termId, etag: versionOf(written) };
  });
});

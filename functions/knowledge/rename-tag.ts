import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import {
  listTags as listContract,
  renameTag as renameContract,
} from '../../domain/knowledge/tag-contract.ts';
import { namesAfter } from '../../domain/knowledge/tags.ts';
import { isStorageDown, isTemporary } from '../outbox/failures.ts';
import { workKind } from '../outbox/kinds.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import { retryOnConflict, retryOrBusy } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { tagsOn } from './listing.ts';

/** Write the tags of all artifacts by what they are called now. */
const RENAME_TAGS: WorkName<null> = { kind: 'rename-tags', payload: nothing };

/** By then whoever had read the old names has saved their draft. */
const ONCE_MORE_MS = 60_000;

export const listTags = serve(listContract, async ({ place, me }, { knowledge }) => ({
  tags: tagsOn(await knowledge.shelf(place), roleMay(me.role, writeKnowledge)),
}));

/**
 * The new name holds at once in lists, and for whatever is saved from now on. Work writes it into what is there, and
 * again a minute later into what was being saved meanwhile.
 */
export const renameTag = serve(renameContract, async ({ place, body, operation }, world) => {
  const { knowledge, tags, outbox } = world;
  const now = world.now();
  const onceMore = new Date(now.getTime() + ONCE_MORE_MS);
  const first = outbox.asking(RENAME_TAGS, '', operation, now);
  const again = outbox.later(outbox.asking(RENAME_TAGS, 'again', operation, now), onceMore);
  await retryOrBusy(async () => {
    const { names, etag } = await tags.names(place);
    await tags.rename(place, namesAfter(names, body.from, body.to), etag, [first, again], operation);
  });
  await world.enqueue(place, first.key);
  await world.enqueue(place, again.key, onceMore);
  return { tags: tagsOn(await knowledge.shelf(place), true) };
});

export const renameTagsKind = workKind({
  ...RENAME_TAGS,
  run: async (world, place) => {
    const { names, outdated, all } = await world.knowledge.shelf(place);
    const old = new Set(outdated);
    // A draft beside a revision has tags of its own, which lists do not know.
    const some = all.filter(({ id, hasDraft, state }) => old.has(id) || (hasDraft && state === 'published'));
    const failures: unknown[] = [];
    for (const { id } of some) {
      try {
        await retryOnConflict(() => world.tags.renameOn(place, id, names));
      } catch (error) {
        // One that fails leaves the others be, unless all would fail.
        if (isStorageDown(error)) throw error;
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures.find(isTemporary) ?? failures[0];
  },
  tries: 30,
  whenGivenUp: 'retry-daily',
});

import { checklistItems } from '../../domain/knowledge/artifact.ts';
import { whoLed } from '../../domain/sessions/leaders.ts';
import type { Circumstances, TickedChecklist } from '../../domain/sessions/summary.ts';
import { beginning } from '../../domain/shared/text.ts';
import { plainText } from '../search/search-text.ts';
import type { Place } from '../tables/community-store.ts';
import type { InSession, Tick } from '../tables/in-session-rows.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';

/** The most characters of a checklist's item in the summary. */
const ITEM_MAX = 300;

/** What a session's summary says beside its notes: who led it, and which checklists were ticked. */
export async function recordOf(
  world: World,
  place: Place,
  stored: StoredSession,
  { ticks }: Pick<InSession, 'ticks'>,
): Promise<Circumstances> {
  const [led, checklists] = await Promise.all([
    leadersOf(world, place, stored),
    Promise.all(tickedLists(stored, ticks).map((list) => checklistOf(world, place, list))),
  ]);
  return { led, checklists: checklists.flatMap((list) => list ?? []) };
}

async function leadersOf(world: World, place: Place, { terms, ledBy }: StoredSession) {
  const named = new Set(terms.map(({ person }) => person.id));
  const others = [...ledBy].filter((id) => !named.has(id));
  const people = await Promise.all(
    others.map((id) => unlessNewer(world.trace, world.communities.membership(place, id, world.now()))),
  );
  return whoLed(
    terms,
    ledBy,
    people.flatMap((person) => (person ? [{ id: person.id, name: person.name }] : [])),
  );
}

interface TickedList {
  readonly artifactId: string;
  readonly revision: number;
  readonly items: ReadonlySet<number>;
}

/** The ticked revision of each linked playbook; the latest of several, to which the session keeps. */
function tickedLists({ session }: StoredSession, ticks: readonly Tick[]): TickedList[] {
  const done = ticks.filter((tick) => tick.done);
  return session.artifactIds.flatMap((artifactId) => {
    const its = done.filter((tick) => tick.artifactId === artifactId);
    if (its.length === 0) return [];
    const revision = Math.max(...its.map((tick) => tick.revision));
    const items = new Set(its.filter((tick) => tick.revision === revision).map(({ item }) => item));
    return [{ artifactId, revision, items }];
  });
}

async function checklistOf(
  world: World,
  place: Place,
  { artifactId, revision, items }: TickedList,
): Promise<TickedChecklist | undefined> {
  const found = await unlessNewer(world.trace, world.knowledge.revision(place, artifactId, revision));
  if (!found) return undefined;
  const all = checklistItems(found.body).map((text, at) => ({
    text: beginning(plainText(text), ITEM_MAX),
    done: items.has(at),
  }));
  const done = all.filter((item) => item.done).length;
  return { artifactId, title: found.revision.title, revision, items: all, done, all: all.length };
}

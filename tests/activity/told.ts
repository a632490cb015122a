import { z } from 'zod';
import { NOTICES } from '../../domain/api.ts';
import { filledIn } from '../../domain/shared/notice.ts';
import { tellPeople } from '../../functions/activity/tell-people.ts';
import { feedOf } from '../../functions/area.ts';
import type { Microsoft365, Person } from '../../local/microsoft365/server.ts';
import type { Process } from '../outbox/support.ts';
import { AREAS } from '../support/areas.ts';

const KINDS = feedOf(AREAS);

/** The timer, once. */
export const tell = ({ world }: Process, person: Person) => tellPeople(world, [person.tenantId], KINDS);

/** What stands in somebody's activity feed, oldest first. */
export function feedOfPerson(microsoft365: Microsoft365, person: Person): string[] {
  return microsoft365.activities(person.id).map(({ activityType, templateParameters }) => {
    const { template } =
      NOTICES[z.enum(Object.keys(NOTICES) as (keyof typeof NOTICES)[]).parse(activityType)];
    return filledIn(template, templateParameters);
  });
}

/** What each person is told from one look to the next, in the order of the alphabet. */
export function newsFor(microsoft365: Microsoft365) {
  const seen = new Set<string>();
  return (person: Person): string[] => {
    const all = microsoft365.activities(person.id);
    const texts = feedOfPerson(microsoft365, person);
    const fresh = texts.filter((_, index) => !seen.has(all[index]?.id ?? ''));
    for (const { id } of all) seen.add(id);
    return fresh.sort();
  };
}

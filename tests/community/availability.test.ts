import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben } = await gathered({ ana: 'member', ben: 'member' });

/** Whether each of them works then. 2027-03-02 is a Tuesday. */
async function works(time: string, minutes: number, date = '2027-03-02') {
  const { people } = await world.call(priya, API.checkAvailability, {
    params: { communityId },
    body: { date, time, minutes, zone: 'Europe/London' },
  });
  const of = (id: string) => people.find((person) => person.id === id)?.withinWorkingHours;
  return { ana: of(ana.id), ben: of(ben.id) };
}

test('whoever works at night, or until midnight, is within their hours then', async () => {
  const timeZone = { name: 'Europe/London' };
  const daysOfWeek = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
  ana.workingHours = { daysOfWeek, timeZone, startTime: '22:00:00.0000000', endTime: '06:00:00.0000000' };
  ben.workingHours = { daysOfWeek, timeZone, startTime: '16:00:00.0000000', endTime: '00:00:00.0000000' };
  expect(await works('23:00', 60)).toEqual({ ana: true, ben: true });
  expect(await works('23:30', 60)).toEqual({ ana: true, ben: false });
  expect(await works('02:00', 60)).toEqual({ ana: true, ben: false });
  expect(await works('14:00', 60)).toEqual({ ana: false, ben: false });
  // The night to Saturday is Friday's.
  expect(await works('02:00', 60, '2027-03-06')).toEqual({ ana: true, ben: false });
  expect(await works('23:00', 60, '2027-03-06')).toEqual({ ana: false, ben: false });
});

import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { valuesOf } from '../../domain/pilots/check-in.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { day, id } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { beginPilot, draftOf, pilotDraft, publishReport, reportDraft, reportForm } from './drafts.ts';

const { world, communityId, priya, ana, ben, marcus } = await gathered({
  ana: 'member',
  ben: 'member',
  marcus: 'mentor',
});

const at = ({ id: pilotId }: Pick<Pilot, 'id'>) => ({ communityId, pilotId });
const open = (person: typeof ana, pilot: Pick<Pilot, 'id'>) =>
  world.call(person, API.openPilot, { params: at(pilot) });
const together = {
  collaborators: [ana, marcus].map(({ id: personId, displayName: name }) => ({
    personId,
    name,
    discipline: '',
  })),
};

test('of two people who report a pilot at once one has reported, and the other keeps what they wrote and sees both', async () => {
  for (let round = 0; round < 5; round += 1) {
    const pilot = await beginPilot(world, ben, communityId, together);
    const forms = new Map<Person, string>();
    for (const person of [ana, ben]) {
      const form = reportForm({ lesson: person.givenName });
      const body = { form, upon: null };
      forms.set(person, (await world.call(person, API.keepReport, { params: at(pilot), body })).etag ?? '');
    }
    const before = await world.call(priya, API.listPilots, { params: { communityId }, query: {} });
    const answers = await Promise.all(
      [ana, ben].map(async (person) => {
        const report = reportDraft({ lesson: person.givenName });
        const body = { report, word: '', form: forms.get(person) ?? '' };
        const said = { params: at(pilot), body, etag: pilot.etag };
        return { person, ...(await world.ask(person, API.publishReport, said)) };
      }),
    );
    const [won, lost] = answers.sort((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    if (!won || !lost) throw new Error('There are two');
    expect(lost.body).toMatchObject({ code: 'changed-meanwhile', current: { pilot: won.body } });
    const { reports, reportForm: form } = await open(lost.person, pilot);
    expect(reports.map(({ by, lesson }) => [by.id, lesson])).toEqual([[won.person.id, won.person.givenName]]);
    expect(form?.form.lesson).toBe(lost.person.givenName);
    expect((await open(won.person, pilot)).reportForm).toBeNull();
    const { totals } = await world.call(priya, API.listPilots, { params: { communityId }, query: {} });
    expect(totals?.ended).toBe((before.totals?.ended ?? 0) + 1);
  }
});

test('many pilots that end at once are all counted', async () => {
  const pilots = await Promise.all(
    [ana, ben, marcus, priya].map((person) => beginPilot(world, person, communityId)),
  );
  const totals = async () =>
    (await world.call(priya, API.listPilots, { params: { communityId }, query: {} })).totals;
  const before = await totals();
  const people = [ana, ben, marcus, priya];
  await Promise.all(
    pilots.map((pilot, index) => publishReport(world, people[index] ?? ana, pilot, { verdict: 'failed' })),
  );
  expect((await totals())?.verdicts.failed).toBe((before?.verdicts.failed ?? 0) + pilots.length);
});

test('a check-in while the pilot ends either counts, or is refused and kept by its page', async () => {
  for (let round = 0; round < 8; round += 1) {
    const pilot = await beginPilot(world, ben, communityId, { ...together, startsOn: day(-5) });
    const checkIn = (person: typeof ana, on: string) =>
      world.ask(person, API.checkInToPilot, {
        params: { ...at(pilot), on },
        body: { state: 'on-track', value: 2, words: '' },
      });
    await checkIn(ben, day(-2));
    await checkIn(ben, day(-1));
    const [third, ended] = await Promise.all([
      checkIn(ana, day(0)),
      world.ask(ben, API.endPilot, { params: at(pilot), body: { word: 'Enough' }, etag: pilot.etag }),
    ]);
    expect(ended.status).toBe(200);
    expect(third.status === 200 || third.body.code === 'pilot-over').toBe(true);
    const { checkIns } = await open(priya, pilot);
    expect(valuesOf(checkIns)).toHaveLength(third.status === 200 ? 3 : 2);
    const measured = await world.call(priya, API.listPilots, {
      params: { communityId },
      query: { kept: 'measured' },
    });
    expect(measured.pilots.some((one) => one.id === pilot.id)).toBe(third.status === 200);
  }
});

test('whoever asks to join while the pilot ends does not stay on its owner’s Home', async () => {
  const pilots = await Promise.all([1, 2, 3, 4].map(() => beginPilot(world, ben, communityId)));
  await world.settled();
  for (const pilot of pilots)
    await Promise.all([
      world.ask(ana, API.askToJoin, { params: at(pilot), body: { word: '' } }),
      world.ask(ben, API.endPilot, { params: at(pilot), body: { word: 'Enough' }, etag: pilot.etag }),
    ]);
  await world.settled();
  const { mine } = await world.call(ben, API.openHome);
  expect(mine.filter((item) => pilots.some((one) => one.id === item.pilotId))).toEqual([]);
});

test('what a page keeps of a report that it has just sent does not come back, and what another device keeps meanwhile is not lost', async () => {
  const { annotation, value, ...words } = reportDraft();
  const own = reportForm({ ...words, value: String(value) });
  const other = reportForm({ lesson: 'Typed on the phone' });
  for (const form of [own, other, own, other, own, other]) {
    const pilot = await beginPilot(world, ben, communityId);
    const [, { kept }] = await Promise.all([
      publishReport(world, ben, pilot),
      world.call(ben, API.keepReport, { params: at(pilot), body: { form, upon: null } }),
    ]);
    const { reportForm: left } = await open(ben, pilot);
    // A page that is told that it is not kept keeps it itself.
    expect(left?.form ?? null).toEqual(form === other && kept ? other : null);
  }
});

test('of what two devices of one person keep of a report at once both stay: the one that comes later is told of the other', async () => {
  const pilot = await beginPilot(world, ben, communityId);
  const keep = (lesson: string, upon: string | null, operation = id()) =>
    world.ask(ben, API.keepReport, {
      params: at(pilot),
      body: { form: reportForm({ lesson }), upon },
      operation,
    });
  const both = await Promise.all([keep('On the laptop', null), keep('On the phone', null)]);
  const [first, second] = both.sort((a, b) => a.status - b.status);
  expect([first?.status, second?.status]).toEqual([200, 412]);
  const { reportForm: there } = await open(ben, pilot);
  expect(second?.body).toMatchObject({ code: 'changed-meanwhile', current: there });
  expect(there?.etag).toBe(first?.body.etag);
  // Kept upon the other one it stands; the same words once more are no conflict.
  const operation = id();
  const decided = await keep('Of both', there?.etag ?? null, operation);
  expect(decided.status).toBe(200);
  expect((await keep('Of both', there?.etag ?? null, operation)).body).toEqual(decided.body);
  expect((await keep('Of both', there?.etag ?? null)).body).toEqual(decided.body);
  expect((await keep('Old', there?.etag ?? null)).body.code).toBe('changed-meanwhile');
});

test('of two changes at once one is made, and the other is shown both', async () => {
  const pilot = await beginPilot(world, ben, communityId);
  const change = (title: string) =>
    world.ask(ben, API.changePilot, { params: at(pilot), body: draftOf(pilot, { title }), etag: pilot.etag });
  const answers = await Promise.all([change('One'), change('Two')]);
  const [won, lost] = answers.sort((a, b) => a.status - b.status);
  expect([won?.status, lost?.status, lost?.body.current]).toEqual([200, 412, { pilot: won?.body }]);
});

test('a pilot that is begun by two tries at once is begun once', async () => {
  const said = { params: { communityId, pilotId: id() }, body: pilotDraft(), operation: id() };
  const [one, two, theirs] = await Promise.all([
    world.ask(ben, API.beginPilot, said),
    world.ask(ben, API.beginPilot, said),
    world.ask(ana, API.beginPilot, said),
  ]);
  const bens = [one, two].every(({ status }) => status === 200);
  expect(bens ? theirs.body.code : [one.body.code, two.body.code]).toEqual(
    bens ? 'already-exists' : ['already-exists', 'already-exists'],
  );
});

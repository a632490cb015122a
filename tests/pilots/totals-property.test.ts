import fc from 'fast-check';
import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { valuesOf } from '../../domain/pilots/check-in.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import { keptBy, NO_TOTALS, type PilotTotals, totalsAfter } from '../../domain/pilots/report.ts';
import { VERDICTS } from '../../domain/pilots/states.ts';
import { day, startCommunity } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { beginPilot, pilotDraft, reportDraft } from './drafts.ts';

const { world, priya, ana, ben } = await gathered({ ana: 'member', ben: 'member' });

const which = fc.nat({ max: 2 });
const by = fc.constantFrom(ana, ben);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('check-in' as const), which, by, back: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), which, by }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), which, by }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      which,
      by,
      verdict: fc.constantFrom(...VERDICTS),
      value: fc.option(fc.constant(1.5)),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const at = ({ communityId, id: pilotId }: Pick<Pilot, 'communityId' | 'id'>) => ({ communityId, pilotId });
const open = (pilot: Pilot) => world.call(priya, API.openPilot, { params: at(pilot) });

async function take(pilots: readonly Pilot[], one: Step): Promise<number> {
  const tried = pilots[one.which];
  if (!tried) throw new Error('There are three');
  const params = at(tried);
  if (one.do === 'check-in') {
    const body = { state: 'on-track' as const, value: 3, words: '' };
    const on = day(-one.back);
    return (await world.ask(one.by, API.checkInToPilot, { params: { ...params, on }, body })).status;
  }
  const { etag } = (await open(tried)).pilot;
  const word = 'So it came';
  if (one.do === 'end')
    return (await world.ask(one.by, API.endPilot, { params, body: { word }, etag })).status;
  if (one.do === 'withdraw')
    return (await world.ask(one.by, API.withdrawReport, { params, body: { word }, etag })).status;
  const report = reportDraft({ verdict: one.verdict, value: one.value });
  return (await world.ask(one.by, API.publishReport, { params, body: { report, word }, etag })).status;
}

/** What the pages of these pilots come to. */
async function recount(pilots: readonly Pilot[]): Promise<{ totals: PilotTotals; measured: string[] }> {
  let totals = NO_TOTALS;
  const measured: string[] = [];
  for (const one of pilots) {
    const { pilot, checkIns, amendments, reports } = await open(one);
    if (pilot.state === 'begun') continue;
    const values = valuesOf(checkIns).length + (reports[0]?.value == null ? 0 : 1);
    const kept = keptBy(pilot, amendments, values);
    if (kept.measured) measured.push(pilot.id);
    totals = totalsAfter(totals, null, { ...kept, verdict: pilot.verdict });
  }
  return { totals, measured };
}

test('whatever people do with pilots, two of them at a time, the totals are what the pilots come to', async () => {
  const life = fc.array(fc.tuple(step, step), { minLength: 3, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(life, async (pairs) => {
      const communityId = await startCommunity(world, priya, [
        [ana, 'member'],
        [ben, 'member'],
      ]);
      const collaborators = [{ personId: ben.id, name: ben.displayName, discipline: '' }];
      const changes = [{}, { aim: '' }, { prediction: null }];
      const pilots = await Promise.all(
        changes.map((change) =>
          beginPilot(world, ana, communityId, {
            ...pilotDraft(),
            collaborators,
            startsOn: day(-9),
            ...change,
          }),
        ),
      );
      for (const [one, other] of pairs) {
        const statuses = await Promise.all([take(pilots, one), take(pilots, other)]);
        for (const status of statuses) expect(status).toBeLessThan(500);
      }
      const { totals, measured } = await recount(pilots);
      const params = { communityId };
      expect((await world.call(ana, API.listPilots, { params })).totals).toEqual(totals);
      const query = { kept: 'measured' } as const;
      const listed = await world.call(ana, API.listPilots, { params, query });
      expect(listed.pilots.map(({ id }) => id).sort()).toEqual(measured.sort());
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

test('what is said of the result after the last day is no prediction, and values without a measure measure nothing', () => {
  const { aim, prediction } = pilotDraft();
  const pilot = { aim, prediction, begunAt: '2026-03-01T09:00:00.000Z', endsAt: '2026-04-01T00:00:00.000Z' };
  const added = (at: string) => [{ at, before: null, after: prediction }];
  expect(keptBy(pilot, [], 3)).toEqual({ aim: true, predicted: true, measured: true });
  expect(keptBy({ ...pilot, begunAt: '2026-04-02T09:00:00.000Z' }, [], 3).predicted).toBe(false);
  expect(keptBy(pilot, added('2026-03-31T09:00:00.000Z'), 3).predicted).toBe(true);
  expect(keptBy(pilot, added('2026-04-01T09:00:00.000Z'), 3).predicted).toBe(false);
  const unmeasured = { ...pilot, prediction: { statement: 'It gets better', measure: null } };
  expect(keptBy(unmeasured, [], 3)).toEqual({ aim: true, predicted: true, measured: false });
});

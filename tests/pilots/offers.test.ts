import { afterAll, expect, test, vi } from 'vitest';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import { beginPilot } from '../../functions/pilots/begin-pilot.ts';
import { publishReport } from '../../functions/pilots/publish-report.ts';
import { reportOfferKey } from '../../functions/tables/keys.ts';
import { offeredReports, takingReport } from '../../functions/tables/report-offers.ts';
import { id } from '../http/guild.ts';
import { workshop } from '../outbox/support.ts';
import { pilotDraft, reportDraft } from './drafts.ts';

const shop = await workshop();
afterAll(() => shop.stop());

test('a report that a session takes while it is corrected is not offered again', async () => {
  const app = shop.process();
  const guild = await shop.guild([shop.who(0)]);
  const priya = guild.person(0);
  const { place } = guild;
  const { table } = app.world;
  const startsOn = app.world.now().toISOString().slice(0, 10);
  const params = { pilotId: id() };
  const begun = await guild.run<Pilot>(app, beginPilot, priya, {
    params,
    body: pilotDraft({ startsOn, endsOn: startsOn }),
  });
  const publish = ({ etag }: Pilot, word: string) =>
    guild.run<Pilot>(app, publishReport, priya, { params, body: { report: reportDraft(), word }, etag });
  const published = await publish(begun, '');
  const [offer] = await offeredReports(table, place, app.world.now());
  if (!offer) throw new Error('It is offered');

  const get = table.get.bind(table);
  const key = reportOfferKey(new Date(offer.at), offer.pilotId);
  let taken = false;
  vi.spyOn(table, 'get').mockImplementation(async (...asked) => {
    const row = await get(...asked);
    if (asked[1] === key && !taken) {
      taken = true;
      await table.write(place.partition, id(), [takingReport(offer)]);
    }
    return row;
  });
  await publish(published, 'Counted again');
  expect(taken).toBe(true);
  expect(await offeredReports(table, place, app.world.now())).toEqual([]);
});

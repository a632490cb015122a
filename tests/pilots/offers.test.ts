import { afterAll, expect, test, vi } from 'vitest';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import type { Verdict } from '../../domain/pilots/states.ts';
import { beginPilot } from '../../functions/pilots/begin-pilot.ts';
import { keepReport } from '../../functions/pilots/keep-report.ts';
import { publishReport } from '../../functions/pilots/publish-report.ts';
import { withdrawReport } from '../../functions/pilots/withdraw-report.ts';
import { addTopic } from '../../functions/sessions/add-topic.ts';
import { offeringAgain } from '../../functions/sessions/taken-report.ts';
import { voteForTopic } from '../../functions/sessions/vote-for-topic.ts';
import { reportFormKey, reportOfferKey } from '../../functions/tables/keys.ts';
import { offeredReports, takingReport } from '../../functions/tables/report-offers.ts';
import { WriteConflict } from '../../functions/tables/table.ts';
import { id } from '../http/guild.ts';
import { workshop } from '../outbox/support.ts';
import { pilotDraft, reportDraft, reportForm } from './drafts.ts';

const shop = await workshop();
afterAll(() => shop.stop());

/** A reported pilot of Priya's, what it is offered as, and how it is corrected and withdrawn. */
async function reported() {
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
  const publish = ({ etag }: Pilot, word: string, verdict: Verdict = 'worked') =>
    guild.run<Pilot>(app, publishReport, priya, {
      params,
      body: { report: reportDraft({ verdict }), word },
      etag,
    });
  const withdraw = ({ etag }: Pilot) =>
    guild.run<Pilot>(app, withdrawReport, priya, { params, body: { word: 'Another team' }, etag });
  const published = await publish(begun, '');
  const [offer] = await offeredReports(table, place, app.world.now());
  if (!offer) throw new Error('It is offered');
  const offered = async () =>
    (await offeredReports(table, place, app.world.now())).map(({ verdict }) => verdict);
  const again = () => offeringAgain(app.world, place, [offer.pilotId]);
  return { app, place, table, publish, withdraw, published, offer, offered, again };
}

test('a report that a session gives back while it is withdrawn or corrected is not offered as it was', async () => {
  for (const isWithdrawn of [true, false]) {
    const { place, table, publish, withdraw, published, offer, offered, again } = await reported();
    await table.write(place.partition, id(), [takingReport(offer)]);
    const late = await again();
    await (isWithdrawn ? withdraw(published) : publish(published, 'Counted again', 'failed'));
    await expect(table.write(place.partition, id(), late)).rejects.toBeInstanceOf(WriteConflict);
    const now = await again();
    if (now.length > 0) await table.write(place.partition, id(), now);
    expect(await offered()).toEqual(isWithdrawn ? [] : ['failed']);
  }
});

test('a report that a session gives back while a correction is written is offered as it was corrected', async () => {
  const { place, table, publish, published, offer, offered, again } = await reported();
  await table.write(place.partition, id(), [takingReport(offer)]);
  const get = table.get.bind(table);
  const key = reportOfferKey(new Date(offer.at), offer.pilotId);
  let given = false;
  vi.spyOn(table, 'get').mockImplementation(async (...asked) => {
    const row = await get(...asked);
    if (asked[1] === key && !given) {
      given = true;
      await table.write(place.partition, id(), await again());
    }
    return row;
  });
  await publish(published, 'Counted again', 'failed');
  expect(given).toBe(true);
  expect(await offered()).toEqual(['failed']);
});

test('a report that a session takes while it is corrected is not offered again', async () => {
  const { place, table, publish, published, offer, offered } = await reported();
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
  expect(await offered()).toEqual([]);
});

test('what somebody keeps or votes for who has just left, and is not known to have, does not stay', async () => {
  const app = shop.process();
  const other = shop.process();
  const guild = await shop.guild([shop.who(0), shop.who(1)]);
  const [priya, ana] = [guild.person(0), guild.person(1)];
  const { table } = app.world;
  const params = { pilotId: id(), topicId: id() };
  const startsOn = app.world.now().toISOString().slice(0, 10);
  await guild.run(app, beginPilot, ana, { params, body: pilotDraft({ startsOn, endsOn: startsOn }) });
  await guild.run(app, addTopic, priya, {
    params,
    body: { title: 'A question', why: '', taxonomy: null, from: null },
  });
  // The other process knows Ana.
  const keep = (upon: string | null) =>
    guild.run<{ etag: string | null }>(other, keepReport, ana, {
      params,
      body: { form: reportForm(), upon },
    });
  await keep(null);
  await guild.remove(app, ana);
  await app.settle();
  await expect(keep(null)).rejects.toMatchObject({ code: 'role-may-not' });
  await expect(guild.run(other, voteForTopic, ana, { params })).rejects.toMatchObject({
    code: 'role-may-not',
  });
  const row = await table.get(guild.place.partition, reportFormKey(params.pilotId, ana.id), []);
  expect(row).toBeUndefined();
  expect((await app.world.topics.head(guild.place, params.topicId))?.topic.votes).toBe(0);
});

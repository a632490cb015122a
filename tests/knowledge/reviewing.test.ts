import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { reviewArtifact } from '../../functions/knowledge/review-artifact.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { PLAYBOOK, Shelf } from './shelf.ts';

let shop: Workshop;
let guild: Guild;
let app: Process;
let shelf: Shelf;
beforeAll(async () => {
  shop = await workshop();
  guild = await shop.guild([shop.who(0), shop.who(1)], ['organiser', 'organiser']);
  app = shop.process();
  shelf = new Shelf(guild);
});
afterAll(() => shop.stop());

const review = (who: Person, { id, etag }: Artifact, reviewBy: string | null, takenBack = false) =>
  guild.run<Artifact>(app, reviewArtifact, who, {
    params: { artifactId: id },
    body: { reviewBy, takenBack },
    etag,
  });

test('whoever takes back that something is still right leaves standing who has looked at it before', async () => {
  const [priya, other] = [guild.person(0), guild.person(1)];
  const published = await shelf.publish(app, priya, PLAYBOOK);
  const looked = await review(priya, published, '2027-05-29');
  const again = await review(other, looked, '2027-11-29');
  expect(again.reviewed?.by.id).toBe(other.id);
  const back = await review(other, again, '2027-05-29', true);
  expect(back).toMatchObject({ reviewBy: '2027-05-29', reviewed: looked.reviewed });
});

test('what nobody had looked at before has been looked at by nobody once that is taken back', async () => {
  const published = await shelf.publish(app, guild.first, PLAYBOOK);
  const looked = await review(guild.first, published, '2027-05-29');
  expect(await review(guild.first, looked, null, true)).toMatchObject({ reviewBy: null, reviewed: null });
});

test('nobody takes back what somebody else has said', async () => {
  const published = await shelf.publish(app, guild.first, PLAYBOOK);
  const looked = await review(guild.first, published, '2027-05-29');
  const kept = await review(guild.person(1), looked, '2027-05-29', true);
  expect(kept.reviewed).toEqual(looked.reviewed);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { restoreRevision } from '../../functions/knowledge/restore-revision.ts';
import { REVIEW_FEED } from '../../functions/knowledge/review-feed.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { PLAYBOOK, passage, Shelf } from './shelf.ts';

let shop: Workshop;
let app: Process;
let guild: Guild;
let shelf: Shelf;
let priya: Person;
let ana: Person;
beforeAll(async () => {
  shop = await workshop();
  app = shop.process();
  guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2)]);
  shelf = new Shelf(guild);
  [priya, ana] = [0, 1].map((index) => guild.person(index)) as [Person, Person];
});
afterAll(() => shop.stop());

test('an annotation whose passage was taken out is placed again once a revision that has it is restored', async () => {
  const first = await shelf.publish(app, priya, PLAYBOOK);
  const made = await shelf.annotate(app, ana, first, {
    anchor: passage('Ask first, then say what you saw.'),
  });
  const second = await shelf.publish(app, priya, 'Something else altogether.', first);
  await app.settle();
  const annotation = async () =>
    (await shelf.page(app, ana, first)).annotations?.find(({ id }) => id === made.id);
  expect(await annotation()).toMatchObject({ anchor: null, quote: 'Ask first, then say what you saw.' });
  const restored = await guild.run<Artifact>(app, restoreRevision, priya, {
    params: { artifactId: first.id, number: '1' },
    body: { changeNote: 'Restored revision 1' },
    etag: second.etag,
  });
  await app.settle();
  expect(restored.revision).toBe(3);
  expect(await annotation()).toMatchObject({
    anchor: made.anchor,
    revision: 3,
    quote: 'Ask first, then say what you saw.',
  });
});

test('organisers are asked to look at what belonged to somebody who has left, and nobody else is', async () => {
  const artifact = await shelf.publish(app, ana, PLAYBOOK);
  const asked = async (person: Person, role: 'organiser' | 'member') => {
    const thing = await REVIEW_FEED.read(app.world, guild.place, artifact.id);
    return thing ? REVIEW_FEED.show(thing, { id: person.id, role }) : null;
  };
  expect([await asked(priya, 'organiser'), await asked(ana, 'member')]).toEqual([null, null]);
  await guild.remove(app, ana);
  await app.settle();
  expect(await asked(priya, 'organiser')).toMatchObject({
    kind: 'review',
    artifactId: artifact.id,
    ownerLeft: ana.displayName,
  });
  expect(await asked(guild.person(2), 'member')).toBeNull();
});

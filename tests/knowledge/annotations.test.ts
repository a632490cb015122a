import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Annotation } from '../../domain/knowledge/annotation.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { NO_EVIDENCE, summaryOf } from '../../domain/knowledge/evidence.ts';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import { discardDraft } from '../../functions/knowledge/discard-draft.ts';
import { beginPilot } from '../../functions/pilots/begin-pilot.ts';
import { writingAnnotation } from '../../functions/tables/evidence-rows.ts';
import { changingEvidence } from '../../functions/tables/evidence-store.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id } from '../http/guild.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { pilotDraft } from '../pilots/drafts.ts';
import { PLAYBOOK, passage, Shelf } from './shelf.ts';

let shop: Workshop;
let app: Process;
let guild: Guild;
let shelf: Shelf;
let priya: Person;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  shop = await workshop();
  app = shop.process();
  guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2)]);
  shelf = new Shelf(guild);
  [priya, ana, ben] = [0, 1, 2].map((index) => guild.person(index)) as [Person, Person, Person];
});
afterAll(() => shop.stop());

const aPlaybook = () => shelf.publish(app, priya, PLAYBOOK);
const annotationsOf = async (artifact: Pick<Artifact, 'id'>): Promise<Annotation[]> =>
  (await shelf.page(app, priya, artifact)).annotations ?? [];
const now = async (artifact: Pick<Artifact, 'id'>, { id: annotationId }: Pick<Annotation, 'id'>) => {
  const found = (await annotationsOf(artifact)).find((one) => one.id === annotationId);
  if (!found) throw new Error('There is no such annotation');
  return found;
};
const refused = (code: RefusalCode) => expect.objectContaining({ code });
async function addsUp(artifact: Pick<Artifact, 'id'>) {
  const { trials, uses, annotations } = await shelf.page(app, priya, artifact);
  const listed = (await shelf.listed(app, priya, artifact))?.evidence;
  expect(listed).toEqual(summaryOf(trials ?? [], uses ?? [], annotations ?? []));
}

describe('an annotation', () => {
  test('stands at its passage, with who made it, where it comes from and what it quotes', async () => {
    const artifact = await aPlaybook();
    const session = await guild.plan(app, { topic: 'Openers' });
    const made = await shelf.annotate(app, ana, artifact, {
      sessionId: session.id,
      anchor: passage('\nAsk first,'),
    });
    expect(made).toMatchObject({
      kind: 'exception',
      author: { id: ana.id },
      quote: 'Ask first,',
      anchor: passage('Ask first,'),
      revision: 1,
      madeIn: 1,
      state: 'open',
      session: { id: session.id, topic: 'Openers' },
      pilot: null,
      answers: [],
    });
    expect(await annotationsOf(artifact)).toEqual([made]);
    expect((await shelf.listed(app, ben, artifact))?.evidence).toMatchObject({
      annotations: { exception: 1 },
    });
  });

  test('names the pilot that it comes from', async () => {
    const artifact = await aPlaybook();
    const pilotId = id();
    const params = { pilotId };
    await guild.run(app, beginPilot, ana, { params, body: pilotDraft({ title: 'Ask first' }) });
    const made = await shelf.annotate(app, ana, artifact, { pilotId });
    expect(made.pilot).toEqual({ id: pilotId, title: 'Ask first' });
  });

  test('of the artifact as a whole has no passage, and follows every revision', async () => {
    const artifact = await aPlaybook();
    const made = await shelf.annotate(app, ana, artifact, { anchor: null, kind: 'worked' });
    expect(made).toMatchObject({ quote: '', anchor: null, state: 'open' });
    await shelf.publish(app, priya, 'All is new.', artifact);
    expect(await now(artifact, made)).toMatchObject({ state: 'open', revision: 2, madeIn: 1 });
  });

  test.each([
    ['a passage behind the end', { anchor: { start: 0, end: 9_999 } }, 'no-such-passage'],
    ['a passage without anything to see', { anchor: { start: 19, end: 20 } }, 'no-such-passage'],
    ['a revision that is to come', { revision: 2 }, 'no-such-passage'],
    ['a session that is not there', { sessionId: id() }, 'invalid-input'],
    ['a pilot that is not there', { pilotId: id() }, 'invalid-input'],
  ] as const)('of %s is refused, and nothing is written', async (_, change, code) => {
    const artifact = await aPlaybook();
    await expect(shelf.annotate(app, ana, artifact, change)).rejects.toEqual(refused(code));
    expect(await annotationsOf(artifact)).toEqual([]);
    expect((await shelf.listed(app, ana, artifact))?.evidence).toEqual(NO_EVIDENCE);
  });

  test('of a draft that nobody reads is refused, also while the draft is discarded', async () => {
    const draft = await shelf.draft(app, priya, PLAYBOOK);
    const { id: artifactId, etag } = draft;
    const [annotated, discarded] = await Promise.allSettled([
      shelf.annotate(app, ana, draft),
      guild.run(app, discardDraft, priya, { params: { artifactId }, etag }),
    ]);
    expect(annotated).toMatchObject({ status: 'rejected', reason: refused('not-found') });
    expect(discarded.status).toBe('fulfilled');
  });

  test('stays where the draft of the next revision is discarded under it', async () => {
    const artifact = await aPlaybook();
    const made = await shelf.annotate(app, ana, artifact);
    const { id: artifactId, etag } = await shelf.draft(app, priya, 'Half a thought', artifact);
    await guild.run(app, discardDraft, priya, { params: { artifactId }, etag });
    expect(await now(artifact, made)).toEqual(made);
  });

  test('is written once, also when it is sent again, and keeps its id to its author', async () => {
    const artifact = await aPlaybook();
    const [own, said] = [id(), guild.intending()];
    const made = await new Shelf(said).annotate(app, ana, artifact, {}, own);
    expect(await new Shelf(said).annotate(app, ana, artifact, {}, own)).toEqual(made);
    expect(await shelf.annotate(app, ana, artifact, { words: 'Other words' }, own)).toEqual(made);
    await expect(shelf.annotate(app, ben, artifact, {}, own)).rejects.toEqual(refused('already-exists'));
    expect(await annotationsOf(artifact)).toHaveLength(1);
    await addsUp(artifact);
  });
});

test('of sixteen people who annotate a playbook at the same moment none is refused', async () => {
  const artifact = await aPlaybook();
  const made = await Promise.all(
    Array.from({ length: 16 }, (_, n) => shelf.annotate(app, guild.person(n % 3), artifact)),
  );
  expect((await annotationsOf(artifact)).map((one) => one.id).sort()).toEqual(
    made.map((one) => one.id).sort(),
  );
  await addsUp(artifact);
});

test('an annotation that has its artifact’s id is declined and taken up like any other', async () => {
  for (const end of ['declined', 'incorporated']) {
    const artifact = await aPlaybook();
    const made = await shelf.annotate(app, ana, artifact, {}, artifact.id);
    if (end === 'declined') await shelf.decline(app, priya, artifact, made);
    else await shelf.publish(app, priya, 'All is new.', artifact, [made]);
    expect((await now(artifact, made)).state).toBe(end);
  }
});

describe('its author', () => {
  test('changes it and takes it back, and nobody else does', async () => {
    const artifact = await aPlaybook();
    const own = id();
    const made = await shelf.annotate(app, ana, artifact, {}, own);
    const changed = await shelf.change(app, ana, artifact, made, 'Never with strangers');
    expect(changed).toMatchObject({ kind: 'failed', words: 'Never with strangers', edited: true });
    await expect(shelf.change(app, ben, artifact, changed, 'Mine')).rejects.toEqual(
      refused('annotation-not-yours'),
    );
    await expect(shelf.change(app, ana, artifact, made, 'Late')).rejects.toEqual(
      refused('changed-meanwhile'),
    );
    await expect(shelf.remove(app, priya, artifact, changed)).rejects.toEqual(
      refused('annotation-not-yours'),
    );
    await addsUp(artifact);
    expect(await shelf.remove(app, ana, artifact, changed)).toEqual({ removed: true });
    expect(await shelf.remove(app, ana, artifact, changed)).toEqual({ removed: true });
    expect(await annotationsOf(artifact)).toEqual([]);
    // What was still on its way does not bring it back.
    await expect(shelf.annotate(app, ana, artifact, {}, own)).rejects.toEqual(refused('already-exists'));
    await addsUp(artifact);
  });

  test('does neither once somebody has answered it', async () => {
    const artifact = await aPlaybook();
    const made = await shelf.annotate(app, ana, artifact);
    await shelf.answer(app, ben, artifact, made, 'Not even once?');
    const answered = await now(artifact, made);
    expect(answered.answers).toMatchObject([{ by: { id: ben.id }, words: 'Not even once?' }]);
    for (const late of [made, answered]) {
      const code = 'annotation-answered';
      await expect(shelf.change(app, ana, artifact, late, 'Sometimes')).rejects.toEqual(refused(code));
      await expect(shelf.remove(app, ana, artifact, late)).rejects.toEqual(refused(code));
    }
  });

  test('either takes it back or is answered, where both are done at the same moment', async () => {
    const artifact = await aPlaybook();
    for (let round = 0; round < 4; round += 1) {
      const made = await shelf.annotate(app, ana, artifact);
      const [removed, answered] = await Promise.allSettled([
        shelf.remove(app, ana, artifact, made),
        shelf.answer(shop.process(), ben, artifact, made, 'Really?'),
      ]);
      const stands = (await annotationsOf(artifact)).find((one) => one.id === made.id);
      expect(removed.status === 'fulfilled').toBe(stands === undefined);
      expect(answered.status === 'fulfilled').toBe(stands?.answers.length === 1);
    }
    await addsUp(artifact);
  });
});

test('of many answers at the same moment each stands, in their order, until there is no more room', async () => {
  const artifact = await aPlaybook();
  const made = await shelf.annotate(app, ana, artifact);
  for (let round = 0; round < 4; round += 1)
    await Promise.all(
      [0, 1, 2].map((n) => shelf.answer(app, guild.person(n), artifact, made, `${round} ${n}`)),
    );
  const { answers } = await now(artifact, made);
  expect(answers.map(({ words }) => words.slice(0, 1)).join('')).toBe('000111222333');
  await expect(shelf.answer(app, ben, artifact, made, 'More')).rejects.toEqual(refused('annotation-full'));
});

describe('a revision', () => {
  test('takes its annotations with it: to the same words elsewhere, or to no place with the words they had', async () => {
    const artifact = await aPlaybook();
    const [stays, moves, goes] = await Promise.all([
      shelf.annotate(app, ana, artifact, { anchor: passage('Ask first, then say what you saw.') }),
      shelf.annotate(app, ben, artifact, { anchor: passage('Stop and ask what they heard') }),
      shelf.annotate(app, ben, artifact, { anchor: passage('Most people would rather hear it soon.') }),
    ]);
    const [title, first, heading, last] = PLAYBOOK.split('\n\n');
    const cut = first?.replace(' Most people would rather hear it soon.', '').replace('Ask', 'Breathe. Ask');
    const second = await shelf.publish(
      app,
      priya,
      [title, heading, last, 'And:', cut].join('\n\n'),
      artifact,
    );
    expect(await shelf.passageOf(app, artifact, stays)).toBe('Ask first, then say what you saw.');
    expect(await shelf.passageOf(app, artifact, moves)).toBe('Stop and ask what they heard');
    expect(await now(artifact, goes)).toMatchObject({
      state: 'unplaced',
      anchor: null,
      quote: 'Most people would rather hear it soon.',
      madeIn: 1,
    });
    await addsUp(artifact);
    // Written anew, the words are found again.
    await shelf.publish(app, priya, `${PLAYBOOK}\n\n- And so on.`, second);
    expect(await shelf.passageOf(app, artifact, goes)).toBe('Most people would rather hear it soon.');
    expect(await now(artifact, goes)).toMatchObject({ state: 'open', revision: 3 });
    await addsUp(artifact);
  });

  test('leaves an unplaced annotation to whoever says where it belongs, in whichever revision they read', async () => {
    const artifact = await aPlaybook();
    const made = await shelf.annotate(app, ana, artifact, { anchor: passage('Most people') });
    const body = '# Feedback that lands\n\nNearly everybody wants to hear it soon.';
    const second = await shelf.publish(app, priya, body, artifact);
    const unplaced = await now(artifact, made);
    expect(unplaced.state).toBe('unplaced');
    await shelf.publish(app, priya, `${body}\n\nMore.`, second);
    const anchor = passage('Nearly everybody wants', body);
    const latest = await now(artifact, made);
    const placed = await shelf.place(app, ben, artifact, latest, { revision: 2, anchor });
    expect(placed).toMatchObject({ state: 'open', quote: 'Nearly everybody wants', revision: 3 });
    await addsUp(artifact);
  });

  test('that is published while many annotate the former one loses none, and each stands in the newest', async () => {
    let artifact = await aPlaybook();
    for (let round = 1; round <= 4; round += 1) {
      const body = `Round ${round} begins.\n\n${PLAYBOOK}`;
      const before = `Round ${round - 1} begins.\n\n${PLAYBOOK}`;
      const anchor = passage('Stop and ask', round === 1 ? PLAYBOOK : before);
      const annotating = [ana, ben, ana].map((person) =>
        shelf.annotate(shop.process(), person, artifact, { revision: round, anchor }),
      );
      const [published] = await Promise.all([shelf.publish(app, priya, body, artifact), ...annotating]);
      artifact = published;
      const annotations = await annotationsOf(artifact);
      expect(annotations).toHaveLength(3 * round);
      for (const one of annotations) expect(await shelf.passageOf(app, artifact, one)).toBe('Stop and ask');
    }
    await addsUp(artifact);
  });

  test('of many revisions takes an annotation of the first to the last with as many storage calls', async () => {
    let artifact = await aPlaybook();
    const costs = async () => {
      const before = app.world.trace.storageCalls;
      const made = await shelf.annotate(app, ana, artifact);
      expect(made).toMatchObject({ revision: artifact.revision, madeIn: 1, quote: 'Ask first' });
      return app.world.trace.storageCalls - before;
    };
    const few = await costs();
    for (let more = 0; more < 12; more += 1)
      artifact = await shelf.publish(app, priya, `Number ${more}.\n\n${PLAYBOOK}`, artifact);
    expect(artifact.revision).toBe(13);
    expect(await costs()).toBeLessThanOrEqual(few + 1);
  });

  test('of many annotations takes all of them, and their page still costs three storage calls', async () => {
    const artifact = await aPlaybook();
    const { world } = app;
    const first = await shelf.annotate(app, ana, artifact);
    // Written past the use case, which would write one at a time.
    const rows = Array.from({ length: 240 }, () => ({ ...first, id: id() }));
    for (let from = 0; from < rows.length; from += 80) {
      const some = rows.slice(from, from + 80);
      const evidence = await world.evidence.read(guild.place, artifact.id);
      await world.write(guild.place, id(), [
        ...some.map((one) => writingAnnotation(artifact.id, one)),
        ...changingEvidence(evidence, { annotations: some.map((one) => [null, one]) }),
      ]);
    }
    await shelf.publish(app, priya, `First of all.\n\n${PLAYBOOK}`, artifact);
    const before = world.trace.storageCalls;
    const { annotations = [] } = await shelf.page(app, priya, artifact);
    expect(world.trace.storageCalls - before).toBeLessThanOrEqual(3);
    expect(annotations).toHaveLength(241);
    const anchor = passage('Ask first', `First of all.\n\n${PLAYBOOK}`);
    expect(annotations?.every((one) => one.revision === 2 && one.anchor?.start === anchor.start)).toBe(true);
    await addsUp(artifact);
  });
});

describe('it ends', () => {
  test('incorporated into the revision that takes it up, by whoever publishes that', async () => {
    const artifact = await aPlaybook();
    const [taken, left] = await Promise.all([
      shelf.annotate(app, ana, artifact),
      shelf.annotate(app, ben, artifact),
    ]);
    await shelf.publish(app, ben, `${PLAYBOOK}\n\nNot with strangers.`, artifact, [taken]);
    expect(await now(artifact, taken)).toMatchObject({
      state: 'incorporated',
      revision: 1,
      ended: { by: { id: ben.id }, revision: 2, reason: '' },
    });
    expect(await now(artifact, left)).toMatchObject({ state: 'open', revision: 2, ended: null });
    expect((await shelf.listed(app, ana, artifact))?.evidence).toMatchObject({
      annotations: { exception: 1 },
    });
  });

  test('declined with a reason, and then neither again nor otherwise', async () => {
    const artifact = await aPlaybook();
    const made = await shelf.annotate(app, ana, artifact);
    const declined = await shelf.decline(app, priya, artifact, made, 'Further down it says so');
    expect(declined).toMatchObject({
      state: 'declined',
      ended: { by: { id: priya.id }, revision: null, reason: 'Further down it says so' },
    });
    await expect(shelf.decline(app, ben, artifact, made)).rejects.toEqual(refused('changed-meanwhile'));
    await expect(shelf.decline(app, ben, artifact, declined)).rejects.toEqual(refused('annotation-over'));
    await expect(shelf.change(app, ana, artifact, declined, 'But')).rejects.toEqual(
      refused('annotation-over'),
    );
    await expect(shelf.publish(app, ben, 'New', artifact, [declined])).rejects.toEqual(
      refused('annotation-over'),
    );
    // Its author may still answer.
    await shelf.answer(app, ana, artifact, declined, 'Where?');
    await addsUp(artifact);
  });

  test('once, where some decline it and some incorporate it at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const artifact = await aPlaybook();
      const made = await shelf.annotate(app, ana, artifact);
      const tries = await Promise.allSettled([
        shelf.decline(app, priya, artifact, made),
        shelf.decline(shop.process(), ben, artifact, made),
        shelf.publish(shop.process(), ana, `${PLAYBOOK}\n\nMore.`, artifact, [made]),
      ]);
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of tries)
        if (one.status === 'rejected')
          expect(['changed-meanwhile', 'annotation-over']).toContain(one.reason.code);
      const ended = await now(artifact, made);
      const page = await shelf.page(app, priya, artifact);
      expect(ended.state).toBe(tries[2]?.status === 'fulfilled' ? 'incorporated' : 'declined');
      expect(page.artifact.revision).toBe(ended.state === 'incorporated' ? 2 : 1);
      await addsUp(artifact);
    }
  });

  test('not in a revision whose author has not read the answer that it got meanwhile', async () => {
    const artifact = await aPlaybook();
    const made = await shelf.annotate(app, ana, artifact);
    await shelf.answer(app, ben, artifact, made, 'I see it otherwise');
    const tried = shelf.publish(app, priya, 'Anew', artifact, [made]);
    await expect(tried).rejects.toMatchObject({
      code: 'changed-meanwhile',
      details: { current: { annotations: [{ id: made.id, answers: [{ words: 'I see it otherwise' }] }] } },
    });
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../domain/community/community.ts';
import { addMember } from '../../functions/community/add-member.ts';
import { importMembers } from '../../functions/community/import-members.ts';
import { openWelcomeMail } from '../../functions/community/open-welcome-mail.ts';
import { retryWelcomeMail } from '../../functions/community/retry-welcome-mail.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { Crash, calm, endingsSaid, Fuse, howMany, randomFrom } from './chaos.ts';
import { type Guild, type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());
afterEach(() => {
  shop.microsoft365.faults.clear();
  shop.microsoft365.settings.application.add('Mail.Send');
});

/** A community of its own name, by which its mails are told. */
async function guildNamed(people: readonly Person[]): Promise<{ guild: Guild; mails: () => Mails }> {
  const guild = await shop.guild(people);
  const before = shop.microsoft365.mails().length;
  return {
    guild,
    mails: () =>
      shop.microsoft365
        .mails()
        .slice(before)
        .filter(({ kind }) => kind === 'message'),
  };
}
type Mails = ReturnType<Workshop['microsoft365']['mails']>;

const add = (guild: Guild, app: Process, person: Person, tell?: boolean, role: Role = 'member') =>
  guild.run(app, addMember, guild.first, {
    params: { personId: person.id },
    body: { role, ...(tell !== undefined && { tell }) },
  });

const list = (guild: Guild, app: Process, people: readonly Person[], tell?: boolean) =>
  guild.run(app, importMembers, guild.first, {
    body: {
      csv: ['Mail,Role', ...people.map(({ mail }, at) => `${mail},${at === 0 ? 'guest' : 'member'}`)].join(
        '\n',
      ),
      role: 'member',
      commit: true,
      leaveOut: [],
      ...(tell !== undefined && { tell }),
    },
  });

describe('a person who is added', () => {
  it('is told so by mail: by whom, to what, what it is for, when it meets and where', async () => {
    const { guild, mails } = await guildNamed([shop.who(0), shop.who(1)]);
    const app = shop.process();
    const session = await guild.plan(app, { topic: 'Feedback <upwards>', facilitatorId: shop.who(1).id });
    await app.settle();
    await add(guild, app, shop.who(4), true);
    await app.settle();
    const [mail, ...more] = mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      from: { name: shop.who(0).displayName },
      to: { name: shop.who(4).displayName },
      subject: 'You are in Leaders who listen',
    });
    for (const words of [
      `${shop.who(0).displayName} has added you to <b>Leaders who listen</b>`,
      'Practise together.',
      'Feedback &lt;upwards&gt;',
      `/communities/${guild.place.communityId}/sessions/${session.id}`,
      `${shop.who(1).displayName} facilitates`,
      `/communities/${guild.place.communityId}?`,
    ])
      expect(mail?.html).toContain(words);
    // Nothing of it stays behind.
    expect(await app.world.mails.welcomes(guild.place)).toEqual([]);
  });

  it('is not told where nobody asked for it, and not again for another role', async () => {
    const { guild, mails } = await guildNamed([shop.who(0)]);
    const app = shop.process();
    await add(guild, app, shop.who(4));
    await add(guild, app, shop.who(4), true, 'mentor');
    await list(guild, app, [shop.who(5), shop.who(6)]);
    await app.settle();
    expect(mails()).toEqual([]);
  });

  it('hears as a guest of showcases only', async () => {
    const { guild, mails } = await guildNamed([shop.who(0)]);
    const app = shop.process();
    await guild.plan(app, { topic: 'Among ourselves' });
    const show = { ...guild.draft().when, time: '18:00' };
    await guild.plan(app, { topic: 'For everybody', format: 'showcase', when: show });
    await app.settle();
    await add(guild, app, shop.who(4), true, 'guest');
    await app.settle();
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.html).toContain('For everybody');
    expect(mails()[0]?.html).not.toMatch(/Among ourselves|Practise together/);
  });
});

it('an import tells everybody in one mail, in which they do not see each other, and guests in another', async () => {
  const { guild, mails } = await guildNamed([shop.who(0)]);
  const app = shop.process();
  const people = [3, 4, 5, 6].map(shop.who);
  await list(guild, app, people, true);
  await app.settle();
  expect(
    mails()
      .map(({ to }) => to.name)
      .sort(),
  ).toEqual(people.map(({ displayName }) => displayName).sort());
  const sent = shop.microsoft365
    .messages(guild.first.id)
    .filter(({ submitted, bcc, to }) => submitted && bcc.length + to.length > 0);
  expect(sent.slice(-2).map(({ bcc, to }) => [bcc.length, to.length])).toEqual([
    [3, 0],
    [0, 1],
  ]);
});

it('everybody who was added is told once, wherever a process ends', async () => {
  async function run(fuse: Fuse, keepsQueue: boolean): Promise<string[]> {
    const { guild, mails } = await guildNamed([shop.who(0), shop.who(1)]);
    const [one, many] = [guild.intending(), guild.intending()];
    const people = [3, 4, 5].map(shop.who);
    let queue: Process['queue'] = [];
    const act = async (process: Process) => {
      await add(one, process, shop.who(6), true);
      await list(many, process, people, true);
    };
    const first = shop.process(fuse);
    try {
      await act(first);
      await first.settle();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    queue = keepsQueue ? first.queue : [];
    shop.clock.advance(10_000);
    const last = shop.process();
    last.queue.push(...queue);
    await act(last);
    await last.settle();
    const process = await calm(shop, guild);
    const told = mails()
      .map(({ to }) => to.name)
      .sort();
    const wanted = [...people, shop.who(6)].map(({ displayName }) => displayName).sort();
    const waiting = await process.world.outbox.waiting(guild.place);
    return [
      ...(told.join() === wanted.join() ? [] : [`told were ${told}`]),
      ...waiting.map(({ key }) => `stuck: ${key}`),
    ];
  }
  const whole = new Fuse(Number.POSITIVE_INFINITY, false);
  expect(await run(whole, true)).toEqual([]);
  const random = randomFrom(20_261_129);
  const wrong: string[] = [];
  for (let schedule = 0; schedule < howMany(5); schedule += 1) {
    const [at, after] = [1 + random.below(whole.count), random.chance(0.5)];
    for (const one of await run(new Fuse(at, after), random.chance(0.5)))
      wrong.push(`${one} ${endingsSaid([[at, after]])}`);
  }
  console.log(`${whole.count} effects`);
  expect(wrong).toEqual([]);
}, 600_000);

it('whoever could not be told is named to the organiser, who can try again', async () => {
  const { guild, mails } = await guildNamed([shop.who(0)]);
  const app = shop.process();
  shop.microsoft365.settings.application.delete('Mail.Send');
  await add(guild, app, shop.who(4), true);
  await app.settle();
  expect(await guild.run(app, openWelcomeMail, guild.first)).toMatchObject({
    access: 'forbidden',
    failed: [{ problem: 'forbidden', people: [{ id: shop.who(4).id }] }],
  });
  shop.microsoft365.settings.application.add('Mail.Send');
  expect(await guild.run(app, retryWelcomeMail, guild.first)).toEqual({ retried: 1 });
  await app.settle();
  expect(mails()).toHaveLength(1);
  shop.clock.advance(600_000);
  expect(await guild.run(app, openWelcomeMail, guild.first)).toEqual({ access: 'yes', failed: [] });
});

it('whoever could not be told a week ago is not told any more', async () => {
  const { guild, mails } = await guildNamed([shop.who(0)]);
  const app = shop.process();
  shop.microsoft365.settings.application.delete('Mail.Send');
  await add(guild, app, shop.who(4), true);
  await app.settle();
  shop.clock.advance(8 * 86_400_000);
  await add(guild.intending(), app, shop.who(5), true);
  await app.settle();
  expect(await guild.run(app, openWelcomeMail, guild.first)).toMatchObject({
    failed: [{ people: [{ id: shop.who(5).id }] }],
  });
  shop.microsoft365.settings.application.add('Mail.Send');
  expect(await guild.run(app, retryWelcomeMail, guild.first)).toEqual({ retried: 1 });
  await app.settle();
  expect(mails().map(({ to }) => to.name)).toEqual([shop.who(5).displayName]);
});

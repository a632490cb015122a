import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { type Guild, type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
let guild: Guild;
let app: Process;
beforeAll(async () => {
  shop = await workshop();
  app = shop.process();
  guild = await shop.guild([shop.who(0), shop.who(1)]);
});
afterAll(() => shop.stop());

const day = (offset: number) =>
  new Date(shop.clock.now().getTime() + offset * 86_400_000).toISOString().slice(0, 10);
/** A session without a meeting of its own. */
const withoutMeeting = () =>
  guild.plan(app, { when: { date: day(-1), time: '06:00', minutes: 60, zone: 'UTC' } });
const someChat = () => `19:${crypto.randomUUID()}@thread.v2`;

/** A process that comes to a halt before one of its writes, while something else is done. */
function halted(at: number, meanwhile: () => Promise<unknown>): Process {
  let writes = 0;
  return shop.process({
    effect: async (_, act) => {
      writes += 1;
      if (writes === at + 1) await meanwhile();
      return act();
    },
  });
}

const choose = ({ world }: Process, chat: string, { id }: Session) =>
  world.chats.choose(guild.place, chat, id, crypto.randomUUID());
const tell = ({ world }: Process, chat: string, { id }: Session) =>
  world.chats.told(guild.place, chat, id, crypto.randomUUID());
const chatOf = async (session: Session) => (await guild.session(app, session)).chatId;
const leadsTo = async (chat: string) =>
  (await app.world.chats.sessionOf(guild.place.tenantId, chat))?.sessionId;

describe('what Teams tells of a meeting', () => {
  it('stands alone where somebody was choosing another session in it', async () => {
    const [told, chosen] = [await withoutMeeting(), await withoutMeeting()];
    const chat = someChat();
    const slow = halted(1, () => tell(app, chat, told));
    expect(await choose(slow, chat, chosen)).toBe(false);
    expect([await chatOf(told), await chatOf(chosen)]).toEqual([chat, null]);
    expect(await leadsTo(chat)).toBe(told.id);
  });

  it('stands alone where somebody chose another session in it just before', async () => {
    const [told, chosen] = [await withoutMeeting(), await withoutMeeting()];
    const chat = someChat();
    await tell(
      halted(0, () => choose(app, chat, chosen)),
      chat,
      told,
    );
    expect([await chatOf(told), await chatOf(chosen)]).toEqual([chat, null]);
    expect(await leadsTo(chat)).toBe(told.id);
  });

  it('stands alone where somebody chooses the session once more that has just been freed', async () => {
    const [told, chosen] = [await withoutMeeting(), await withoutMeeting()];
    const chat = someChat();
    await choose(app, chat, chosen);
    await tell(
      halted(1, () => choose(app, chat, chosen)),
      chat,
      told,
    );
    expect([await chatOf(told), await chatOf(chosen)]).toEqual([chat, null]);
    expect(await leadsTo(chat)).toBe(told.id);
  });

  it.each([0, 1])(
    'frees the meeting in which somebody was choosing the session, before write %i',
    async (at) => {
      const session = await withoutMeeting();
      const [chat, wrong] = [someChat(), someChat()];
      await tell(
        halted(at, () => choose(app, wrong, session)),
        chat,
        session,
      );
      expect(await chatOf(session)).toBe(chat);
      expect([await leadsTo(chat), await leadsTo(wrong)]).toEqual([session.id, undefined]);
    },
  );
});

it('a session that is let go of has no meeting, also where somebody chose it at the same moment', async () => {
  const session = await withoutMeeting();
  const chat = someChat();
  const crashed = halted(1, () => Promise.reject(new Error('Crashed')));
  await expect(choose(crashed, chat, session)).rejects.toThrow('Crashed');
  const slow = halted(0, () => choose(app, chat, session));
  await slow.world.chats.letGo(guild.place, chat, session.id, crypto.randomUUID());
  expect([await chatOf(session), await leadsTo(chat)]).toEqual([null, undefined]);
});

import { expect, test, vi } from 'vitest';
import { planSession, sessionDraft } from '../http/guild.ts';
import { appPlace, soon, type Visitor } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });

const place = ({ id }: { id: string }) => appPlace(`/communities/${communityId}/sessions/${id}`);
async function invitedTo(topic: string) {
  const priya = here.who('Priya');
  return here.invited(
    priya,
    await planSession(here.world, priya, communityId, sessionDraft(priya, { topic })),
  );
}

const boxes = ({ app }: Visitor) =>
  app
    .getByRole('group', { name: 'Things to do with this session' })
    .getByRole('button')
    .evaluateAll((all) =>
      all.map((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return [left, top, width, height].map(Math.round);
      }),
    );

test('an answer that is changed while the first is on its way is the one that counts', async () => {
  const session = await invitedTo('On second thoughts');
  const marcus = await here.visit('Marcus', place(session));
  const row = marcus.app.getByRole('group', { name: 'Things to do with this session' });
  await row.getByRole('button', { name: 'Accept' }).waitFor();
  const pass = await marcus.hold('**/answer');
  await row.getByRole('button', { name: 'Accept' }).click();
  await row.getByRole('button', { name: 'Accepted', pressed: true }).waitFor();
  await row.getByRole('button', { name: 'Tentative' }).click();
  await row.getByRole('button', { name: 'Tentative', pressed: true }).waitFor();
  pass();
  const mine = () =>
    here.world.microsoft365
      .calendar(here.who('Marcus').id)
      .find(({ subject }) => subject.startsWith('On second thoughts'))?.responseStatus.response;
  await soon(mine).toBe('tentativelyAccepted');
});

test.for([1280, 640, 405])(
  'whatever is pressed in the row of action keeps its size at %s px, and so do its neighbours their place',
  async (width) => {
    const session = await invitedTo('Soon');
    const marcus = await here.visit('Marcus', place(session), { width });
    const row = marcus.app.getByRole('group', { name: 'Things to do with this session' });
    await row.getByRole('button', { name: 'Join' }).waitFor();
    const before = await boxes(marcus);
    // Not declined, which takes the event out of his calendar.
    for (const [name, pressed] of [
      ['Accept', 'Accepted'],
      ['Tentative', 'Tentative'],
    ] as const) {
      await row.getByRole('button', { name }).click();
      await row.getByRole('button', { name: pressed, pressed: true }).waitFor();
      expect(await boxes(marcus)).toEqual(before);
    }
    await row.getByRole('button', { name: 'More' }).click();
    expect(await boxes(marcus)).toEqual(before);
    const menu = marcus.app.getByRole('menu');
    const edges = await menu.evaluate((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left >= 0 && right <= document.documentElement.clientWidth;
    });
    expect(edges).toBe(true);
    await here.world.settled();
  },
);

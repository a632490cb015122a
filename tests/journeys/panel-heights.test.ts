import { beforeAll, describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { callPlace, type Visitor } from '../support/browser.ts';
import { furnishedCommunity } from './furnished-community.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, session } = await furnishedCommunity();

const WIDTH = 320;
const LONG = 'Check-in, and what each of us has tried since the last time that we met here';
const LINES = Array.from({ length: 8 }, (_, line) => `Line ${line + 1} of what was said`).join('\n');
const PARTS = [/^Agenda/, /^Notes/, /^Knowledge/];

beforeAll(async () => {
  const [priya, marcus] = [here.who('Priya'), here.who('Marcus')];
  const params = { communityId: session.communityId, sessionId: session.id };
  const { session: now, agenda } = await here.world.call(priya, API.openSession, { params });
  const [first] = agenda.items;
  if (!first) throw new Error('The agenda is empty');
  const { wall, minutes, zone, facilitator, topic, purpose, format, taxonomy, artifactIds } = now;
  await here.world.call(priya, API.changeSession, {
    params,
    body: {
      ...{ topic, purpose, format, taxonomy, artifactIds },
      when: { ...wall, minutes, zone },
      facilitatorId: facilitator.id,
      agenda: agenda.items.map(({ startedAt: _s, endedAt: _e, again: _a, ...item }, at) =>
        at === 0 ? { ...item, title: LONG } : item,
      ),
    },
    etag: now.etag,
  });
  const again = await here.world.call(priya, API.openSession, { params });
  const begun = { params, body: { to: first.id }, etag: again.agenda.etag };
  await here.world.call(priya, API.moveAgenda, begun);
  // A banner and a line that tells of a hand-over, at the same time.
  await here.world.call(priya, API.handOver, { params, body: { to: marcus.id } });
  await here.world.call(marcus, API.handOver, { params, body: { to: priya.id } });
});

/** Gives the panel's frame this size, as a narrow meeting window or a keyboard does. */
async function sized(visitor: Visitor, height: number): Promise<void> {
  const element = await visitor.page.waitForSelector('iframe[data-frame-context="sidePanel"]:visible');
  await element.evaluate(
    (frame, { width, height }) => {
      Object.assign((frame as HTMLElement).style, {
        ...{ position: 'fixed', inset: '0 auto auto 0', zIndex: '9999' },
        ...{ width: `${width}px`, height: `${height}px`, minHeight: '0', maxHeight: 'none' },
      });
    },
    { width: WIDTH, height },
  );
  const frame = await visitor.frame('sidePanel');
  await frame.waitForFunction((wanted) => innerHeight === wanted, height);
}

/** What of the strip and of the composer cannot be reached with a pointer, and what scrolls sideways. */
async function unreachable(visitor: Visitor): Promise<string[]> {
  const frame = await visitor.frame('sidePanel');
  return frame.evaluate(() => {
    const form = document.querySelector('form');
    const strip = document.querySelector('[data-strip]');
    type Part = [string, Element | null | undefined];
    // Of each there is at least one.
    const each = (name: string, found: Iterable<Element> = []): Part[] => {
      const parts = [...found].map((one): Part => [name, one]);
      return parts.length > 0 ? parts : [[name, null]];
    };
    const parts: Part[] = [
      ['strip', strip],
      ...each('step', strip?.querySelectorAll('button')),
      ...each('kind', form?.querySelectorAll('input[type=radio]')),
      ['words', form?.querySelector('textarea')],
      ['who', form?.querySelector('select')],
      ['due', form?.querySelector('input[type=date]')],
      ['leave my name off', form?.querySelector('input[type=checkbox]')],
      ['save', form?.querySelector('button[type=submit]')],
      ...each('tab', document.querySelectorAll('[role=tab]')),
    ];
    const wrong = parts.flatMap(([name, element]) => {
      if (!element) return [`no ${name}`];
      const { left, right, top, bottom } = element.getBoundingClientRect();
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight)
        return [`${name} is outside: ${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight}`];
      const points = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + 3, top + 3],
        [right - 3, bottom - 3],
      ] as const;
      const covered = points.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return !hit || !(element.contains(hit) || element.parentElement?.contains(hit));
      });
      return covered ? [`${name} is covered`] : [];
    });
    const sideways = [...document.querySelectorAll('*')].filter(
      (one) =>
        one.scrollWidth > one.clientWidth + 1 &&
        ['auto', 'scroll', 'visible'].includes(getComputedStyle(one).overflowX) &&
        one.clientWidth > 0 &&
        getComputedStyle(one).display !== 'inline',
    );
    return [
      ...wrong,
      ...sideways.map((one) => `${one.tagName} scrolls sideways: ${one.textContent?.slice(0, 60)}`),
    ];
  });
}

/** The panel with all of its parts loaded. */
async function opened(): Promise<Visitor> {
  const priya = await here.visit('Priya', callPlace(session));
  await priya.panel.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
  await priya.panel.getByRole('tab', { name: 'Knowledge' }).click();
  const frame = await priya.frame('sidePanel');
  await frame.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  return priya;
}

async function noteInHand(visitor: Visitor): Promise<void> {
  const { panel } = visitor;
  await panel.getByRole('radio', { name: 'Action' }).check();
  await panel.locator('form textarea').fill(LINES);
  // For the first time it is said where it can be changed from.
  await panel.getByRole('checkbox', { name: 'Leave my name off' }).check();
}

const offline = async (visitor: Visitor) => {
  here.forgive(/net::ERR_/, /Failed to load/);
  await visitor.context.setOffline(true);
  await visitor.panel.getByText('You are offline').first().waitFor();
};

describe('the side panel at 320 px of width', () => {
  test('keeps strip and composer in reach at any height from 480 px, offline, with eight lines and whichever tab is open', async () => {
    const priya = await opened();
    await noteInHand(priya);
    await offline(priya);
    const wrong: string[] = [];
    for (const height of [740, 640, 560, 480]) {
      await sized(priya, height);
      for (const part of PARTS) {
        await priya.panel.getByRole('tab', { name: part }).click();
        wrong.push(...(await unreachable(priya)).map((one) => `${height} ${part.source}: ${one}`));
      }
    }
    expect(wrong).toEqual([]);
  });

  test('says what has just happened above the composer, and covers neither that nor the list', async () => {
    const { panel, ...priya } = await here.visit('Priya', callPlace(session));
    const line = panel.getByText(`${here.who('Marcus').displayName} handed it over to you.`);
    const seen = panel.getByRole('button', { name: 'All right' });
    // It stays while its button has the focus.
    await seen.focus();
    const wrong: string[] = [];
    for (const height of [740, 480]) {
      await sized({ panel, ...priya }, height);
      for (const part of PARTS) {
        await panel.getByRole('tab', { name: part }).click();
        await seen.focus();
        const list = await panel.getByRole('tabpanel').boundingBox();
        const said = await line.boundingBox();
        const composer = await panel.locator('form fieldset').boundingBox();
        if (!list || !said || !composer) throw new Error('Something is not shown');
        if (list.y + list.height > said.y) wrong.push(`${height} ${part.source}: covers the list`);
        if (said.y + said.height > composer.y) wrong.push(`${height} ${part.source}: covers the composer`);
      }
    }
    expect(wrong).toEqual([]);
    // The composer stands where it stood once that is seen.
    const before = await panel.locator('form fieldset').boundingBox();
    await seen.click();
    await line.waitFor({ state: 'detached' });
    expect(await panel.locator('form fieldset').boundingBox()).toEqual(before);
  });

  test('keeps them in reach at a height of 320 px while somebody types', async () => {
    const priya = await opened();
    await sized(priya, 320);
    const wrong: string[] = [];
    for (const part of PARTS) {
      await priya.panel.getByRole('tab', { name: part }).click();
      expect(await priya.panel.getByRole('tab', { selected: true }).innerText()).toMatch(part);
      await noteInHand(priya);
      await priya.panel.locator('form textarea').click();
      wrong.push(...(await unreachable(priya)).map((one) => `${part.source}: ${one}`));
    }
    await offline(priya);
    wrong.push(...(await unreachable(priya)));
    expect(wrong).toEqual([]);
  });

  test('shows handing over, closing and editing a note over it, and gives it back', async () => {
    const priya = await opened();
    const { panel, page } = priya;
    await panel.getByRole('tab', { name: /^Notes/ }).click();
    await panel.locator('form textarea').fill(LINES);
    for (const height of [480, 320]) {
      await sized(priya, height);
      const frame = await priya.frame('sidePanel');
      for (const [opens, region] of [
        ['Hand over', 'Hand over to'],
        ['Close the session', 'Close this session?'],
        ['Edit this insight', 'Edit this insight'],
      ] as const) {
        const opener = panel.getByRole('button', { name: opens, exact: true });
        await opener.click();
        const layer = panel.getByRole('region', { name: region });
        await layer.locator(':is(li button, button, textarea)').first().waitFor();
        await frame.waitForFunction(
          (name) => document.activeElement?.closest(`section[aria-label="${name}"]`),
          region,
        );
        // What it covers can be reached neither by keyboard nor by pointer; the strip can.
        const reached = new Set<string>();
        for (let stop = 0; stop < 24; stop += 1) {
          await page.keyboard.press('Tab');
          reached.add(
            await frame.evaluate((name) => {
              const { activeElement: on } = document;
              if (!on || on === document.body) return 'nothing';
              if (on.closest(`section[aria-label="${name}"]`)) return 'layer';
              return on.closest('[data-strip]') ? 'strip' : `${on.tagName} ${on.textContent}`;
            }, region),
          );
        }
        reached.delete('nothing');
        expect(reached).toContain('layer');
        expect([...reached].filter((one) => one !== 'layer' && one !== 'strip')).toEqual([]);
        expect(
          await frame.evaluate(() => {
            const strip = document.querySelector('[data-strip]')?.getBoundingClientRect();
            return strip && strip.top >= 0 && strip.bottom <= innerHeight;
          }),
        ).toBe(true);
        await layer.locator('button, textarea').last().focus();
        await page.keyboard.press('Escape');
        await layer.waitFor({ state: 'detached' });
        await opener.and(panel.locator(':focus')).waitFor();
        expect(await panel.locator('form textarea').inputValue()).toBe(LINES);
      }
    }
  });
});

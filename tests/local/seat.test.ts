import { expect, test } from 'vitest';
import { ownTown } from '../support/own-town.ts';

const here = await ownTown();

const KEPT = `(async () => [
  sessionStorage.getItem('left'), localStorage.getItem('left'), document.cookie, innerWidth,
  (await indexedDB.databases()).map(({ name }) => name).includes('left'), (await caches.keys()).includes('left'),
  matchMedia('(forced-colors: active)').matches, matchMedia('print').matches, navigator.onLine,
])()`;

test('a visitor who takes the seat of another finds nothing of theirs', async () => {
  const first = await here.visit('Priya', '#/teams/calendar');
  const found = await first.page.evaluate(KEPT);
  await first.page.evaluate(`(async () => {
    sessionStorage.setItem('left', '1');
    localStorage.setItem('left', '1');
    document.cookie = 'left=1';
    await new Promise((done) => { indexedDB.open('left').onsuccess = done; });
    await caches.open('left');
  })()`);
  await first.context.newPage();
  await first.page.setViewportSize({ width: 400, height: 700 });
  await first.page.emulateMedia({ media: 'print', forcedColors: 'active' });
  await first.context.route('**/workbench/**', (route) => route.abort());
  await first.context.setOffline(true);
  let heard = 0;
  first.page.on('request', () => {
    heard += 1;
  });
  await here.goHome();

  const second = await here.visit('Marcus', '#/teams/calendar');
  expect(second.page).toBe(first.page);
  expect(heard).toBe(0);
  expect(second.context.pages()).toEqual([second.page]);
  expect(await second.page.evaluate(KEPT)).toEqual(found);
});

test('nobody gets the browser of a visitor who was alone in it', async () => {
  const first = await here.visit('Priya', '#/teams/calendar', { alone: true });
  await here.goHome();
  expect(first.page.isClosed()).toBe(true);
});

import type { Locator } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import type { Look } from '../support/axe.ts';
import { callPlace } from '../support/browser.ts';
import { drawn, faultsOf, furnishedCommunity, inColours, RAIL } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, community, session } = await furnishedCommunity();

/** How well the sign of the chosen kind stands out from its ground, as WCAG counts. */
const signContrast = `(() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const sign = document.querySelector('input[type=radio]:checked + span');
  const two = [getComputedStyle(sign.querySelector('svg')).color, getComputedStyle(sign).backgroundColor];
  const [dark, bright] = two.map(light).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
})()`;

describe('every view', () => {
  test('of the panel passes axe, in any theme and in forced colours', async () => {
    const visitor = await here.visit('Priya', callPlace(session));
    await visitor.panel.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
    const frame = await visitor.frame('sidePanel');
    const faultsIn = async (look: Look) => {
      const contrast = Number(await frame.evaluate(signContrast));
      return [
        ...(contrast < 4.5 ? [`the chosen kind stands out by ${contrast.toFixed(1)} only`] : []),
        ...(await faultsOf(frame, look)),
      ];
    };
    const all: string[] = [];
    for (const part of [/^Agenda/, /^Notes/, /^Knowledge/]) {
      await visitor.panel.getByRole('tab', { name: part }).click();
      await frame.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      await drawn(frame);
      const faults = [...(await faultsIn('whole')), ...(await inColours(visitor, frame, faultsIn))];
      all.push(...faults.map((one) => `${part.source} ${one}`));
    }
    expect(all).toEqual([]);
  });

  test('of the meeting’s chat passes axe, wide and narrow, in any theme and in forced colours', async () => {
    const chat = encodeURIComponent(session.chatId ?? '');
    const visitor = await here.visit('Priya', `#/meeting/${chat}/chat`);
    await visitor.app.getByRole('heading', { level: 1, name: 'Feedback that lands' }).waitFor();
    const frame = await visitor.frame('content');
    const all: string[] = [];
    for (const width of [1280, 320]) {
      await visitor.page.setViewportSize({ width: width + RAIL, height: 800 });
      await drawn(frame);
      const faults = [
        ...(await faultsOf(frame, 'whole')),
        ...(await inColours(visitor, frame, (look) => faultsOf(frame, look))),
      ];
      all.push(...faults.map((one) => `${width} px: ${one}`));
    }
    expect(all).toEqual([]);
  });

  test('keeps what is being typed when the theme changes or Escape is pressed', async () => {
    const visitor = await here.visit('Priya', callPlace(session));
    const { app, page, panel } = visitor;
    // A rich text has no value.
    const said = (field: Locator) =>
      field.evaluate((one) => ('value' in one ? one.value : one.textContent?.trim()));
    const typing = async (kind: 'content' | 'sidePanel', field: Locator) => {
      await field.fill('Half a thought');
      for (const theme of ['High contrast', 'Light']) {
        await page.getByRole('button', { name: 'Theme' }).click();
        await page.getByRole('menuitemradio', { name: theme }).click();
        const frame = await visitor.frame(kind);
        await frame.waitForFunction((bright) => {
          const heading = document.querySelector('h1');
          return heading && (getComputedStyle(heading).color === 'rgb(255, 255, 255)') === bright;
        }, theme === 'High contrast');
        expect(await said(field)).toBe('Half a thought');
      }
      await field.press('Escape');
      expect(await said(field)).toBe('Half a thought');
    };
    await typing('sidePanel', panel.getByRole('textbox', { name: 'What did you notice?' }));
    for (const [path, name] of [
      ['/start', 'Name'],
      [`${community}/plan`, 'Topic'],
      [`${community}/knowledge/new`, 'What this is for'],
    ] as const) {
      await visitor.open(path);
      await typing('content', app.getByRole('textbox', { name, exact: true }));
    }
  });
});

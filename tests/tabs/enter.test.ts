import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { KeyboardEvent } from 'react';
import { expect, test } from 'vitest';
import { isEnter } from '../../tabs/components/enter.ts';

const pressed = (key: string, keyCode: number, isComposing = false) =>
  ({ key, keyCode, nativeEvent: { key, keyCode, isComposing } }) as unknown as KeyboardEvent;

test('an Enter that ends a word in an input method is no Enter, however the browser tells it', () => {
  expect(isEnter(pressed('Enter', 13))).toBe(true);
  expect(isEnter(pressed('Enter', 229))).toBe(false);
  expect(isEnter(pressed('Enter', 13, true))).toBe(false);
  expect(isEnter(pressed('a', 65))).toBe(false);
});

test('every field that acts on Enter asks the same function', () => {
  const tabs = fileURLToPath(new URL('../../tabs', import.meta.url));
  const files = readdirSync(tabs, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const own = files.filter((name) =>
    /(?:===|!==) 'Enter'|nativeEvent\.isComposing/.test(readFileSync(`${tabs}/${name}`, 'utf8')),
  );
  expect(own.map((name) => name.replaceAll('\\', '/'))).toEqual(['components/enter.ts']);
});

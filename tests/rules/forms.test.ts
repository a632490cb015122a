import { expect, test } from 'vitest';

const files = import.meta.glob<string>('../../tabs/**/*.tsx', {
  eager: true,
  query: '?raw',
  import: 'default',
});

test('every form says in its own words what is missing, never in a bubble of the browser', () => {
  const forms = Object.entries(files).flatMap(([file, source]) =>
    [...source.matchAll(/<form\b[^>]*/g)].map(([form]) => ({ file, form })),
  );
  expect(forms.length).toBeGreaterThan(25);
  expect(forms.filter(({ form }) => !/\bnoValidate\b/.test(form))).toEqual([]);
});

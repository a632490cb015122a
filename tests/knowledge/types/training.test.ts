import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASKED } from '../../../domain/knowledge/types/questions.ts';
import { closed } from '../../../domain/knowledge/types/sections.ts';
import { readStep, stepsOf, writeStep } from '../../../domain/knowledge/types/training.ts';
import { oneLine } from '../../../domain/shared/markdown-tokens.ts';
import { withLineEnds } from '../../../domain/shared/text.ts';
import { readForm, writeForm } from '../../../tabs/knowledge/forms/section-form.ts';
import { bodies, OUR_TEXTS, words } from './bodies.ts';
import { lostWords, odd } from './kept-words.ts';

const texts = fc.oneof(bodies, odd).map(withLineEnds);
const isPlain = (text: string) => readStep(text).tryOut === null;
const tryOut = fc.record({
  minutes: fc.option(fc.integer({ min: 1, max: 240 })),
  task: texts,
  sign: fc.oneof(words, odd),
});

test('whatever is typed into a step of a training is read as it was written', () => {
  fc.assert(
    fc.property(texts.filter(isPlain), fc.option(tryOut), (text, tried) => {
      const read = readStep(writeStep({ text, tryOut: tried }));
      expect(read.text).toBe(closed(text));
      if (!tried) expect(read.tryOut).toBeNull();
      else if (oneLine(tried.sign) !== '')
        expect(read.tryOut).toEqual({
          minutes: tried.minutes,
          task: closed(tried.task),
          sign: oneLine(tried.sign),
        });
      else expect(read.tryOut?.minutes).toBe(tried.minutes);
    }),
    { numRuns: 700 },
  );
});

test('a step that is opened as a form and saved keeps every word, and is the same when it is opened again', () => {
  const steps = fc
    .tuple(
      texts,
      fc.constantFrom('### Try it', '### **Try it** (5 minutes)', '### Try it (0 minutes)'),
      texts,
    )
    .map(([before, heading, after]) => `${before}\n\n${heading}\n\n${after}`);
  fc.assert(
    fc.property(fc.oneof(steps, texts, fc.constantFrom(...OUR_TEXTS)), (source) => {
      const read = readStep(source);
      const written = writeStep(read);
      expect(lostWords(source, written)).toEqual([]);
      expect(writeStep(readStep(written))).toBe(written);
    }),
    { numRuns: 700 },
  );
});

test('a training that is opened as a form and saved keeps every word but the headings of what it leaves open', () => {
  const asked = ASKED['training module'];
  const heads = asked.questions.map(({ title }) => `## ${title}`);
  const trainings = fc
    .array(fc.oneof(texts, fc.constantFrom(...heads, '## My own')), { maxLength: 6 })
    .map((parts) => parts.join('\n\n'));
  fc.assert(
    fc.property(trainings, (body) => {
      const form = readForm(asked, body);
      const open = form.rows.filter(({ question, text }) => question && text === '');
      const written = writeForm(form);
      const left = [written, ...open.map(({ section }) => `${section?.head} ${section?.text}`)].join('\n');
      expect(lostWords(body, left)).toEqual([]);
      const isWhole =
        closed(form.intro) === form.intro &&
        form.rows.every(({ section, title, text }) => !section || title + text !== '') &&
        open.every(({ section }) => section === null);
      if (isWhole) expect(written).toBe(body);
    }),
    { numRuns: 1_000 },
  );
});

test('indented code at the beginning of a step is still code after its form was saved', () => {
  const source = '    Ask first\n\n### Try it\n\n    Say it';
  expect(writeStep(readStep(source))).toBe(source);
});

test('the steps of a training are its own sections, in their order, each with its try-out', () => {
  const body = [
    '## For whom',
    'Leads.',
    '## Listen',
    'Say nothing.',
    '### Try it (5 minutes)',
    'Ask, then wait.',
    '',
    '*You can tell:* they go on.',
    '## Take away',
    'Wait.',
    '## Ask',
    '```',
    '### Try it',
    '```',
  ].join('\n');
  expect(stepsOf(body)).toEqual([
    {
      title: 'Listen',
      text: 'Say nothing.',
      tryOut: { minutes: 5, task: 'Ask, then wait.', sign: 'they go on.' },
    },
    { title: 'Ask', text: '```\n### Try it\n```', tryOut: null },
  ]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charterText } from '../../../domain/charter/charter.ts';
import { readSections } from '../../../domain/knowledge/types/sections.ts';
import { agendaOf, charterOf, filledIn, readTemplate } from '../../../domain/knowledge/types/template.ts';
import { agendaDraft } from '../../../domain/sessions/agenda-draft.ts';
import { formOf as charterForm, withTemplate as charterFrom, textOf } from '../../../tabs/charter/form.ts';
import { draftOf, newForm, withTemplate } from '../../../tabs/sessions/plan/form.ts';
import { bodies, OUR_TEXTS } from './bodies.ts';
import { lostWords, odd } from './kept-words.ts';

const blanks = fc
  .tuple(
    fc.constantFrom(
      '**For whom:**',
      '**When**:',
      '**_Who_ asks:**',
      '**a [b](c):**',
      '## Own',
      '##',
      '## *By* whom',
    ),
    fc.oneof(fc.constantFrom('', ' who asks', ' # one', ' - one', ' [x]: y', ' <!-- z', ' ```', ' ---'), odd),
  )
  .map(([label, text]) => label + text);
const templates = fc
  .array(fc.oneof({ weight: 2, arbitrary: blanks }, { weight: 1, arbitrary: bodies }), { maxLength: 5 })
  .chain((parts) => fc.constantFrom('\n', '\n\n').map((between) => parts.join(between)));
const texts = fc.oneof(templates, bodies, odd, fc.constantFrom(...OUR_TEXTS));

test('what is made from a template has every word that it leaves to be filled in', () => {
  fc.assert(
    fc.property(texts, (body) => {
      const { guidance } = readTemplate(body);
      expect(lostWords(body, `${guidance}\n${filledIn(readTemplate(body))}`)).toEqual([]);
    }),
    { numRuns: 700 },
  );
});

test('what is made from a template has a section for each blank, called as it is', () => {
  fc.assert(
    fc.property(texts, (body) => {
      const template = readTemplate(body);
      const { sections } = readSections(filledIn(template));
      expect(sections.map(({ title }) => title)).toEqual(template.blanks.map(({ title }) => title));
    }),
    { numRuns: 700 },
  );
});

test('the agenda of a template can be planned with as it stands', () => {
  const form = newForm({
    date: '2026-12-03',
    time: '10:00',
    zone: 'Europe/Berlin',
    facilitatorId: crypto.randomUUID(),
    minutes: 60,
    openActions: true,
    tried: true,
  });
  fc.assert(
    fc.property(texts, (body) => {
      const parts = agendaOf(body);
      const planned = withTemplate(form, parts);
      const { agenda } = draftOf(planned);
      const read = agendaDraft.safeParse(agenda);
      expect(read.success ? [] : read.error.issues).toEqual([]);
      if (parts.length === 0) expect(planned).toBe(form);
      else
        expect(agenda.filter(({ kind }) => kind === 'topic')).toMatchObject(
          parts.map(({ title, prompt }) => ({ title, prompt })),
        );
      expect(agenda.slice(0, 2).map(({ kind }) => kind)).toEqual(['tried', 'open-actions']);
    }),
    { numRuns: 700 },
  );
});

test('items without minutes share what is left of a session', () => {
  const form = newForm({
    date: '2026-12-03',
    time: '10:00',
    zone: 'Europe/Berlin',
    facilitatorId: crypto.randomUUID(),
    minutes: 60,
    openActions: false,
  });
  const part = fc.record({
    title: fc.constant('Ask'),
    prompt: fc.constant(''),
    minutes: fc.option(fc.integer({ min: 1, max: 10 })),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const minutes = withTemplate(form, parts).agenda.map((one) => Number(one.minutes));
      expect(minutes.filter((_, at) => parts[at]?.minutes !== null)).toEqual(
        parts.flatMap((one) => one.minutes ?? []),
      );
      if (parts.some((one) => one.minutes === null)) expect(minutes.reduce((a, b) => a + b)).toBe(60);
    }),
  );
});

test('the charter of a template can be proposed as it stands, and takes nothing away that it is silent about', () => {
  const ours = {
    purpose: 'We learn to lead.',
    northStar: 'Nobody leads alone.',
    outcomes: ['Two pilots a quarter'],
    norms: ['We begin on time'],
    decisionRule: 'By consent.',
  };
  const parts = fc.constantFrom('Purpose', 'North star', 'Outcomes', 'Norms', 'How we decide', 'Own');
  const charters = fc
    .array(fc.tuple(parts, fc.oneof(bodies, odd)), { maxLength: 5 })
    .map((all) => all.map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n'));
  fc.assert(
    fc.property(fc.oneof(charters, texts), (body) => {
      const found = charterOf(body);
      if (!found) return;
      const text = textOf(charterFrom(charterForm(ours, '', 7), found));
      const read = charterText.safeParse(text);
      expect(read.success ? [] : read.error.issues).toEqual([]);
      for (const key of Object.keys(ours) as (keyof typeof ours)[])
        if (found[key].length === 0) expect(text[key]).toEqual(ours[key]);
    }),
    { numRuns: 1_000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clashesOf } from '../../domain/glossary/clashes.ts';
import { firstUses, matcherOf, type Use, usesIn } from '../../domain/glossary/match.ts';
import { pluralOf } from '../../domain/glossary/plurals.ts';
import { derivedPlurals, FORM_MAX } from '../../domain/glossary/term.ts';
import { sayClash } from '../../tabs/glossary/texts.ts';

const found = (text: string, ...forms: string[]) =>
  [...usesIn(matcherOf(forms.map((form) => ({ id: form, forms: [form] }))), text)].map(({ from, to }) =>
    text.slice(from, to),
  );

test.each([
  ['whole words', 'Retro, retros and retrospect; a RETRO.', ['retro'], ['Retro', 'RETRO']],
  ['the longest form', 'A retro board is no retro', ['retro', 'retro board'], ['retro board', 'retro']],
  ['German', 'Die Führung führt die Führungskraft zur FÜHRUNG', ['Führung'], ['Führung', 'FÜHRUNG']],
  ['Cyrillic', 'Обратная связь — это связь, а не связьба', ['связь'], ['связь', 'связь']],
  ['Chinese within a run', '我们的回顾会议很短', ['回顾'], ['回顾']],
  [
    'abbreviations as they are written',
    'IT is what it is: it. OKRs and okrs',
    ['IT', 'OKRs'],
    ['IT', 'OKRs'],
  ],
  ['an accent as one character or as two', 'cafe\u0301 café', ['café'], ['cafe\u0301', 'café']],
  [
    'words whatever their accents',
    'Café, cafe; a resumé cafés',
    ['cafe', 'résumé'],
    ['Café', 'cafe', 'resumé'],
  ],
  [
    'letters that search takes for plain ones',
    'Groß, gross; straße',
    ['groß', 'strasse'],
    ['Groß', 'gross', 'straße'],
  ],
  ['points of Hebrew and Arabic', 'שָׁלוֹם שלום', ['שלום'], ['שָׁלוֹם', 'שלום']],
  ['any blanks', 'psychological\n  safety', ['psychological safety'], ['psychological\n  safety']],
  ['apostrophes of both kinds', 'the leader’s shadow', ["leader's shadow"], ['leader’s shadow']],
  ['signs at the ends of a form', 'C++ and .NET, C+ and NET', ['C++', '.NET'], ['C++', '.NET']],
  ['nothing beside an underscore or a digit', 'retro_2 retro2', ['retro'], []],
])('a text is searched for %s', (_, text, forms, uses) => {
  expect(found(text, ...forms)).toEqual(uses);
});

const aForm = fc.stringMatching(/^[aAbBäж回 -]{1,6}$/).filter((form) => form.trim() !== '');
const terms = fc.array(fc.record({ id: fc.uuid(), forms: fc.array(aForm, { minLength: 1, maxLength: 3 }) }), {
  maxLength: 6,
});
const aText = fc.stringMatching(/^[aAbBäж回 .\n-]{0,60}$/);

test('uses never overlap, lie within the text in its order, and leave it as it is', () => {
  fc.assert(
    fc.property(terms, aText, (some, text) => {
      const uses = firstUses(matcherOf(some), text, new Set());
      let end = 0;
      let again = '';
      for (const { from, to, ids } of uses) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(ids.length).toBeGreaterThan(0);
        again += text.slice(end, from) + text.slice(from, to);
        end = to;
      }
      expect(again + text.slice(end)).toBe(text);
    }),
  );
});

test('where a use begins there is always none that is longer', () => {
  const spaces = (text: string) => text.replace(/\s+/g, ' ').toLowerCase();
  fc.assert(
    fc.property(terms, aText, (some, text) => {
      const matcher = matcherOf(some);
      for (const { from, to } of usesIn(matcher, text)) {
        const longer = some
          .flatMap(({ id, forms }) => forms.map((form) => ({ id, form })))
          .filter(({ form }) => spaces(form.trim()).length > spaces(text.slice(from, to)).length);
        for (const { form } of longer) {
          const alone: Use[] = [...usesIn(matcherOf([{ id: 'x', forms: [form] }]), text)];
          expect(alone.some((use) => use.from === from && use.to > to)).toBe(false);
        }
      }
    }),
  );
});

test('in each section every term is found at most once for each time that it shares a form', () => {
  fc.assert(
    fc.property(terms, aText, (some, text) => {
      const seen = new Set<string>();
      for (const { ids } of firstUses(matcherOf(some), text, new Set())) {
        expect(ids.some((id) => !seen.has(id))).toBe(true);
        for (const id of ids) seen.add(id);
      }
    }),
  );
});

test('500 terms are found in 160,000 characters within 50 ms', () => {
  const many = Array.from({ length: 500 }, (_, at) => ({
    id: String(at),
    forms: [`leading term ${at}`, `practice${at}`, `Führung ${at}`],
  }));
  const matcher = matcherOf(many);
  let text = '';
  for (let at = 0; text.length < 160_000; at += 1)
    text += `Leading a team with practice${at % 700} asks for a leading term ${at % 900} and much else. `;
  const times = Array.from({ length: 7 }, () => {
    const began = performance.now();
    expect(firstUses(matcher, text, new Set()).length).toBe(500);
    return performance.now() - began;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});

test('of the terms that share a form all are always found, each as it must be written', () => {
  const spelled = fc.constantFrom('IT', 'It', 'it', 'It team', 'ÖPNV', 'öpnv', 'retro', 'Retro board');
  const some = fc.array(fc.record({ id: fc.uuid(), forms: fc.array(spelled, { maxLength: 4 }) }));
  fc.assert(
    fc.property(some, fc.array(spelled), (terms, said) => {
      const text = said.join('. ');
      const alone = (from: number, to: number) =>
        terms.filter(({ id, forms }) =>
          [...usesIn(matcherOf([{ id, forms }]), text.slice(from, to))].some((use) => use.to === to - from),
        );
      const matcher = matcherOf(terms);
      for (let time = 0; time < 2; time += 1)
        for (const { from, to, ids } of usesIn(matcher, text))
          expect(ids).toEqual(alone(from, to).map(({ id }) => id));
    }),
  );
});

const FORMS = fc.constantFrom(
  ...['a', 'ab', 'AB', 'a b', 'é', '回', 'a-b'].flatMap((part) => [part, `${part} `]),
);

test('500 terms with the same 39 forms are found within a quarter of a second, whatever the forms and the text', () => {
  fc.assert(
    fc.property(fc.array(FORMS, { minLength: 1, maxLength: 4 }), fc.boolean(), (parts, ends) => {
      const unit = parts.join('');
      // Forms that all begin alike, and of which the text says each, or none to its end.
      const forms = Array.from({ length: 39 }, (_, at) =>
        ends
          ? unit.repeat(at + 1).slice(0, FORM_MAX)
          : `${unit.repeat(FORM_MAX).slice(0, FORM_MAX - 3)}x${at}`,
      );
      const matcher = matcherOf(Array.from({ length: 500 }, (_, at) => ({ id: `${at}`, forms })));
      const text = unit.repeat(160_000 / unit.length);
      const times = Array.from({ length: 4 }, () => {
        const began = process.cpuUsage();
        firstUses(matcher, text, new Set());
        return process.cpuUsage(began).user / 1_000;
      });
      expect(Math.min(...times)).toBeLessThan(250);
    }),
    { numRuns: 12 },
  );
});

test.each([
  ['Retrospective', 'Retrospectives'],
  ['Sense of belonging', 'Senses of belonging'],
  ['one-to-one', 'one-to-ones'],
  ['policy', 'policies'],
  ['Person', 'People'],
  ['analysis', 'analyses'],
  ['OKR', 'OKRs'],
  ['coach', 'coaches'],
  ['quiz', 'quizzes'],
  ['Pop quiz', 'Pop quizzes'],
  ['Norms', null],
  ['связь', null],
])('English makes of %s %s', (one, many) => {
  expect(pluralOf(one)).toBe(many);
});

test('a plural that is another form already is not said twice', () => {
  expect(derivedPlurals(['retro', 'retros'])).toEqual([]);
});

test('terms that share a form are named with what they have it as, whatever its case and accents', () => {
  const term = (id: string, name: string, ...synonyms: string[]) => ({
    id,
    entry: { term: name, synonyms, plurals: null },
  });
  const clashes = clashesOf([
    term('1', 'Retrospective', 'Retro'),
    term('2', 'Review', 'rétro'),
    term('3', 'Pilot'),
    term('4', 'Trial', 'pilot'),
  ]);
  expect(clashes.map(sayClash)).toEqual([
    '“Retro” is a synonym of both “Retrospective” and “Review”.',
    '“Pilot” is a term of its own and a synonym of “Trial”.',
  ]);
});

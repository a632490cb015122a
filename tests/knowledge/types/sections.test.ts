import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARTIFACT_TYPES } from '../../../domain/knowledge/artifact.ts';
import { TEMPLATES } from '../../../domain/knowledge/templates.ts';
import {
  ASKED,
  answerIn,
  askedOf,
  fieldsOf,
  templateOf,
  unanswered,
} from '../../../domain/knowledge/types/questions.ts';
import {
  readSections,
  sectionOf,
  spaced,
  withText,
  writeSections,
} from '../../../domain/knowledge/types/sections.ts';
import { bodies, OUR_TEXTS } from './bodies.ts';

const ofOtherSystems = bodies.map((body) => body.replaceAll('\n', '\r\n'));

test('a text that is divided into sections and put together again is the same to the last character', () => {
  for (const body of OUR_TEXTS) expect(writeSections(readSections(body))).toBe(body);
  fc.assert(
    fc.property(fc.oneof(bodies, ofOtherSystems, fc.string({ unit: 'binary' })), (body) => {
      expect(writeSections(readSections(body))).toBe(body);
    }),
    { numRuns: 1_000 },
  );
});

test('sections may be put in any order, and each is still read as what it was', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const { intro, sections } = spaced(readSections(body));
      const turned = sections.toReversed();
      const read = readSections(writeSections({ intro, sections: turned }));
      expect(read.sections.map(({ title }) => title)).toEqual(turned.map(({ title }) => title));
    }),
    { numRuns: 1_000 },
  );
});

test('headings of level 2 divide a text, also underlined ones; those in quotations, lists and code do not', () => {
  const body = [
    'Before.',
    '',
    '## First',
    '',
    '> ## quoted',
    '',
    '- ## listed',
    '',
    '```',
    '## code',
    '```',
    '### Below',
    '',
    'Second *one*',
    '---',
    'Words.',
  ].join('\n');
  const { intro, sections } = readSections(body);
  expect(intro).toBe('Before.\n\n');
  expect(sections.map(({ title }) => title)).toEqual(['First', 'Second one']);
});

test('whatever is typed into a section, the sections after it stay what they are', () => {
  fc.assert(
    fc.property(bodies, fc.stringMatching(/^[A-Z][a-z*#[\]]{0,9}$/), (text, title) => {
      const inner = readSections(text).sections.length;
      const first = withText(sectionOf('First', ''), text);
      const body = writeSections({ intro: '', sections: [first, sectionOf(title, 'Below.')] });
      const read = readSections(body).sections;
      expect(read.at(-1)).toMatchObject({ title, text: 'Below.\n\n' });
      expect(read.length).toBe(2 + inner);
    }),
    { numRuns: 1_000 },
  );
});

test('a text left open by a fence or a comment is closed, so that what follows is still a section', () => {
  for (const open of ['```\ncode', '~~~~\ncode', '<!-- not yet', '<pre>', '- item\n  ```\n  code']) {
    const body = writeSections({ intro: '', sections: [sectionOf('A', open), sectionOf('B', 'Below.')] });
    expect(readSections(body).sections.map(({ title }) => title)).toEqual(['A', 'B']);
  }
});

test('each type that asks questions has a template with just these, and an untouched one answers none', () => {
  for (const type of ARTIFACT_TYPES) {
    const asked = askedOf(type);
    if (!asked) continue;
    expect(TEMPLATES[type]).toBe(templateOf(asked));
    const fields = fieldsOf(asked.questions, readSections(TEMPLATES[type]).sections);
    expect(fields.map(({ question }) => question)).toEqual(asked.questions);
    expect(fields.map(answerIn).filter(Boolean)).toEqual([]);
  }
});

test('a question without an answer is offered where its answer would stand, and own sections stay in their places', () => {
  const { questions } = ASKED['case note'];
  const { sections } = readSections('## Own\n\n.\n\n## What came of it\n\nMuch.\n\n## Also own\n\n.');
  const order = fieldsOf(questions, sections).map(
    ({ question, section }) => `${section ? '' : '+'}${section?.title ?? question?.title}`,
  );
  expect(order).toEqual([
    'Own',
    '+What happened',
    '+What we did',
    'What came of it',
    '+What we would do differently',
    'Also own',
  ]);
});

test('the order of a text never changes by being shown as a form, and every question is there once', () => {
  const titles = ASKED.playbook.questions.flatMap(({ title }) => [title, title.toUpperCase()]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('Own', 'how it goes', ...titles)), (all) => {
      const sections = all.map((title) => sectionOf(title, 'x'));
      const fields = fieldsOf(ASKED.playbook.questions, sections);
      expect(fields.flatMap(({ section }) => (section ? [section] : []))).toEqual(sections);
      expect(new Set(fields.flatMap(({ question }) => (question ? [question] : []))).size).toBe(
        ASKED.playbook.questions.length,
      );
    }),
  );
});

test('the questions left open are named, but for those that not every playbook answers', () => {
  expect(unanswered('case note', '## What happened\n\nMuch.\n\n## What we did\n')).toEqual([
    'What we did',
    'What came of it',
    'What we would do differently',
  ]);
  expect(unanswered('playbook', '## How it goes\n\n1. Ask.\n\n## Exceptions\n')).toEqual([
    'When it fits',
    'Exceptions',
  ]);
  expect(unanswered('rubric', 'x')).toEqual([]);
});

import { expect, test } from 'vitest';
import { withoutEmptyItems } from '../../../domain/knowledge/types/empty-items.ts';
import { ASKED, fieldsOf, openingIn, unanswered } from '../../../domain/knowledge/types/questions.ts';
import { readSections } from '../../../domain/knowledge/types/sections.ts';

test('a text that answers none of the questions of its type is only offered them, behind what it says', () => {
  const body = '## Team\n\nSeven.\n\n## Blank\n';
  const fields = fieldsOf(ASKED['case note'].questions, readSections(body).sections);
  expect(fields.map(({ section, question }) => section?.title ?? question?.optional)).toEqual([
    'Team',
    'Blank',
    true,
    true,
    true,
    true,
  ]);
  expect(unanswered('case note', body)).toEqual([]);
  expect(unanswered('case note', `${body}\n## What happened\n\nThis.`)).toHaveLength(3);
});

test('what a text begins with is said under its question, if it answers its other questions', () => {
  const answer = '## What they said\n\nNothing.';
  expect(openingIn('interview finding', `A lead of seven.\n\n${answer}`)).toBe('Who was asked');
  expect(openingIn('interview finding', answer)).toBeNull();
  expect(openingIn('interview finding', `# Asked\n\nA lead.\n\n${answer}`)).toBeNull();
  expect(openingIn('interview finding', 'A lead of seven, in words of their own.')).toBeNull();
  expect(openingIn('rubric', `A lead of seven.\n\n${answer}`)).toBeNull();
});

test('empty items at the end of a list are left out, and nothing else', () => {
  expect(withoutEmptyItems('1. Ask\n2. Wait\n3.\n4. \n\nThen *stop*.\n')).toBe(
    '1. Ask\n2. Wait\n\nThen *stop*.\n',
  );
  expect(withoutEmptyItems('- Ask\n-')).toBe('- Ask');
  for (const body of [
    '- Ask\n-\n- Wait\n',
    '- [ ] \n- [x] Ask\n',
    '```\n- a\n-\n```\n',
    'Ask.\n\n---\n',
    '- Ask\n\n  ```\n  -\n  ```\n',
  ])
    expect(withoutEmptyItems(body)).toBe(body);
});

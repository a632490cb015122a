import { expect, test } from 'vitest';
import { ASKED, fieldsOf, unanswered } from '../../../domain/knowledge/types/questions.ts';
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

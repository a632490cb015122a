import { expect, test } from 'vitest';
import { newLines } from '../../tabs/synthesis/periods.ts';

const REPORT = '## Topics\n\n- A\n- B\n\n## Decided\n\n- A\n  - we ask first\n';

test('what a report does not have yet stands under its heading, also where the same line stands elsewhere', () => {
  expect(newLines(REPORT, REPORT)).toEqual([]);
  expect(newLines(REPORT.replace('- A\n- B', '- B'), REPORT)).toEqual([
    { heading: 'Topics', lines: ['- A'] },
  ]);
});

test('what somebody has moved below a heading of their own is there, and so is what they wrote', () => {
  const edited =
    '## Ours\n\nWords of our own.\n\n- B\n\n## Topics\n\n- A\n\n## Decided\n\n- A\n  - we ask first\n';
  expect(newLines(edited, REPORT)).toEqual([]);
});

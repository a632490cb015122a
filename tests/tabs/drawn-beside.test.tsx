import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DrawnBeside } from '../../tabs/knowledge/Compared.tsx';

const drawn = (text: string, other: string) =>
  renderToStaticMarkup(<DrawnBeside text={text} other={other} />).replace(/ class="[^"]*"/g, '');

test('a version beside another is drawn as its readers see it, and what differs is marked', () => {
  const html = drawn('## Why\n\nSay *this* first', '## Why\n\nSay nothing first');
  expect(html).toContain('<h3>Why</h3>');
  expect(html).toMatch(/<mark><em>this<\/em><\/mark>/);
  expect(html).not.toMatch(/[*#]|nothing|<del|<ins/);
});

test('of two versions that are the same nothing is marked', () => {
  expect(drawn('- One\n- Two', '- One\n- Two')).not.toContain('<mark');
});

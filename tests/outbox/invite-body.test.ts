import { expect, test } from 'vitest';
import { hasOurPart, withAgenda } from '../../functions/calendar/invite.ts';
import { randomFrom, seeds } from './chaos.ts';

const part = (words: string) =>
  `<div id="guildhall-agenda"><p>${words}</p><p id="guildhall-agenda-end">Open the session</p></div>`;

test.each([
  '<div ',
  '<body ',
  '<div id=guildhall-agenda ',
  '<div id="guildhall-agenda">',
  '<p id="guildhall-agenda-end">',
  '</p> ',
  'id=x_',
  '<!-- ',
])('a megabyte of %j does not hold up the work of others', (piece) => {
  const body = piece.repeat(Math.ceil(1_000_000 / piece.length));
  const begun = performance.now();
  hasOurPart(body);
  withAgenda(body, part('One'));
  expect(performance.now() - begun).toBeLessThan(1_000);
});

const PIECES = [
  ...[
    '<p>See you there</p>',
    '<script>alert(1)</script>',
    '<div id="x">',
    '</div>',
    '<b',
    '>',
    '\n',
    '&lt;div',
  ],
  ...[
    '<div class="me-email-text">Join</div>',
    '<!--',
    '-->',
    '<img src=x onerror=alert(1)>',
    '𝔘',
    '</p></div>',
  ],
];

test('the agenda is put in and replaced, and nothing else of a body is touched, whatever it is made of', () => {
  for (const seed of seeds(300)) {
    const random = randomFrom(seed);
    const some = () => Array.from({ length: random.below(12) }, () => random.pick(PIECES)).join('');
    const [before, after] = [some(), some()];
    const first = withAgenda(before + after, part('One'));
    expect([hasOurPart(first), first.replace(part('One'), '')], `SEED=${seed}`).toEqual([
      true,
      before + after,
    ]);
    const around = before + part('One') + after;
    expect(withAgenda(around, part('Two')), `SEED=${seed}`).toBe(before + part('Two') + after);
  }
});

import { lexer } from 'marked';
import { describe, expect, it } from 'vitest';
import { REFUSALS, type RefusalCode } from '../../domain/api.ts';
import type { RotaReason } from '../../domain/rota/turn.ts';
import { decoded } from '../../domain/shared/character-references.ts';
import { ApiProblem } from '../../tabs/api/problem.ts';
import { fieldState, wordsFor } from '../../tabs/app/refusals.ts';
import { atStart, onDay, sayClock, sayDate, sayDistance, sayMoment } from '../../tabs/components/dates.ts';
import { linkTo } from '../../tabs/components/markdown-links.ts';
import { levelHeadings, numberTasks } from '../../tabs/components/markdown-tasks.ts';
import { sayReason } from '../../tabs/rota/texts.ts';
import { sayInviteProblem } from '../../tabs/sessions/invite-problem-texts.ts';

describe('words', () => {
  it('what is wrong with an invite is said with what the server tells of it', () => {
    expect(sayInviteProblem({ code: 'calendar-forbidden' })).toBe(
      'Guildhall is not allowed to write to the host’s calendar.',
    );
    expect(sayInviteProblem({ code: 'outlook-refused', reason: 'ErrorInvalidRecipients' })).toBe(
      'Outlook refused the invite (ErrorInvalidRecipients).',
    );
    expect(sayInviteProblem({ code: 'too-many-people', most: 500, leftOut: 42 })).toBe(
      'Outlook invites at most 500 people: 42 of this community are not invited.',
    );
  });

  it('every refusal says what happened and what to do, without blame or cheer', () => {
    for (const code of Object.keys(REFUSALS) as RefusalCode[]) {
      const { title, text } = wordsFor(
        new ApiProblem({ code, status: REFUSALS[code][0], correlationId: 'c' }),
      );
      expect(title.length, code).toBeGreaterThan(5);
      expect(text.length, code).toBeGreaterThan(5);
      expect(`${title} ${text}`, code).not.toMatch(/!|successfully|invalid|you did/i);
    }
  });

  it('a turn to come is told as such, and an account that counts it beside the present one', () => {
    const reason: RotaReason = {
      ...{ owed: 800_000, owedNow: 800_000, lastLed: '2026-03-05T14:00:00.000Z', among: 3 },
      ...{ by: 'owed', passedOver: null, skipped: [], beginning: false },
    };
    expect(sayReason('Priya', false, reason)).toBe(
      'Priya is owed 0.8 turns; last facilitated in March 2026. Chosen among the 3 who can lead that day.',
    );
    const later = { ...reason, owed: 0, lastLed: '2099-01-14T12:00:00.000Z' };
    expect(sayReason('Priya', false, later, 'planned')).toBe(
      'Priya will be even by then (now owed 0.8 turns); leads on Wed 14 Jan 2099.',
    );
    expect(sayReason('Priya', true, { ...later, again: true })).toContain(
      'You will be even by then (now owed 0.8 turns); you lead on Wed 14 Jan 2099. That is twice running, because',
    );
  });

  it('a problem is said at its field, also when it is in a nested field', () => {
    const problem = new ApiProblem({
      code: 'invalid-input',
      status: 400,
      correlationId: 'c',
      errors: [{ field: 'when.zone', expected: 'an IANA time zone' }],
    });
    expect(fieldState(problem, 'when')).toMatchObject({ validationState: 'error' });
    expect(fieldState(problem, 'topic')).toEqual({ validationState: 'none' });
  });

  it('dates are said in words', () => {
    const now = new Date(2026, 10, 23, 9, 0);
    expect(sayMoment(new Date(2026, 10, 23, 14, 0).toISOString(), now)).toBe('today 14:00');
    expect(atStart('today 14:00')).toBe('Today 14:00');
    expect(['today 14:00', 'tomorrow', 'Thursday', '3 Dec'].map(onDay)).toEqual([
      'today 14:00',
      'tomorrow',
      'on Thursday',
      'on 3 Dec',
    ]);
    expect(sayMoment(new Date(2026, 10, 26, 14, 0).toISOString(), now)).toBe('Thursday 14:00');
    expect(sayMoment(new Date(2027, 0, 14, 14, 0).toISOString(), now)).toBe('Thu 14 Jan 2027 14:00');
    expect(sayMoment(new Date(2026, 11, 10, 14, 0).toISOString(), now)).toBe('Thu 10 Dec 14:00');
    expect(sayDate('2026-12-03', now)).toBe('3 Dec');
    expect(sayDate('2026-11-24', now)).toBe('tomorrow');
    expect(sayDistance(new Date(2026, 10, 23, 9, 0, 20).toISOString(), now)).toBe('just now');
    expect(sayClock(192_000)).toBe('03:12');
    expect(sayClock(3_792_000)).toBe('1:03:12');
  });
});

describe('Markdown', () => {
  it('checklist items have the same numbers as in the API', () => {
    const body =
      '- [ ] one\n- plain\n  - [x] two\n\n> - [ ] quoted\n\n```\n- [ ] code\n```\n\n1. [ ] three *bold*\n\n- [ ] one';
    const tokens = lexer(body);
    const numbers = numberTasks(body, tokens);
    const named = [...numbers].map(([token, number]) => [
      (token as { text: string }).text.split('\n')[0],
      number,
    ]);
    expect(named).toEqual([
      ['one', 0],
      ['two', 1],
      ['three *bold*', 2],
      ['one', 3],
    ]);
  });

  it('headings begin at the level that the page asks for and skip none', () => {
    const levels = levelHeadings(lexer('## A\n\n#### B\n\n### C\n\n## D'), 3);
    expect([...levels.values()]).toEqual([3, 4, 4, 3]);
  });

  it('links to pages and to a person can be followed', () => {
    const https = 'https://example.org/a?b=1&c=2';
    expect(linkTo('https://example.org/a?b=1&amp;c=2')).toEqual({ href: https, address: null });
    expect(linkTo('http://a.b/x')).toEqual({ href: 'http://a.b/x', address: 'http://a.b/x' });
    expect(linkTo('HTTP://bücher.example')?.address).toBe('http://xn--bcher-kva.example/');
    const mail = 'ana@example.org';
    expect(linkTo('mailto:ana@example.org')).toEqual({ href: `mailto:${mail}`, address: mail });
    expect(linkTo('MAILTO:ana%40example.org?cc=eve@x.y&subject=Your%20turn')).toEqual({
      href: `mailto:${mail}?subject=Your%20turn`,
      address: mail,
    });
  });

  it('no other link can be followed', () => {
    for (const href of [
      'javascript:alert(1)',
      'java&#115;cript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'msteams:/l/x',
      '//a.b',
      '/x',
      'https://me:secret@a.b',
      'http://me:secret@a.b',
      'mailto:',
      'mailto:a@b.c,d@e.f',
      'mailto:a@b.c%0D%0Acc:d@e.f',
    ])
      expect(linkTo(href), href).toBeNull();
  });

  it('character references become characters once', () => {
    expect(decoded('a &amp;lt; b &#x41; &#66; &nope; &nbsp;')).toBe('a &lt; b A B &nope; \u00a0');
    expect(decoded('&mdash;&copy;&hellip;&auml;&Auml;&rarr;&CounterClockwiseContourIntegral;')).toBe(
      '—©…äÄ→∳',
    );
  });

  it('a character reference brings in nothing that texts may not hold', () => {
    expect(decoded('a&#0;b&#x202e;c&#10;d&NewLine;e&#xd800;f&#x7;g')).toBe(
      'a\ufffdb\ufffdc d e\ufffdf\ufffdg',
    );
  });

  it('what is no character reference stays as it is', () => {
    for (const text of ['AT&T', '&copy', 'a & b; c', '&notit;', '&#99999999;', '&;'])
      expect(decoded(text)).toBe(text);
  });
});

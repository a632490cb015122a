import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { lexer, type Token, type Tokens } from 'marked';
import { expect, test } from 'vitest';
import { ARTIFACT_TYPES, BODY_MAX } from '../../domain/knowledge/artifact.ts';
import { TAXONOMY } from '../../domain/knowledge/taxonomy.ts';
import { ASSEMBLED } from '../../domain/knowledge/types/assembled.ts';
import { askedIn, unanswered } from '../../domain/knowledge/types/questions.ts';
import { VERDICTS } from '../../domain/pilots/states.ts';
import { NOTE_KINDS, NOTE_MAX, noteName } from '../../domain/sessions/note.ts';
import { insideOf, plainWords, tokensOf } from '../../domain/shared/markdown-tokens.ts';
import { assemble } from '../../domain/synthesis/assemble.ts';
import { monthsOf, sayPeriod } from '../../domain/synthesis/period.ts';
import { said } from '../../domain/synthesis/report-words.ts';
import type { SourceNote, SourcePilot, Sources } from '../../domain/synthesis/sources.ts';
import { assembledFrom } from '../../functions/synthesis/assemble-report.ts';
import { readForm, writeForm } from '../../tabs/knowledge/forms/section-form.ts';

const COMMUNITY = 'cccccccc-0000-4000-8000-000000000001';
const QUARTER = { from: '2026-10-01', to: '2026-12-31' };

const nothing: Sources = {
  communityId: COMMUNITY,
  period: QUARTER,
  sessions: [],
  notes: [],
  pilots: [],
  revisions: [],
  topics: [],
  terms: [],
};
const aSession = (id: string, change: Partial<Sources['sessions'][number]> = {}) => ({
  id,
  topic: `Session ${id}`,
  on: '2026-10-12',
  area: 'people' as const,
  artifactIds: [],
  ...change,
});
const aNote = (sessionId: string, text: string, change: Partial<SourceNote> = {}): SourceNote => ({
  sessionId,
  name: `a.${text}`,
  kind: 'insight',
  text,
  tags: [],
  agendaItemId: null,
  done: false,
  ...change,
});
const aPilot = (id: string, change: Partial<SourcePilot> = {}): SourcePilot => ({
  id,
  title: `Pilot ${id}`,
  sessionId: null,
  noteName: null,
  artifact: null,
  verdict: 'worked',
  isOver: true,
  lesson: '',
  ...change,
});

/** What stands under a heading of the report. */
const under = (body: string, heading: string) => body.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

test('a decision stands with what became of it: its actions, the playbook that changed, the pilot that tried it', () => {
  const { title, body } = assemble({
    ...nothing,
    sessions: [aSession('s1', { artifactIds: ['a1'] })],
    notes: [
      aNote('s1', 'We ask first', { kind: 'decision', name: 'a.n1' }),
      aNote('s1', 'Tell the others', { kind: 'action', done: true }),
      aNote('s1', 'Write it down', { kind: 'action' }),
    ],
    pilots: [aPilot('p1', { sessionId: 's1', noteName: 'a.n1', verdict: 'failed' })],
    revisions: [
      {
        ...{ artifactId: 'a1', number: 4, title: 'Feedback', type: 'playbook' },
        ...{ changeNote: 'Praise added', on: '2026-11-03', incorporated: 2 },
      },
    ],
  });
  expect(title).toBe('What we learned: Q4 2026');
  const decided = under(body, 'What was decided, and what became of it');
  expect(decided).toContain('*Thin: one session only.*');
  expect(decided.split('\n').filter((line) => line.startsWith('  - '))).toEqual([
    '  - **Decided:** We ask first.',
    `  - Tried as [Pilot p1](/communities/${COMMUNITY}/pilots/p1): it failed.`,
    '  - 1 of 2 actions done; open: Write it down.',
    `  - [Feedback](/communities/${COMMUNITY}/knowledge/a1), revision 4: Praise added.`,
  ]);
  expect(under(body, 'What changed in the knowledge base, and why')).toContain('It takes up 2 annotations.');
});

test('what failed stands with the same weight as what worked, and says what was learned', () => {
  const { body } = assemble({
    ...nothing,
    sessions: [aSession('s1')],
    notes: [aNote('s1', 'It went wrong, next time we ask', { kind: 'failure' })],
    pilots: [
      aPilot('p1', { lesson: 'People ask for it' }),
      aPilot('p2', { verdict: 'failed', lesson: 'Not in the open office' }),
    ],
  });
  expect(under(body, 'What was tried')).toContain('worked. People ask for it.');
  const failed = under(body, 'What failed, and what was learned from it');
  expect(failed).toContain('failed. Not in the open office.');
  expect(failed).toContain('It went wrong, next time we ask.');
});

test('a pattern is a tag or two words in two sessions, or a word in three, with its notes', () => {
  const sessions = ['s1', 's2', 's3'].map((id) => aSession(id));
  const { body } = assemble({
    ...nothing,
    sessions,
    notes: [
      aNote('s1', 'Silence helps', { tags: ['Time zones'] }),
      aNote('s2', 'We wait for Pune', { tags: ['time zone'] }),
      aNote('s1', 'The decision log died'),
      aNote('s3', 'A decision log that lives'),
      aNote('s1', 'Rehearsal one'),
      aNote('s2', 'The rehearsal helped'),
      aNote('s3', 'No rehearsals at all'),
      aNote('s1', 'A word of one session only: marzipan'),
    ],
  });
  const patterns = under(body, 'What keeps coming up').match(/^- \*\*.*$/gm);
  expect(patterns).toEqual([
    '- **rehearsal**: 3 notes in 3 sessions',
    '- **Time zones**: 2 notes in 2 sessions, two sessions only',
    '- **decision log**: 2 notes in 2 sessions, two sessions only',
  ]);
  expect(under(body, 'What keeps coming up')).toContain('We wait for Pune. ([Session s2]');
});

test('a term of the glossary comes back by any of its forms, in words and tags, and as one pattern', () => {
  const terms = [
    { id: 'p', forms: ['Premortem', 'pre-mortem', 'Vorab-Rückblick', 'pre-mortems'] },
    { id: 'q', forms: ['Stand-up'] },
  ];
  const { body } = assemble({
    ...nothing,
    terms,
    sessions: ['s1', 's2', 's3'].map((id) => aSession(id)),
    notes: [
      aNote('s1', 'Run a premortem before you decide'),
      aNote('s2', 'Two pre-mortems said the same'),
      aNote('s2', 'Der Vorab-Ruckblick half'),
      aNote('s3', 'It went well', { tags: ['Pre-mortem'] }),
      aNote('s1', 'Our stand-up is short'),
      aNote('s1', 'A stand-up by chat'),
    ],
  });
  expect(under(body, 'What keeps coming up').match(/^- \*\*.*$/gm)).toEqual([
    '- **Premortem**: 4 notes in 3 sessions',
  ]);
});

test('a question is open until a pilot tries it or its topic is planned', () => {
  const question = (text: string, name: string) => aNote('s1', text, { kind: 'question', name });
  const topic = { id: 't', title: 'A topic', votes: 4, sessionId: 's1', noteName: 'a.2' };
  const { body } = assemble({
    ...nothing,
    sessions: [aSession('s1')],
    notes: [
      question('Open', 'a.1'),
      question('With votes', 'a.2'),
      question('Planned', 'a.3'),
      question('Tried', 'a.4'),
    ],
    pilots: [aPilot('p1', { sessionId: 's1', noteName: 'a.4' })],
    topics: [
      { ...topic, isOpen: true },
      { ...topic, id: 'u', isOpen: false, noteName: 'a.3' },
    ],
  });
  const open = under(body, 'What we still ask ourselves');
  expect(open).toContain('Open.');
  expect(open).toMatch(/With votes\..*It waits as a topic: \[A topic\].*, 4 votes\./);
  expect(open).not.toContain('Planned');
  expect(open).not.toContain('Tried');
});

test('a pilot that is not reported is told of once, with a link and without its title', () => {
  const untold = { sessionId: 's1', verdict: null, isOver: false, title: '' };
  const sources = {
    ...nothing,
    sessions: [aSession('s1')],
    notes: [aNote('s1', 'We try it', { kind: 'decision', name: 'a.1' })],
  };
  const one = assemble({ ...sources, pilots: [aPilot('p1', { ...untold, noteName: 'a.1' })] });
  expect(one.body).toContain(`  - [A pilot of it](/communities/${COMMUNITY}/pilots/p1) has no report yet.\n`);
  expect(one.body.split('has no report yet')).toHaveLength(2);
  const two = assemble({
    ...sources,
    pilots: [aPilot('p1', { ...untold, noteName: 'a.1' }), aPilot('p2', untold)],
  });
  expect(two.body).toContain(
    `  - 2 pilots of it have no report yet: [1](/communities/${COMMUNITY}/pilots/p1) and [2](/communities/${COMMUNITY}/pilots/p2).\n`,
  );
  expect(two.body).not.toContain('has no report yet');
});

test('a report says that it gives no author, and does not say that it names nobody', () => {
  const { body } = assemble({
    ...nothing,
    sessions: [aSession('s1')],
    notes: [aNote('s1', 'Tomás and Grace gave the speech', { kind: 'failure' })],
  });
  expect(body).toContain('It gives no author’s name. Names within the words that it quotes stay');
  expect(body).not.toMatch(/names nobody/i);
});

test.each([
  [{ from: '2026-10-01', to: '2026-12-31' }, 'Q4 2026'],
  [{ from: '2028-02-01', to: '2028-02-29' }, 'February 2028'],
  [{ from: '2026-10-02', to: '2026-12-31' }, '2 October 2026 to 31 December 2026'],
])('%j is called %s', (period, said) => {
  expect(sayPeriod(period)).toBe(said);
});

test('a quarter and a month before begin in the year before where they have to', () => {
  expect(monthsOf('2026-02-10', 3, 1)).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  expect(monthsOf('2026-01-31', 1, 1)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
  fc.constantFrom('# Title\n\n- [x] a', '</script><b>', '[x](https://evil.example)', 'Ask first', '- - -'),
);
const anId = fc.uuid();
const someSources = fc.uniqueArray(anId, { minLength: 0, maxLength: 8 }).chain((ids) =>
  fc.record({
    communityId: fc.constant(COMMUNITY),
    period: fc.constant(QUARTER),
    sessions: fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          topic: text,
          on: fc.constant('2026-11-02'),
          area: fc.constantFrom(...TAXONOMY),
          artifactIds: fc.constant([]),
        }),
      ),
    ),
    notes: fc.array(
      fc.record({
        sessionId: fc.constantFrom(...(ids.length > 0 ? ids : [COMMUNITY])),
        name: fc
          .stringMatching(/^[0-9a-f]{64}$/)
          .map((key) => noteName({ authorKey: `~${key}`, id: COMMUNITY })),
        kind: fc.constantFrom(...NOTE_KINDS),
        text,
        tags: fc.array(fc.constantFrom('time zones', 'handover', '*bold*'), { maxLength: 2 }),
        agendaItemId: fc.constant(null),
        done: fc.boolean(),
      }),
      { maxLength: ids.length > 0 ? 60 : 0 },
    ),
    pilots: fc.uniqueArray(
      fc.record({
        id: anId,
        title: text,
        sessionId: fc.constantFrom(null, ...ids),
        noteName: fc.constant(null),
        artifact: fc.constant(null),
        verdict: fc.constantFrom(null, ...VERDICTS),
        isOver: fc.boolean(),
        lesson: text,
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    ),
    revisions: fc.uniqueArray(
      fc.record({
        artifactId: anId,
        number: fc.integer({ min: 1, max: 30 }),
        title: text,
        type: fc.constantFrom(...ARTIFACT_TYPES),
        changeNote: text,
        on: fc.constant('2026-11-02'),
        incorporated: fc.nat({ max: 3 }),
      }),
      { selector: ({ artifactId }) => artifactId, maxLength: 8 },
    ),
    topics: fc.constant([]),
    terms: fc.constantFrom([], [{ id: 't', forms: ['Handover', 'time zones'] }]),
  }),
);

test('whatever it is assembled from: every source is listed once, the same sources give the same report, no key of a note is in it, and it fits', () => {
  fc.assert(
    fc.property(someSources, (sources) => {
      const { body } = assemble(sources);
      expect(assemble(structuredClone(sources)).body).toBe(body);
      const listed = under(body, 'Sources');
      const count = (part: string) => listed.split(part).length - 1;
      for (const { id } of sources.sessions) expect(count(`/sessions/${id})`)).toBe(1);
      for (const { artifactId } of sources.revisions) expect(count(`/knowledge/${artifactId})`)).toBe(1);
      for (const { id, verdict } of sources.pilots) expect(count(`/pilots/${id})`)).toBe(verdict ? 1 : 0);
      for (const { id, verdict } of sources.pilots)
        if (!verdict) expect(body.split(`/pilots/${id})`).length).toBeLessThanOrEqual(2);
      for (const { name } of sources.notes) expect(body).not.toContain(name.slice(1, 60));
      expect(body.length).toBeLessThanOrEqual(BODY_MAX);
    }),
    { numRuns: 60 },
  );
});

test('whatever people write, it is words: no heading, link, picture or tag of theirs', () => {
  fc.assert(
    fc.property(someSources, (sources) => {
      const tokens = tokensOf(assemble(sources).body) ?? [];
      const all: { type: string; href?: string }[] = [];
      const visit = (some: typeof tokens) => {
        for (const token of some) {
          all.push(token);
          visit([...insideOf(token)]);
        }
      };
      visit(tokens);
      expect(
        all.filter(({ type }) => ['html', 'image', 'code', 'table', 'blockquote'].includes(type)),
      ).toEqual([]);
      const path = new RegExp(`^/communities/${COMMUNITY}/(sessions|pilots|knowledge|topics)/[0-9a-f-]{36}$`);
      for (const { type, href = '' } of all) if (type === 'link') expect(href).toMatch(path);
    }),
    { numRuns: 60 },
  );
});

test('the words of a note are shortened, and shown as they were written', () => {
  const words = 'We *always* [ask](first) — <b>really</b>';
  const { body } = assemble({
    ...nothing,
    sessions: [aSession('s1')],
    notes: [
      aNote('s1', words, { kind: 'failure' }),
      aNote('s1', `${'long '.repeat(200)}end`, { kind: 'failure' }),
    ],
  });
  expect(body).toContain(said(words));
  expect(body).not.toContain('end');
});

test.each([
  'www.example.org',
  '_www.example.org',
  '__www.example.org_',
  'awww.example.org',
  'https://example.org',
  '[x](https://example.org)',
  '[x]()',
  '[x][y]',
  '![x](y)',
  'ana@example.org',
  '_mailto:ana@example.org',
  '<https://example.org>',
  '&lt;b&gt;',
])('whatever somebody wrote is words in a report, and leaves the link it stands in as it is: %j', (words) => {
  const [alone] = lexer(`- x: ${said(words)}`);
  const inline = (token: Token): Token[] =>
    'tokens' in token && token.tokens ? token.tokens.flatMap(inline) : [token];
  const list = alone as Tokens.List;
  expect(list.items.flatMap(inline).map(({ type }) => type)).not.toContain('link');
  expect(plainWords(list.items)).toBe(`x: ${words}`);
  const [, link] = (lexer(`In [${said(words)}](/sessions/a).`)[0] as Tokens.Paragraph).tokens;
  expect(link).toMatchObject({ type: 'link', href: '/sessions/a' });
  expect(plainWords([link as Token])).toBe(words);
});

test('in the editor an assembled report has its own sections alone, and nothing of it is unanswered', () => {
  fc.assert(
    fc.property(someSources, (sources) => {
      const { body } = assemble(sources);
      expect(unanswered('synthesis report', body)).toEqual([]);
      const asked = askedIn('synthesis report', body);
      if (!asked) throw new Error('A report is written in parts');
      const form = readForm(asked, body);
      expect(form.rows.map(({ title }) => title)).toEqual(Object.values(ASSEMBLED));
      expect(form.rows.every(({ question }) => question === null)).toBe(true);
      expect(writeForm(form)).toBe(body);
    }),
    { numRuns: 20 },
  );
});

test('a report that somebody writes from nothing is asked all its questions, and so is one with a section of that name', () => {
  expect(
    unanswered('synthesis report', '## What was tried\n\nMuch.\n\n## What does not\n\nLittle.\n'),
  ).toContain('What we keep seeing');
});

test.each([
  ['that share no words', (n: number, at: number) => `wörd${n}x${at}`],
  ['that share some', (n: number, at: number) => `wörd${(n * 131 + at * 7_919) % 20_000}`],
])('2,000 long notes %s never hold the process', async (_, word) => {
  const notes = Array.from({ length: 2_000 }, (_, n) => {
    const text = Array.from({ length: 400 }, (_, at) => word(n, at)).join(' ');
    return aNote(`${n % 100}`, text.slice(0, NOTE_MAX));
  });
  const sessions = Array.from({ length: 100 }, (_, at) => aSession(`${at}`));
  const terms = Array.from({ length: 200 }, (_, at) => ({ id: `${at}`, forms: [`term ${at}`] }));
  let longest = 0;
  let over = false;
  const beating = (async () => {
    while (!over) {
      const before = process.cpuUsage();
      await setImmediate();
      longest = Math.max(longest, process.cpuUsage(before).user / 1_000);
    }
  })();
  const { body } = await assembledFrom({ ...nothing, sessions, notes, terms });
  over = true;
  await beating;
  expect(longest).toBeLessThan(100);
  expect(body).toContain('What keeps coming up');
});

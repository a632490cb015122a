import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, NOTE_KINDS, type Note, note } from '../../domain/sessions/note.ts';
import { summarise, summary } from '../../domain/sessions/summary.ts';

const id = fc.uuid({ version: 4 });
const instant = fc
  .integer({ min: Date.UTC(2026, 0), max: Date.UTC(2026, 1) })
  .map((at) => new Date(at).toISOString());
const person = (name: fc.Arbitrary<string>) => fc.record({ id, name });

/** Text as people write it anywhere: scripts of one, two, three and four bytes, and what JSON has to escape. */
function text(max: number): fc.Arbitrary<string> {
  const signs = fc.constantFrom('a', '"', '\\', '\n', 'é', 'あ', '漢', '😀', '\u{10FFFF}', ' ');
  return fc.array(signs, { minLength: 1, maxLength: 6 }).chain((some) =>
    fc
      .oneof(
        { arbitrary: fc.constant(max), weight: 1 },
        { arbitrary: fc.integer({ min: 1, max }), weight: 2 },
      )
      .map((length) => {
        const piece = some.join('');
        return piece
          .repeat(Math.ceil(length / piece.length))
          .slice(0, length)
          .toWellFormed();
      }),
  );
}

function notes(longest: number, most: number): fc.Arbitrary<Note[]> {
  const who = person(text(200));
  return fc.array(
    fc
      .record({
        id,
        authorKey: id,
        kind: fc.constantFrom(...NOTE_KINDS),
        text: text(longest),
        author: fc.option(who),
        agendaItemId: fc.constant<string | null>(null),
        tags: fc.constant<string[]>([]),
        owner: fc.option(who),
        due: fc.constantFrom(null, '2026-12-03'),
        done: fc.boolean(),
        edited: fc.boolean(),
        editedBy: fc.constant(null),
        etag: fc.constant('1'),
        writtenAt: instant,
      })
      .map((said) => ({ ...said, writtenAt: said.author === null ? null : said.writtenAt })),
    { maxLength: most },
  );
}

const closedAt = new Date('2026-03-01T12:00:00Z');
const KINDS_IN_ORDER = [
  ['decision', 'decided'],
  ['action', 'actions'],
  ['failure', 'failed'],
  ['insight', 'learned'],
  ['question', 'openQuestions'],
  ['story', 'stories'],
] as const;

function holds(said: Note[]): void {
  const written = summarise(said, closedAt);
  const json = JSON.stringify(written);
  // What Table Storage takes: a column of 32 K characters in a row of less than 64 KB.
  expect(json.length).toBeLessThanOrEqual(32_000);
  expect(Buffer.byteLength(json)).toBeLessThanOrEqual(60_000);
  expect(summary.parse(written)).toEqual(written);

  let left = 0;
  for (const [kind, list] of KINDS_IN_ORDER) {
    const wanted = said.filter((one) => one.kind === kind).sort(inOrder);
    const kept = written[list];
    // What was said first is kept first, word for word.
    expect(kept.map((one) => one.text)).toEqual(wanted.slice(0, kept.length).map((one) => one.text));
    // Nothing that counts less is kept at the cost of something that counts more.
    if (left > 0) expect(kept).toEqual([]);
    left += wanted.length - kept.length;
  }
  expect(written.leftOut).toBe(left);
}

test('a summary of long notes in any script fits a table row, and stories go before decisions', () => {
  fc.assert(fc.property(notes(4_000, 40), holds), { numRuns: 80 });
});

test('a summary of very many short notes by people with long names fits a table row', () => {
  fc.assert(fc.property(notes(12, 400), holds), { numRuns: 40 });
});

test('a session of usual size is summarised whole, in the order it was said', () => {
  fc.assert(
    fc.property(notes(120, 30), (said) => {
      const short = said.map((one) => ({
        ...one,
        author: one.author && { ...one.author, name: one.author.name.slice(0, 30).toWellFormed() },
        owner: one.owner && { ...one.owner, name: one.owner.name.slice(0, 30).toWellFormed() },
      }));
      holds(short);
      expect(summarise(short, closedAt).leftOut).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('a session without notes has an empty summary', () => {
  expect(summarise([], closedAt)).toEqual({
    closedAt: closedAt.toISOString(),
    decided: [],
    actions: [],
    failed: [],
    learned: [],
    openQuestions: [],
    stories: [],
    led: [],
    checklists: [],
    leftOut: 0,
  });
});

test('a note left unattributed stays so in the summary', () => {
  fc.assert(
    fc.property(notes(50, 20), (said) => {
      const written = summarise(
        said.map((one) => ({ ...one, author: null, writtenAt: null })),
        closedAt,
      );
      for (const list of [
        written.decided,
        written.failed,
        written.learned,
        written.openQuestions,
        written.stories,
      ])
        for (const point of list) expect(point.author).toBeNull();
    }),
  );
});

test('notes have one order, whatever order they arrive in: by time, unattributed ones last and not by time', () => {
  fc.assert(
    fc.property(notes(5, 30), fc.infiniteStream(fc.nat()), (said, random) => {
      const sorted = [...said].sort(inOrder);
      const shuffled = [...said]
        .map((one) => ({ one, at: random.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
        .sort(inOrder);
      expect(shuffled.map((one) => one.id)).toEqual(sorted.map((one) => one.id));
      const times = sorted.map((one) => one.writtenAt);
      const named = times.filter((at) => at !== null);
      expect(times.slice(0, named.length)).toEqual([...named].sort());
      expect(times.slice(named.length).every((at) => at === null)).toBe(true);
      for (const one of said) expect(inOrder(one, one)).toBe(0);
      expect(sorted.every((one) => note.safeParse(one).success)).toBe(true);
    }),
  );
});

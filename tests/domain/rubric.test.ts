import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TEMPLATES } from '../../domain/knowledge/templates.ts';
import {
  addCriterion,
  addLevel,
  begunRubric,
  CRITERIA_MAX,
  cellOf,
  gapsIn,
  LEVELS_MAX,
  LEVELS_MIN,
  moveCriterion,
  moveLevel,
  type Rubric,
  readRubric,
  removeCriterion,
  removeLevel,
  setCell,
  writeRubric,
} from '../../domain/knowledge/types/rubric.ts';

/** What people type into a cell, bars, backslashes and marks of Markdown among it. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom('|', '\\', '`', '*', '-', ' ', '\n', '<br>', '#', 'ё', '🌱', '[x]'),
      fc.string(),
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''));
const aName = typed.map((text) => cellOf(text).replace(/\s+/g, ' '));
const aText = fc.constantFrom('', 'What is judged here.', '## How to score\n\nEach alone.\n', '- one\n- two');

const aRubric: fc.Arbitrary<Rubric> = fc
  .record({
    levels: fc.integer({ min: LEVELS_MIN, max: LEVELS_MAX }),
    criteria: fc.integer({ min: 1, max: CRITERIA_MAX }),
  })
  .chain(({ levels, criteria }) => {
    const cells = fc.array(typed.map(cellOf), { minLength: levels, maxLength: levels });
    return fc.record({
      before: aText.map((text) => text.trimEnd()),
      after: aText.map((text) => text.trimEnd()),
      corner: aName,
      levels: fc.array(aName, { minLength: levels, maxLength: levels }),
      criteria: fc.array(fc.record({ name: aName, cells }), { minLength: criteria, maxLength: criteria }),
      aligned: fc.array(fc.constantFrom('left', 'center', 'right', null), {
        minLength: levels + 1,
        maxLength: levels + 1,
      }),
    });
  });

const read = (body: string) => readRubric(body).rubric;

describe('a rubric in Markdown', () => {
  test('what was written is read again, whatever stands in its cells', () => {
    fc.assert(
      fc.property(aRubric, (rubric) => {
        expect(read(writeRubric(rubric))).toEqual(rubric);
      }),
      { numRuns: 300 },
    );
  });

  test('what is typed is read as what a cell can hold of it, and nothing else changes', () => {
    fc.assert(
      fc.property(aRubric, typed, fc.nat(), fc.nat(), (rubric, text, row, column) => {
        const place = { criterion: row % rubric.criteria.length, level: column % rubric.levels.length };
        const written = read(writeRubric(setCell(rubric, place, text)));
        expect(written).toEqual(setCell(rubric, place, cellOf(text)));
      }),
    );
  });

  test('what stands around its table is kept to the character', () => {
    const before = 'What  is judged\\\n\n1. *here*';
    const after = '## After\n\n```\n| not | a | table |\n```\n\n| Another | table |\n|---|---|\n| a | b |\n';
    const body = `${before}\n\n| | Low | High |\n|:--|:-:|---|\n| Tone | flat | warm \\| wide |\n\n${after}`;
    const rubric = read(body);
    expect(rubric).toMatchObject({
      before,
      after,
      levels: ['Low', 'High'],
      criteria: [{ name: 'Tone', cells: ['flat', 'warm | wide'] }],
      aligned: ['left', 'center', null],
    });
    const again = rubric && writeRubric(rubric);
    expect(again && read(again)).toEqual(rubric);
    expect(again?.startsWith(`${before}\n\n|`)).toBe(true);
    expect(again?.endsWith(after)).toBe(true);
  });

  test('the template is one, with what is still to be described', () => {
    const rubric = read(TEMPLATES.rubric);
    expect(rubric?.levels).toEqual(['Not yet', 'Getting there', 'Strong']);
    expect(rubric && gapsIn(rubric)).toHaveLength(12);
    expect(rubric && gapsIn(rubric)[0]).toEqual({ criterion: 0, level: null });
  });

  test.each([
    ['no table', 'Words alone', 'no-table'],
    ['a table within a quotation', '> | a | b | c |\n> |---|---|---|\n> | d | e | f |', 'no-table'],
    ['one level', '| | Low |\n|---|---|\n| Tone | flat |', 'levels'],
    ['seven levels', `|${' a |'.repeat(8)}\n|${'---|'.repeat(8)}\n|${' b |'.repeat(8)}`, 'levels'],
    ['no criteria', '| | Low | High |\n|---|---|---|', 'criteria'],
    [
      'thirteen criteria',
      `| | Low | High |\n|---|---|---|\n${'| Tone | flat | warm |\n'.repeat(13)}`,
      'criteria',
    ],
    ['a row that is longer than the others', '| | L | H |\n|---|---|---|\n| a | b | c | d |', 'more-cells'],
  ])('a form says that it cannot hold %s', (_, body, beyond) => {
    expect(readRubric(body)).toEqual({ rubric: null, beyond });
  });

  test('what our template once had in its cells does not describe anything', () => {
    const rubric = read(
      '| | Low | High |\n|---|---|---|\n| First quality | What you would see | Seen |\n| Tone | *What you would see* | - |',
    );
    expect(rubric && gapsIn(rubric)).toEqual([
      { criterion: 0, level: null },
      { criterion: 0, level: 0 },
    ]);
  });

  test('a grid that is begun below words keeps them', () => {
    const body = writeRubric(begunRubric('What is judged here.'));
    expect(read(body)).toMatchObject({
      before: 'What is judged here.',
      levels: ['Not yet', 'Getting there', 'Strong'],
    });
    expect(read(writeRubric(begunRubric('')))?.criteria).toHaveLength(3);
  });

  test('a row that is shorter than the others has empty cells, and they are to be described', () => {
    const rubric = read('| | Low | High |\n|---|---|---|\n| Tone | flat |');
    expect(rubric && gapsIn(rubric)).toEqual([{ criterion: 0, level: 1 }]);
  });
});

describe('changing a rubric', () => {
  test('whatever is added, moved and removed, every criterion has a cell for every level', () => {
    const step = fc.record({
      what: fc.constantFrom(addCriterion, addLevel, removeCriterion, removeLevel, moveCriterion, moveLevel),
      from: fc.nat(11),
      to: fc.nat(11),
    });
    fc.assert(
      fc.property(aRubric, fc.array(step, { maxLength: 8 }), (rubric, steps) => {
        let now = rubric;
        for (const { what, from, to } of steps) {
          const ofLevels = what === removeLevel || what === moveLevel;
          const count = ofLevels ? now.levels.length : now.criteria.length;
          now = what(now, from % count, to % count);
          if (now.criteria.length === 0 || now.levels.length === 0) return;
          expect(now.criteria.every(({ cells }) => cells.length === now.levels.length)).toBe(true);
          expect(now.aligned).toHaveLength(now.levels.length + 1);
        }
      }),
    );
  });

  test('a level takes its cells along, and moving it back gives the same rubric', () => {
    fc.assert(
      fc.property(aRubric, fc.nat(), fc.nat(), (rubric, a, b) => {
        const [from, to] = [a % rubric.levels.length, b % rubric.levels.length];
        const moved = moveLevel(rubric, from, to);
        expect(moved.levels[to]).toBe(rubric.levels[from]);
        expect(moved.criteria.map(({ cells }) => cells[to])).toEqual(
          rubric.criteria.map(({ cells }) => cells[from]),
        );
        expect(moveLevel(moved, to, from)).toEqual(rubric);
      }),
    );
  });
});

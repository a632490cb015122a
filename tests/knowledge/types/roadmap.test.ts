import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRoadmap, type Stage, writeRoadmap } from '../../../domain/knowledge/types/roadmap.ts';
import { closed } from '../../../domain/knowledge/types/sections.ts';
import { oneLine } from '../../../domain/shared/markdown-tokens.ts';
import { readRows, writeRows } from '../../../tabs/knowledge/forms/roadmap-form.ts';
import { bodies, OUR_TEXTS, words } from './bodies.ts';
import { lostWords, odd } from './kept-words.ts';

const cell = fc.oneof(words, odd, fc.constantFrom('', '2026-12-03', 'this quarter', 'a | b', '\\', '`a|b`'));
const stage = fc.record({ stage: cell, date: cell, outcome: cell, lead: cell });
/** What a cell can hold: one line, in which a bar needs no mark of its own. */
const held = (text: string) =>
  oneLine(text).replace(/(\\*)\|/g, (_, marks: string) => `${marks.slice(marks.length % 2)}|`);
const heldStage = ({ stage: name, date, outcome, lead }: Stage): Stage => ({
  stage: held(name),
  date: held(date),
  outcome: held(outcome),
  lead: held(lead),
});
const isSaid = (one: Stage) => Object.values(one).some((part) => part.trim() !== '');
const withoutTable = bodies.filter((body) => !readRoadmap(body).header);

test('whatever is typed into the stages of a roadmap is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.array(stage, { maxLength: 4 }).filter((all) => all.some(isSaid)),
      withoutTable,
      bodies,
      (stages, before, after) => {
        const read = readRoadmap(writeRoadmap({ before, stages, after, header: null }));
        expect(read.stages).toEqual(stages.filter(isSaid).map(heldStage));
        expect(read).toMatchObject({ before: closed(before), beyond: null });
        expect(read.after).toBe(after.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd());
      },
    ),
    { numRuns: 1_000 },
  );
});

const tables = fc
  .record({
    header: fc.array(fc.constantFrom('Stage', 'When', 'What', '**Owner**', 'Lead', 'Risk', '', 'By when'), {
      minLength: 1,
      maxLength: 5,
    }),
    rows: fc.array(
      fc.array(fc.constantFrom('one', 'a \\| b', '', '*x*', '2026-12-03', '\\\\'), { maxLength: 6 }),
      {
        maxLength: 4,
      },
    ),
    bars: fc.boolean(),
  })
  .map(({ header, rows, bars }) => {
    const row = (cells: readonly string[]) => (bars ? `| ${cells.join(' | ')} |` : cells.join(' | '));
    return [row(header), row(header.map(() => '---')), ...rows.map(row)].join('\n');
  });

test('a roadmap that is opened as a form and saved keeps every word that somebody wrote', () => {
  const texts = fc
    .tuple(bodies, tables, bodies, fc.constantFrom('', '\n', '  \n\t'))
    .map(([before, table, after, end]) => `${before}\n\n${table}\n\n${after}${end}`);
  fc.assert(
    fc.property(fc.oneof(texts, bodies, odd, fc.constantFrom(...OUR_TEXTS)), (body) => {
      if (readRoadmap(body).beyond) return;
      const written = writeRows(readRows(body));
      expect(lostWords(body, written)).toEqual([]);
      expect(writeRows(readRows(written))).toBe(written);
    }),
    { numRuns: 1_000 },
  );
});

test('the columns of a roadmap keep the names that somebody gave them', () => {
  const body = '| Step | By when | Goal | Owner |\n|---|---|---|---|\n| Try it | May | Two teams do | Kim |';
  expect(writeRows(readRows(body))).toBe(body);
});

test.each([
  ['a row of more cells than there are columns', '| Stage | Date |\n|---|---|\n| a | b | c |', 'cells'],
  ['a column of its own', '| Stage | Risk |\n|---|---|\n| a | b |', 'columns'],
  ['two columns for one thing', '| Who | Lead |\n|---|---|\n| a | b |', 'columns'],
  ['what is nested too deeply to be read', '> '.repeat(200), 'unreadable'],
])('what the form has no place for stays text: %s', (_, body, beyond) => {
  expect(readRoadmap(body).beyond).toBe(beyond);
});

test('blanks at the end of a text, and other line ends, hide no stage from the form', () => {
  const table = '| Stage | Date |\n|---|---|\n| a | 2026-12-03 |';
  for (const body of [`${table}\n\n- a list  \n \t\n`, table.replaceAll('\n', '\r\n'), `x\u2028\n\n${table}`])
    expect(readRoadmap(body).stages).toMatchObject([{ stage: 'a', date: '2026-12-03' }]);
});

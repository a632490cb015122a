import { describe, expect, test } from 'vitest';
import { evidenceAfter, NO_EVIDENCE, type Trial, triedOf } from '../../domain/knowledge/evidence.ts';
import { type Here, nearestTrials } from '../../domain/knowledge/nearness.ts';
import { thinnessOf } from '../../domain/knowledge/thinness.ts';

const trial = (pilotId: string, change: Partial<Trial> = {}, team: Partial<Trial['team']> = {}): Trial => ({
  pilotId,
  title: 'Ask first',
  owner: { id: `owner of ${pilotId}`, name: 'Ana' },
  team: { name: pilotId, size: 8, function: 'engineering', works: 'remote', ...team },
  revision: 1,
  verdict: 'worked',
  lesson: '',
  change: '',
  conditions: '',
  at: '2026-11-01T10:00:00.000Z',
  ...change,
});
const here = (change: Partial<Here> = {}): Here => ({
  size: null,
  function: '',
  works: null,
  constraint: '',
  ...change,
});
const near = (asked: Here, ...trials: Trial[]) =>
  nearestTrials(asked, trials).map((one) => [one.trial.pilotId, one.shares.join(' ')]);

describe('would it work here', () => {
  test('the trial that has more in common stands first, with what that is', () => {
    const asked = here({ size: 9, function: 'Engineering', works: 'remote' });
    expect(near(asked, trial('other', {}, { function: 'sales' }), trial('same'))).toEqual([
      ['same', 'size function works'],
      ['other', 'size works'],
    ]);
  });

  test('teams are of a size where neither is more than twice the other, the nearer first', () => {
    const sized = (size: number) => trial(String(size), {}, { size });
    expect(near(here({ size: 10 }), sized(4), sized(6), sized(11), sized(20), sized(21))).toEqual([
      ['11', 'size'],
      ['6', 'size'],
      ['20', 'size'],
    ]);
  });

  test('a function is the same in other words for more or less of it', () => {
    const others = [
      trial('a', {}, { function: 'Platform Engineering' }),
      trial('b', {}, { function: 'sales' }),
    ];
    expect(near(here({ function: 'engineering' }), ...others)).toEqual([['a', 'function']]);
  });

  test('who works both ways is near to everybody, and nearest to their like', () => {
    const others = [
      trial('remote'),
      trial('both', {}, { works: 'both' }),
      trial('unknown', {}, { works: null }),
    ];
    expect(near(here({ works: 'both' }), ...others)).toEqual([
      ['both', 'works'],
      ['remote', 'works'],
    ]);
  });

  test('a constraint is met by a report that tells of it, in its lesson, its change or its conditions', () => {
    const others = [
      trial('lesson', { lesson: 'Across time zones it took a week.' }),
      trial('conditions', { conditions: 'Remotely, write it down first.' }),
      trial('change', { change: 'Shorten it for zones without overlap.' }),
    ];
    expect(near(here({ constraint: 'many time zones' }), ...others)).toEqual([
      ['lesson', 'constraint'],
      ['change', 'constraint'],
    ]);
    expect(near(here({ constraint: 'we are remote' }), ...others)).toEqual([['conditions', 'constraint']]);
  });

  test('nothing is near that shares less than half of what is said, and nothing where nothing is said', () => {
    const asked = here({ size: 300, function: 'sales', works: 'remote', constraint: 'shift work' });
    expect(near(asked, trial('far'))).toEqual([]);
    expect(near(here(), trial('any'))).toEqual([]);
    expect(near(here({ constraint: 'the of and' }), trial('any'))).toEqual([]);
  });

  test('of equally near ones the latest stands first, five at most, failures as well as others', () => {
    const many = [1, 2, 3, 4, 5, 6].map((n) =>
      trial(`${n}`, { at: `2026-0${n}-01T10:00:00.000Z`, verdict: n % 2 ? 'failed' : 'worked' }),
    );
    expect(near(here({ size: 8 }), ...many).map(([pilot]) => pilot)).toEqual(['6', '5', '4', '3', '2']);
  });
});

describe('what is thin', () => {
  const NOW = new Date('2026-12-01T10:00:00.000Z');
  const thin = (...trials: Trial[]) => thinnessOf(trials, NOW);

  test('nothing is thin where there is no evidence, or where two teams of two functions agree of late', () => {
    expect(thin()).toEqual([]);
    expect(thin(trial('a'), trial('b', {}, { function: 'sales' }))).toEqual([]);
  });

  test('one team only, however often, also where it has no name', () => {
    expect(thin(trial('a'))).toEqual([{ kind: 'one-team' }]);
    expect(thin(trial('a', {}, { name: 'Payments' }), trial('b', {}, { name: 'payments ' }))).toEqual([
      { kind: 'one-team' },
    ]);
    const owner = { id: 'ana', name: 'Ana' };
    expect(thin(trial('a', { owner }, { name: '' }), trial('b', { owner }, { name: '' }))).toEqual([
      { kind: 'one-team' },
    ]);
  });

  test('all from one function, where it is known', () => {
    expect(thin(trial('a'), trial('b', {}, { function: 'Engineering' }))).toEqual([
      { kind: 'one-function', function: 'engineering' },
    ]);
    expect(thin(trial('a', {}, { function: '' }), trial('b', {}, { function: '' }))).toEqual([]);
  });

  test('nothing for half a year', () => {
    const old = trial('a', { at: '2026-03-01T10:00:00.000Z' });
    const older = trial('b', { at: '2025-03-01T10:00:00.000Z' }, { function: 'sales' });
    expect(thin(older, old)).toEqual([{ kind: 'old', since: old.at }]);
    expect(thin(older, trial('c'))).toEqual([]);
  });

  test('two like teams disagree, where it worked with one and failed with the other', () => {
    const failed = trial('b', { verdict: 'failed' }, { size: 12 });
    expect(thin(trial('a'), failed)).toContainEqual({ kind: 'disagree', pilots: ['a', 'b'] });
    const unlike = trial('c', { verdict: 'failed' }, { size: 90, function: 'sales' });
    expect(thin(trial('a'), unlike)).toEqual([]);
    expect(thin(trial('a'), trial('d', { verdict: 'mixed' }, { function: 'sales' }))).toEqual([]);
  });
});

describe('what evidence comes to', () => {
  test('follows each change of a verdict and an annotation, and counts none that has ended', () => {
    const once = evidenceAfter(NO_EVIDENCE, {
      verdicts: [[null, 'failed']],
      annotations: [[null, { kind: 'worked', state: 'open' }]],
    });
    expect(triedOf(once)).toBe(1);
    expect(once).toMatchObject({ annotations: { worked: 1 }, unplaced: 0 });
    const unplaced = evidenceAfter(once, {
      verdicts: [['failed', 'mixed']],
      annotations: [
        [
          { kind: 'worked', state: 'open' },
          { kind: 'worked', state: 'unplaced' },
        ],
      ],
    });
    expect(unplaced).toMatchObject({
      verdicts: { failed: 0, mixed: 1 },
      annotations: { worked: 1 },
      unplaced: 1,
    });
    const ended = evidenceAfter(unplaced, {
      verdicts: [['mixed', null]],
      annotations: [
        [
          { kind: 'worked', state: 'unplaced' },
          { kind: 'worked', state: 'declined' },
        ],
      ],
    });
    expect(ended).toEqual(NO_EVIDENCE);
  });
});

import { describe, expect, test } from 'vitest';
import type { PilotPage } from '../../domain/pilots/contract.ts';
import type { PilotOutline } from '../../domain/pilots/pilot.ts';
import { differing } from '../../domain/pilots/report.ts';
import { ApiProblem } from '../../tabs/api/problem.ts';
import { dueOf } from '../../tabs/pilots/due.ts';
import { columnsOf, filterOf, withFilter } from '../../tabs/pilots/list/filters.ts';
import { medianOf, readNumber } from '../../tabs/pilots/numbers.ts';
import { cameOf, isInWords } from '../../tabs/pilots/page/came.ts';
import { rowOf } from '../../tabs/pilots/page/row.ts';
import { changed, check, draftOf, formOf, newForm, repeatOf } from '../../tabs/pilots/plan/form.ts';
import { sayLock } from '../../tabs/pilots/plan/locks.ts';
import { check as checkReport, firstForm, changed as reportChanged } from '../../tabs/pilots/report/form.ts';
import { isReached, sayPrediction } from '../../tabs/pilots/say-prediction.ts';

const TODAY = '2026-11-28';
const ID = '0b5cf2a1-8f0e-4b7e-9c53-2a1b0c9d8e7f';
const ME = 'aaaaaaaa-0000-0000-0000-000000000001';
const measure = { name: 'reopened', unit: 'a month', direction: 'down', before: 5, threshold: 2 } as const;

const pilot: PilotPage['pilot'] = {
  id: ID,
  communityId: ID,
  title: 'Decision log',
  plan: 'One page',
  aim: 'Decide once',
  prediction: { statement: 'Fewer reopened decisions', measure },
  team: { name: 'Platform', size: 9, function: 'engineering', works: 'remote' },
  owner: { id: ME, name: 'Priya Raman' },
  collaborators: [],
  taxonomy: 'process',
  artifact: { id: ID, revision: 1, title: 'Deciding together' },
  origin: null,
  repeats: null,
  startsOn: '2026-11-01',
  endsOn: '2026-12-20',
  zone: 'UTC',
  startsAt: '2026-11-01T00:00:00.000Z',
  endsAt: '2026-12-21T00:00:00.000Z',
  checkInDays: 14,
  state: 'begun',
  begunAt: '2026-11-01T08:00:00.000Z',
  ended: null,
  withdrawn: null,
  verdict: null,
  reportedAt: null,
  etag: 'e',
};

describe('the form of a pilot', () => {
  test('needs nothing but its first line', () => {
    const form = newForm(TODAY, 'Europe/Berlin');
    expect(check(form)?.errors).toEqual([{ field: 'title', expected: 'a few words' }]);
    expect(check({ ...form, title: 'Ask first' })).toBeNull();
    expect(draftOf(form)).toMatchObject({ prediction: null, endsOn: '2027-01-09', checkInDays: 14 });
  });

  test('sends what stands as it stands', () => {
    const { title, plan, aim, prediction, team, collaborators, taxonomy } = pilot;
    expect(draftOf(formOf(pilot))).toEqual({
      ...{ title, plan, aim, prediction, team, collaborators, taxonomy },
      artifact: { id: ID, revision: 1 },
      ...{ startsOn: pilot.startsOn, endsOn: pilot.endsOn, zone: 'UTC', checkInDays: 14 },
    });
  });

  test('says what a number needs, and takes decimal commas', () => {
    expect([readNumber('1,3'), readNumber(' 2.5 '), readNumber(''), readNumber('-4')]).toEqual([
      1.3,
      2.5,
      null,
      -4,
    ]);
    expect(['many', '1.2.3', '1,000,000'].map(readNumber)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    const form = formOf(pilot);
    const wrong = check({ ...form, prediction: { ...form.prediction, before: 'many' } });
    expect(wrong?.errors).toEqual([{ field: 'prediction.measure.before', expected: 'a number' }]);
  });

  test('moves the last day with the first', () => {
    const form = changed(newForm(TODAY, 'UTC'), { startsOn: '2026-12-05' });
    expect(form.endsOn).toBe('2027-01-16');
    expect(changed(form, { startsOn: '' }).endsOn).toBe('2027-01-16');
  });

  test('of a repeat takes what is done, not where, with whom, when, and what was predicted', () => {
    const form = newForm(TODAY, 'UTC', repeatOf(pilot, []));
    expect(form).toMatchObject({ title: 'Decision log', startsOn: TODAY, collaborators: [], artifact: null });
    expect(form.prediction).toMatchObject({ statement: '', measured: false, threshold: '' });
    expect(form.team.name).toBe('');
    const titled = (title: string) =>
      repeatOf({ ...pilot, title, team: { ...pilot.team, name: 'Platform' } }, []).title;
    expect(['Ask first in Platform', 'Ask first, Platform', 'Ask Platform'].map(titled)).toEqual([
      'Ask first',
      'Ask first',
      'Ask Platform',
    ]);
  });

  test('says when the prediction is locked', () => {
    const now = new Date('2026-11-28T10:00:00Z');
    const lock = (startsOn: string, endsOn = '2026-12-31') => sayLock({ startsOn, endsOn, zone: 'UTC' }, now);
    expect(lock('2026-11-28')).toContain('starts today');
    expect(lock('2026-12-10')).toMatch(/^It can be changed until Thu 10 Dec/);
    expect(lock('2026-11-02')).toContain('first day has come');
    expect(lock('2026-11-02', '2026-11-28')).toContain('first day has come');
    expect(lock('2026-11-02', '2026-11-27')).toContain('The last day is over');
    expect(lock('')).toBe('');
  });
});

describe('a check-in', () => {
  test('that was missed is asked about until there is one', () => {
    const due = (today: string, last: string | null) => dueOf(pilot, last, today);
    expect(due('2026-11-14', null)).toEqual({ day: '2026-11-15', now: false, missed: false });
    expect(due('2026-11-15', null)).toEqual({ day: '2026-11-15', now: true, missed: false });
    expect(due('2026-11-29', null).missed).toBe(true);
    expect(due('2027-02-21', null)).toEqual({ day: '2026-11-15', now: true, missed: true });
    expect(due('2026-11-30', '2026-11-20').day).toBe('2026-12-04');
  });
});

describe('the list', () => {
  const outline = (id: string, change: Partial<PilotOutline>): PilotOutline => ({
    id,
    title: id,
    owner: pilot.owner,
    teamName: '',
    function: '',
    taxonomy: 'people',
    artifact: null,
    startsAt: '2026-11-01T00:00:00.000Z',
    endsAt: '2026-12-21T00:00:00.000Z',
    checkInDays: 14,
    state: 'begun',
    verdict: null,
    withdrawn: false,
    lesson: '',
    overAt: null,
    lastCheckIn: null,
    ...change,
  });

  test('has those whose check-in is due first, those to come last, and what is over latest first', () => {
    const checked = (on: string) => ({ lastCheckIn: { on, state: 'on-track' as const } });
    const now = new Date('2026-11-28T10:00:00Z');
    const { running, waiting, over } = columnsOf(
      [
        outline('to come', { startsAt: '2026-12-01T00:00:00.000Z' }),
        outline('checked', checked('2026-11-27')),
        outline('often', { ...checked('2026-11-25'), checkInDays: 1 }),
        outline('never', {}),
        outline('waits', { endsAt: '2026-11-20T00:00:00.000Z' }),
        outline('failed', { state: 'reported', verdict: 'failed', overAt: '2026-11-20T00:00:00.000Z' }),
        outline('ended', { state: 'ended', overAt: '2026-11-21T00:00:00.000Z' }),
      ],
      now,
    );
    const names = (some: readonly PilotOutline[]) => some.map(({ id }) => id);
    expect(names(running)).toEqual(['never', 'often', 'checked', 'to come']);
    expect(names(waiting)).toEqual(['waits']);
    expect(names(over)).toEqual(['ended', 'failed']);
  });

  test('is limited by the address, which keeps what else it says', () => {
    const search = `?tab=channel&verdict=failed&function=Engineering&artifact=${ID}`;
    expect(filterOf(search)).toEqual({ verdict: 'failed', function: 'Engineering', artifactId: ID });
    expect(withFilter(search, { kept: 'all' })).toBe('?tab=channel&kept=all');
    expect(filterOf('?verdict=great&artifact=1')).toEqual({});
  });
});

describe('the row of action', () => {
  const abilities = {
    change: 'yes',
    end: 'yes',
    checkIn: 'yes',
    report: 'yes',
    join: 'yes',
    repeat: 'yes',
  };
  const at = (change: Partial<PilotPage['pilot']>, me = ME, now = '2026-11-28T10:00:00Z', may = abilities) =>
    rowOf({ pilot: { ...pilot, ...change }, abilities: may, requests: [] }, me, new Date(now));

  test('follows the moment', () => {
    const early = { ...abilities, checkIn: 'pilot-not-running', report: 'pilot-not-running' };
    expect(at({}, ME, '2026-10-30T10:00:00Z', early).primary).toBe('change');
    expect(at({}).primary).toBe('check-in');
    expect(at({}, ME, '2027-01-02T10:00:00Z').primary).toBe('report');
    const over = { ...abilities, change: 'pilot-over', end: 'pilot-over', checkIn: 'pilot-over' };
    expect(at({ state: 'ended' }, ME, undefined, over).primary).toBe('report');
    expect(at({ state: 'reported' }, ME, undefined, over)).toEqual({
      primary: null,
      beside: ['correct'],
      menu: ['copy-link', 'withdraw'],
    });
  });

  test('offers others to try it too and to join', () => {
    const others = {
      ...abilities,
      change: 'pilot-not-yours',
      end: 'pilot-not-yours',
      checkIn: 'pilot-not-yours',
    };
    const row = at({}, 'somebody', undefined, { ...others, report: 'pilot-not-yours' });
    expect(row).toEqual({ primary: 'repeat', beside: ['join'], menu: ['copy-link'] });
  });
});

describe('what came of a pilot', () => {
  const by = { id: ME, name: 'Priya Raman' };
  const said = { by, at: '2026-11-20T08:00:00.000Z', state: 'on-track', words: '' } as const;
  const checkIns = [
    { ...said, on: '2026-11-06', value: 4 },
    { ...said, on: '2026-11-20', value: 3 },
    { ...said, on: '2026-11-27', value: null },
  ];
  const published = {
    ...{ version: 1, by, at: '2026-12-21T08:00:00.000Z', word: '', annotation: null },
    verdict: 'mixed' as const,
    ...{ value: null, outcome: 'Fewer', lesson: 'Ask', surprise: '', change: '', conditions: '' },
  };
  const page = { pilot, checkIns, reports: [] as PilotPage['reports'] } as unknown as PilotPage;

  test('is the report’s value, or the last check-in’s where the report has none', () => {
    const without = { ...page, reports: [published] };
    expect(cameOf(without)).toEqual({ value: 3, on: '2026-11-20' });
    expect(isInWords(without)).toBe(false);
    expect(cameOf({ ...page, reports: [{ ...published, value: 1.5 }] })).toEqual({ value: 1.5, on: null });
  });

  test('is said in words where nothing was measured', () => {
    const never = { ...page, checkIns: [], reports: [published] };
    expect([cameOf(never), isInWords(never)]).toEqual([null, true]);
    const nothing = { ...page, pilot: { ...pilot, prediction: null } };
    expect(isInWords(nothing)).toBe(true);
  });
});

describe('a report', () => {
  const tried = pilot.artifact;
  test('needs a verdict and a lesson, and a number where there is a value', () => {
    const empty = firstForm();
    const wrong = checkReport({ ...empty, value: 'much' }, tried);
    expect(wrong instanceof ApiProblem && wrong.errors).toEqual([
      { field: 'verdict', expected: 'one of the four' },
      { field: 'value', expected: 'a number' },
      { field: 'lesson', expected: 'a few words' },
    ]);
  });

  test('says beside the playbook what was learned, of the verdict’s kind, until somebody words it otherwise', () => {
    let form = firstForm();
    form = reportChanged(form, { lesson: 'Ask' });
    form = reportChanged(form, { verdict: 'failed' });
    form = reportChanged(form, { annotates: true });
    form = reportChanged(form, { lesson: 'Ask first' });
    expect(form).toMatchObject({ annotationKind: 'failed', annotationWords: 'Ask first' });
    form = reportChanged(form, { annotationWords: 'Not in the open office' });
    form = reportChanged(form, { annotationKind: 'exception' });
    form = reportChanged(form, { lesson: 'Ask always', verdict: 'worked' });
    expect(form).toMatchObject({ annotationKind: 'exception', annotationWords: 'Not in the open office' });
    expect(checkReport(form, null)).toMatchObject({ annotation: null });
    expect(checkReport(form, tried)).toMatchObject({ annotation: { kind: 'exception', quote: null } });
  });

  test('says it of the passage that was chosen, as long as that text is what is tried', () => {
    const anchor = { start: 4, end: 9 };
    const form = reportChanged(reportChanged(firstForm(), { verdict: 'worked', lesson: 'Ask' }), {
      annotates: true,
      annotationPassage: { artifactId: ID, revision: 1, anchor },
    });
    expect(checkReport(form, tried)).toMatchObject({ annotation: { quote: anchor, words: 'Ask' } });
    expect(checkReport(form, { id: ID, revision: 2, title: '' })).toMatchObject({
      annotation: { quote: null },
    });
    expect(differing(form, { ...form, annotationPassage: { artifactId: ID, revision: 1, anchor } })).toEqual(
      [],
    );
    expect(differing(form, { ...form, annotationPassage: null })).toEqual(['annotationPassage']);
  });

  test('is compared with what was predicted', () => {
    expect([isReached(2, measure), isReached(2.1, measure)]).toEqual([true, false]);
    expect(isReached(3, { ...measure, direction: 'up', threshold: null })).toBeNull();
    expect(sayPrediction(pilot.prediction)).toBe('Fewer reopened decisions (reopened: at most 2 a month)');
    expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});

import { expect, test } from 'vitest';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import { sayTeamContext } from '../../functions/pilots/team-context.ts';

const team = (change: Partial<Pilot['team']> = {}): Pilot['team'] => ({
  name: '',
  size: null,
  function: '',
  works: null,
  ...change,
});

test('the team of a pilot is said beside a text as people say it', () => {
  const full = team({ name: 'Platform', size: 9, function: 'engineering', works: 'remote' });
  expect(sayTeamContext(full)).toBe('Platform, a team of 9 in engineering, remote');
  expect(sayTeamContext({ ...full, name: '', works: 'both' })).toBe(
    'a team of 9 in engineering, partly remote',
  );
  const named = team({ name: 'Product design', size: 6, function: 'design', works: 'together' });
  expect(sayTeamContext(named)).toBe('a team of 6 in Product design, together');
});

test('whatever is not known of the team is left out', () => {
  expect(sayTeamContext(team())).toBe('');
  expect(sayTeamContext(team({ name: 'Platform' }))).toBe('Platform');
  expect(sayTeamContext(team({ size: 12 }))).toBe('a team of 12');
  expect(sayTeamContext(team({ size: 1, function: 'sales' }))).toBe('one person in sales');
  expect(sayTeamContext(team({ function: 'sales', works: 'remote' }))).toBe('a team in sales, remote');
  expect(sayTeamContext(team({ works: 'together' }))).toBe('together');
});

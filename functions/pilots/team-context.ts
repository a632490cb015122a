import type { Pilot } from '../../domain/pilots/pilot.ts';

const WORKS = { together: 'together', remote: 'remote', both: 'partly remote' } as const;

/** A team as people say it, such as `Platform, a team of 9 in engineering, remote`; '' where nothing is known of it. */
export function sayTeamContext({ name, function: does, size, works }: Pilot['team']): string {
  // A team that is named after what it does is not said twice.
  const isInName = does !== '' && name.toLowerCase().includes(does.toLowerCase());
  const where = isInName ? name : does;
  const many =
    size === null ? 'a team' : size === 1 ? 'one person' : `a team of ${size.toLocaleString('en')}`;
  const team = [size === null && !where ? '' : many, where && `in ${where}`].filter(Boolean).join(' ');
  return [isInName ? '' : name, team, works && WORKS[works]].filter(Boolean).join(', ');
}

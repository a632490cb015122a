import type { Verdict } from '../../../domain/pilots/states.ts';

const VERDICTS: Record<Verdict, string> = {
  worked: 'worked',
  mixed: 'mixed',
  failed: 'failed',
  stopped: 'stopped',
};

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

/** “Tried 7 times: 5 worked, 1 mixed, 1 failed”. */
export function sayTried(verdicts: Readonly<Record<Verdict, number>>): string {
  const counts = (Object.keys(VERDICTS) as Verdict[]).filter((one) => verdicts[one] > 0);
  const all = counts.reduce((sum, one) => sum + verdicts[one], 0);
  if (all === 0) return 'Nobody has tried this yet';
  const [only] = counts;
  if (all === 1 && only) return `Tried once: ${VERDICTS[only]}`;
  return `Tried ${times(all)}: ${counts.map((one) => `${verdicts[one]} ${VERDICTS[one]}`).join(', ')}`;
}

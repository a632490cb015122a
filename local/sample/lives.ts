import type { Cast } from './cast.ts';
import { Life } from './life.ts';
import { PilotLife } from './pilots/pilot-life.ts';

/** What the twelve can do, each as themselves. */
export interface Lives {
  readonly life: Life;
  readonly pilots: PilotLife;
}

export function livesOf(cast: Cast, nextSession: string): Lives {
  const life = new Life(cast, nextSession);
  return { life, pilots: new PilotLife(cast, life) };
}

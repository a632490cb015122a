import { AnnotationLife } from './annotations/annotation-life.ts';
import type { Cast } from './cast.ts';
import { CharterLife } from './charter/charter-life.ts';
import { Life } from './life.ts';
import { PilotLife } from './pilots/pilot-life.ts';
import { RoleLife } from './roles/role-life.ts';
import { TopicLife } from './topics/topic-life.ts';

/** What the twelve can do, each as themselves. */
export interface Lives {
  readonly life: Life;
  readonly pilots: PilotLife;
  readonly annotations: AnnotationLife;
  readonly topics: TopicLife;
  readonly charter: CharterLife;
  readonly roles: RoleLife;
}

export function livesOf(cast: Cast, nextSession: string): Lives {
  const life = new Life(cast, nextSession);
  return {
    life,
    pilots: new PilotLife(cast, life),
    annotations: new AnnotationLife(cast, life),
    topics: new TopicLife(cast, life),
    charter: new CharterLife(cast),
    roles: new RoleLife(cast, life),
  };
}

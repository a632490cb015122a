import { AnnotationLife } from './annotations/annotation-life.ts';
import type { Cast } from './cast.ts';
import { Life } from './life.ts';
import { OnboardingLife } from './onboarding/first-weeks.ts';
import { PilotLife } from './pilots/pilot-life.ts';
import { TopicLife } from './topics/topic-life.ts';

/** What the twelve can do, each as themselves. */
export interface Lives {
  readonly life: Life;
  readonly pilots: PilotLife;
  readonly annotations: AnnotationLife;
  readonly topics: TopicLife;
  readonly onboarding: OnboardingLife;
}

export function livesOf(cast: Cast, nextSession: string): Lives {
  const life = new Life(cast, nextSession);
  return {
    life,
    pilots: new PilotLife(cast, life),
    annotations: new AnnotationLife(cast, life),
    topics: new TopicLife(cast, life),
    onboarding: new OnboardingLife(cast),
  };
}

import { AnnotationLife } from './annotations/annotation-life.ts';
import type { Cast } from './cast.ts';
import { CharterLife } from './charter/charter-life.ts';
import { GlossaryLife } from './glossary/glossary-life.ts';
import { InclusionLife } from './inclusion/inclusion-life.ts';
import { Life } from './life.ts';
import { OnboardingLife } from './onboarding/first-weeks.ts';
import { PilotLife } from './pilots/pilot-life.ts';
import { RecognitionLife } from './recognition/recognition-life.ts';
import { RhythmLife } from './rhythm/rhythm-life.ts';
import { RoleLife } from './roles/role-life.ts';
import { RotaLife } from './rota/rota-life.ts';
import { SafetyLife } from './safety/safety-life.ts';
import { TopicLife } from './topics/topic-life.ts';

/** What the twelve can do, each as themselves. */
export interface Lives {
  readonly life: Life;
  readonly pilots: PilotLife;
  readonly annotations: AnnotationLife;
  readonly topics: TopicLife;
  readonly charter: CharterLife;
  readonly glossary: GlossaryLife;
  readonly roles: RoleLife;
  readonly rota: RotaLife;
  readonly rhythm: RhythmLife;
  readonly safety: SafetyLife;
  readonly recognition: RecognitionLife;
  readonly inclusion: InclusionLife;
  readonly onboarding: OnboardingLife;
}

export function livesOf(cast: Cast, nextSession: string): Lives {
  const life = new Life(cast, nextSession);
  return {
    life,
    pilots: new PilotLife(cast, life),
    annotations: new AnnotationLife(cast, life),
    topics: new TopicLife(cast, life),
    charter: new CharterLife(cast),
    glossary: new GlossaryLife(cast),
    roles: new RoleLife(cast, life),
    rota: new RotaLife(cast, life),
    rhythm: new RhythmLife(cast, life),
    safety: new SafetyLife(cast, life),
    recognition: new RecognitionLife(cast, life),
    inclusion: new InclusionLife(cast),
    onboarding: new OnboardingLife(cast),
  };
}

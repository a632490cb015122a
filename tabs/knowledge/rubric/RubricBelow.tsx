import { gapsIn, readRubric } from '../../../domain/knowledge/types/rubric.ts';
import { Rounds } from '../../scoring/Rounds.tsx';
import { ROUNDS } from '../../scoring/texts.ts';
import type { TypeReadingProps } from '../types.ts';
import { sayGap } from './gaps.ts';
import { BEYOND } from './texts.ts';

/** The rounds of scoring below the rubric, for those who score. */
export default function RubricBelow({ communityId, page }: TypeReadingProps) {
  const { artifact, body, abilities } = page;
  if (abilities.write !== 'yes') return null;
  const { rubric, beyond } = readRubric(body ?? '');
  const [gap] = rubric ? gapsIn(rubric) : [];
  const notYet =
    artifact.revision === 0
      ? ROUNDS.unpublished
      : beyond !== null
        ? BEYOND[beyond]
        : rubric && gap
          ? sayGap(rubric, gap)
          : null;
  return (
    <Rounds {...{ communityId, rubric, notYet }} artifactId={artifact.id} revision={artifact.revision} />
  );
}

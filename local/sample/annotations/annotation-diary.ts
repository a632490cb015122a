import type { Happening } from '../diary.ts';
import { TIME } from '../script.ts';
import type { AnnotationLife } from './annotation-life.ts';
import { ANNOTATIONS } from './annotations.ts';

const MINUTE = 60_000;

/** When people wrote beside the playbooks, and what came of it. */
export function marginalia(
  annotations: AnnotationLife,
  on: (day: number, time: string) => number,
): Happening[] {
  return ANNOTATIONS.flatMap((said): Happening[] => {
    const { key, by, when, answers = [], declined } = said;
    const at = typeof when === 'number' ? on(when, '18:10') : on(when[0].day, TIME) + when[1] * MINUTE;
    return [
      {
        at: new Date(at),
        what: `${by} annotates “${key}”`,
        happens: () => annotations.annotate(said),
      },
      ...answers.map((answer, index) => ({
        at: new Date(on(answer.day, '18:15')),
        what: `${answer.by} answers the annotation “${key}”`,
        happens: () => annotations.answer(said, index),
      })),
      ...(declined
        ? [
            {
              at: new Date(on(declined.day, '18:15')),
              what: `${declined.by} declines the annotation “${key}”`,
              happens: () => annotations.decline(said),
            },
          ]
        : []),
    ];
  });
}

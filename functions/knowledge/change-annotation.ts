import { changeAnnotation as contract } from '../../domain/knowledge/annotation-contract.ts';
import { serve } from '../use-case.ts';
import { changeStanding, refuseAnswered, requireMine } from './change-one.ts';

export const changeAnnotation = serve(contract, (call, world) =>
  changeStanding(
    world,
    call,
    (annotation) => {
      requireMine(annotation, call.me);
      return { change: { ...call.body, edited: true } };
    },
    refuseAnswered(call.me),
  ),
);

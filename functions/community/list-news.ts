import { listNews as contract } from '../../domain/community/contract.ts';
import { serve } from '../use-case.ts';

const NEWS = 8;
/** So many are read for those who are not told of all. */
const NEWEST = 40;

export const listNews = serve(contract, async ({ place, me }, { news }) => {
  const { isToldOf } = await import('../../domain/api.ts');
  const told = async (top: number) =>
    (await news.newest(place, top)).filter((item) => isToldOf(me.role, item));
  const newest = await told(NEWS);
  return { news: newest.length < NEWS ? (await told(NEWEST)).slice(0, NEWS) : newest };
});

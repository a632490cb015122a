import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

export const charterMine = {
  /** A version of the charter that I have not accepted. `nudgedAt`: when an organiser asked for it again. */
  'charter-to-accept': mineKind(
    'charter-to-accept',
    {
      version: z.int(),
      nudgedAt: nullIfMissing(instant),
    },
    { asks: true },
  ),
  /** A proposed change that I have said nothing to; `again`: I objected to it, and it was changed. */
  'charter-proposal': mineKind(
    'charter-proposal',
    {
      proposalId: id,
      by: personRef,
      word: z.string(),
      closesAt: instant,
      again: z.boolean(),
    },
    { asks: true },
  ),
  /** A change that I have proposed, while objections stand against it. */
  'charter-objected': mineKind(
    'charter-objected',
    {
      proposalId: id,
      objections: z.int(),
      closesAt: instant,
    },
    { asks: false },
  ),
  /** For organisers: the day on which the charter is to be looked at again. */
  'charter-review': mineKind('charter-review', { version: z.int() }, { asks: true }),
};

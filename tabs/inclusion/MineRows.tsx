import type * as z from 'zod/mini';
import type { inclusionMine } from '../../domain/inclusion/mine.ts';
import { Rows } from '../components/Page.tsx';
import { JoiningRow } from './JoiningRow.tsx';
import { JOINING } from './joining-texts.ts';

type Waiting = z.output<(typeof inclusionMine)['join-request'] | (typeof inclusionMine)['member-proposed']>;

/** Who waits for my answer, of all communities that I organise. */
export default function MineRows({ items }: { readonly items: readonly Waiting[] }) {
  return (
    <Rows>
      {items.map((item) => (
        <JoiningRow
          key={`${item.communityId} ${item.person.id}`}
          {...item}
          kind={item.kind === 'member-proposed' ? 'proposal' : 'request'}
        >
          {item.kind === 'member-proposed'
            ? JOINING.proposedFor(item.by.name, item.name)
            : JOINING.asksCommunity(item.name)}
        </JoiningRow>
      ))}
    </Rows>
  );
}

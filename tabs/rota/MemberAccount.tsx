import { openRota } from '../../domain/rota/contract.ts';
import { useData } from '../api/use-data.ts';
import { ROTA } from './texts.ts';
import { useTurnStyles } from './use-turn-styles.ts';

interface Props {
  readonly communityId: string;
  readonly personId: string;
}

/** How a member stands in the rota: the page asks once for all of them. */
export default function MemberAccount({ communityId, personId }: Props) {
  const styles = useTurnStyles();
  const { data } = useData(openRota, { params: { communityId } });
  const account = data?.accounts.find(({ person }) => person.id === personId);
  return account ? <div className={styles.small}>{ROTA.account(account)}</div> : null;
}

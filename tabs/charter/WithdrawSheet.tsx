import { withdrawCharterProposal } from '../../domain/charter/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import WordSheet from '../components/WordSheet.tsx';
import { CHARTER, PROPOSE } from './texts.ts';

interface Props {
  readonly communityId: string;
  readonly proposalId: string;
  readonly onClose: () => void;
}

/** Withdraws a proposal, with a word to everybody. */
export default function WithdrawSheet({ communityId, proposalId, onClose }: Props) {
  return (
    <WordSheet
      name={`withdraw.${proposalId}`}
      title={CHARTER.withdraw}
      words={{
        label: CHARTER.withdrawLabel,
        hint: CHARTER.withdrawHint,
        missing: PROPOSE.wordMissing,
        yes: CHARTER.withdraw,
        busy: CHARTER.withdrawing,
        leave: CHARTER.leave,
      }}
      act={async (word, operation) => {
        const params = { communityId, proposalId };
        await call(withdrawCharterProposal, { params, body: { word }, operation });
        toast(CHARTER.withdrawn);
      }}
      onClose={onClose}
    >
      {CHARTER.withdrawWhy}
    </WordSheet>
  );
}

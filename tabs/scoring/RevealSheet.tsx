import { Button } from '@fluentui/react-components';
import type { RoundPage } from '../../domain/scoring/contract.ts';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Steady } from '../components/Steady.tsx';
import { useHost } from '../host/use-host.ts';
import { sayAwaited } from './say-awaited.ts';
import { ROUND } from './texts.ts';

interface Props {
  readonly page: RoundPage;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onReveal: () => void;
  readonly onClose: () => void;
}

/** Asks before scores are revealed that not everybody has given. */
export default function RevealSheet({ page, busy, problem, onReveal, onClose }: Props) {
  const { personId } = useHost();
  return (
    <Sheet
      title={ROUND.revealTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{ROUND.revealNot}</Button>
          <Button appearance="primary" disabledFocusable={busy} onClick={onReveal}>
            <Steady widest={ROUND.revealing}>{busy ? ROUND.revealing : ROUND.revealNow}</Steady>
          </Button>
        </>
      }
    >
      <p>
        {page.awaited.length > 0
          ? `${ROUND.revealEarly(page.awaited.length)} ${sayAwaited(page, personId)}.`
          : `${ROUND.everybody(page.scored)}.`}
      </p>
      {page.awaited.length > 0 && <p>{ROUND.revealWhat}</p>}
      {problem !== null && <Problem slim problem={problem} onRetry={onReveal} />}
    </Sheet>
  );
}

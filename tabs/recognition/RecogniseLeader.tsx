import { makeStyles, tokens } from '@fluentui/react-components';
import type { PersonRef } from '../../domain/shared/ids.ts';
import Recognise from './Recognise.tsx';
import { RECOGNITION } from './texts.ts';

const useStyles = makeStyles({ led: { marginBottom: '16px', color: tokens.colorNeutralForeground2 } });

interface Props {
  readonly communityId: string;
  readonly sessionId: string;
  readonly facilitator: PersonRef;
}

/** Who led a session that is over, and what others say of that. */
export default function RecogniseLeader({ communityId, sessionId, facilitator }: Props) {
  return (
    <div className={useStyles().led}>
      {RECOGNITION.led(facilitator.name)}{' '}
      <Recognise communityId={communityId} about={{ kind: 'session', sessionId }} person={facilitator} />
    </div>
  );
}

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { acceptCharter, openCharter } from '../../domain/charter/contract.ts';
import { openCommunity } from '../../domain/community/contract.ts';
import { call } from '../api/client.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { CharterText } from '../charter/CharterText.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Steady } from '../components/Steady.tsx';
import { CHARTER_STEP } from './texts.ts';

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  button: { justifySelf: 'start' },
});

interface Props {
  readonly communityId: string;
  readonly done: boolean;
  readonly onDone: () => void;
}

/** The charter, to read and to accept; where there is none, what the community is for and its norms. */
export function CharterStep({ communityId, done, onDone }: Props) {
  const styles = useStyles();
  const params = { communityId };
  const asked = useData(openCharter, { params });
  const about = useData(openCommunity, { params });
  const accept = useAction(async (operation, version: number) => {
    await call(acceptCharter, { params, body: { version }, operation });
    onDone();
  });
  const mine = asked.data?.accepted?.mine === true;
  // It may have been accepted elsewhere. Said once, so that it can be taken back.
  const said = useRef(done);
  useEffect(() => {
    if (mine && !said.current) onDone();
    said.current ||= mine;
  }, [mine, onDone]);
  if (!asked.data || !about.data) {
    const failed = failedOf([asked, about]);
    return failed ? <Problem slim {...failed} /> : <SkeletonRows rows={4} />;
  }
  const { charter, accepted, abilities } = asked.data;
  const { details } = about.data;
  if (!charter)
    return (
      details && (
        <>
          <p className={styles.quiet}>{CHARTER_STEP.none}</p>
          <CharterText text={{ ...details, outcomes: [], decisionRule: '' }} />
        </>
      )
    );
  return (
    <>
      <CharterText text={charter.text} />
      {accepted?.mine && <p className={styles.quiet}>{CHARTER_STEP.accepted}</p>}
      {accepted?.mine === false && abilities.accept === 'yes' && (
        <Button
          appearance="primary"
          className={styles.button}
          disabledFocusable={accept.busy}
          onClick={() => void accept.run(charter.version)}
        >
          <Steady widest={CHARTER_STEP.accepting}>
            {accept.busy ? CHARTER_STEP.accepting : CHARTER_STEP.accept}
          </Steady>
        </Button>
      )}
      {accept.problem !== null && (
        <Problem slim problem={accept.problem} onRetry={() => void accept.again()} />
      )}
    </>
  );
}

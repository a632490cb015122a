import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { NUDGE_MS } from '../../domain/charter/charter.ts';
import { acceptCharter, type CharterPage, nudgeCharter } from '../../domain/charter/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { Steady } from '../components/Steady.tsx';
import { When } from '../components/When.tsx';
import { CHARTER } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', paddingTop: '8px' },
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  missing: { margin: 0, overflowWrap: 'anywhere' },
  button: { justifySelf: 'start' },
});

interface Props {
  readonly communityId: string;
  readonly version: number;
  readonly accepted: NonNullable<CharterPage['accepted']>;
  readonly mayAccept: boolean;
  readonly mayNudge: boolean;
  readonly now: string;
}

/** How many have accepted what stands; organisers see who has not, and can ask them once a week. */
export function Accepted({ communityId, version, accepted, mayAccept, mayNudge, now }: Props) {
  const styles = useStyles();
  const { count, of, mine, missing, nudgedAt } = accepted;
  const params = { communityId };
  const accept = useAction(async (operation) => {
    await call(acceptCharter, { params, body: { version }, operation });
    toast(CHARTER.acceptedNow);
  });
  const nudge = useAction(async (operation) => {
    await call(nudgeCharter, { params, body: {}, operation });
    toast(CHARTER.nudged);
  });
  const waits = nudgedAt !== null && Date.parse(now) - Date.parse(nudgedAt) < NUDGE_MS;
  return (
    <Section title={CHARTER.accepted(count, of)}>
      <div className={styles.root}>
        {mayAccept && !mine && (
          <>
            <p className={styles.text}>{CHARTER.acceptAsk}</p>
            <Button
              appearance="primary"
              className={styles.button}
              disabledFocusable={accept.busy}
              onClick={() => void accept.run()}
            >
              <Steady widest={CHARTER.accepting}>{accept.busy ? CHARTER.accepting : CHARTER.accept}</Steady>
            </Button>
          </>
        )}
        {mine && (
          <p role="status" className={styles.quiet}>
            {CHARTER.youHave}
          </p>
        )}
        {accept.problem !== null && (
          <Problem slim problem={accept.problem} onRetry={() => void accept.again()} />
        )}
        {mayNudge && missing && missing.length > 0 && (
          <>
            <p className={styles.quiet}>{CHARTER.waitingFor}</p>
            <p className={styles.missing}>{missing.map(({ name }) => name).join(', ')}</p>
            {waits && nudgedAt ? (
              <p className={styles.quiet}>
                {CHARTER.nudgedAt} <When at={nudgedAt} as="distance" />. {CHARTER.nudgeWait}
              </p>
            ) : (
              <Button
                size="small"
                className={styles.button}
                disabledFocusable={nudge.busy}
                onClick={() => void nudge.run()}
              >
                <Steady widest={CHARTER.nudge}>{nudge.busy ? CHARTER.nudging : CHARTER.nudge}</Steady>
              </Button>
            )}
            {nudge.problem !== null && (
              <Problem slim problem={nudge.problem} onRetry={() => void nudge.again()} />
            )}
          </>
        )}
      </div>
    </Section>
  );
}

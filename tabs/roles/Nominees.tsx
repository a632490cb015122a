import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { answerNomination, type RolePage } from '../../domain/roles/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Row, Rows, Section } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { useHost } from '../host/use-host.ts';
import { ROLE } from './texts.ts';

const useStyles = makeStyles({
  reasons: { margin: '4px 0 0', padding: 0, listStyleType: 'none', display: 'grid', gap: '4px' },
  reason: { overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', padding: '8px 0' },
  end: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  quiet: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly communityId: string;
  readonly page: RolePage;
  /** Proposes somebody; null for whoever may not. */
  readonly onPropose: ((personId: string) => void) | null;
}

/** Who is nominated by whom and why, together, and what they answer. */
export function Nominees({ communityId, page, onPropose }: Props) {
  const styles = useStyles();
  const { personId: me } = useHost();
  const { role, nominees, abilities } = page;
  const answer = useAction(async (operation, willing: boolean) => {
    const params = { communityId, roleId: role.id };
    await call(answerNomination, { params, body: { willing }, operation });
    toast(willing ? ROLE.answeredYes : ROLE.answeredNo);
  });
  const mine = nominees.find(({ person }) => person.id === me);
  return (
    <Section title={ROLE.nominees} aside={nominees.length > 0 && nominees.length}>
      {nominees.length === 0 && (
        <p className={styles.quiet}>{role.stage === 'shown' ? ROLE.noNominees : ROLE.noneNominated}</p>
      )}
      {mine && abilities.willing === 'yes' && (
        <div className={styles.buttons}>
          <span>{ROLE.asked}</span>
          <Button
            appearance={mine.willing === null ? 'primary' : 'secondary'}
            aria-pressed={mine.willing === 'yes'}
            disabledFocusable={answer.busy}
            onClick={() => void answer.run(true)}
          >
            {ROLE.yes}
          </Button>
          <Button
            aria-pressed={mine.willing === 'no'}
            disabledFocusable={answer.busy}
            onClick={() => void answer.run(false)}
          >
            {ROLE.no}
          </Button>
        </div>
      )}
      {answer.problem !== null && (
        <Problem slim problem={answer.problem} onRetry={() => void answer.again()} />
      )}
      <Rows>
        {nominees.map(({ person, nominations, willing, left }) => (
          <Row
            key={person.id}
            sign={<Face person={person} />}
            end={
              <span className={styles.end}>
                {left ? ROLE.hasLeft : ROLE.willing[willing ?? 'open']}
                {onPropose && willing === 'yes' && !left && (
                  <Button
                    size="small"
                    aria-label={ROLE.proposeOf(person.name)}
                    onClick={() => onPropose(person.id)}
                  >
                    {ROLE.propose}
                  </Button>
                )}
              </span>
            }
          >
            {person.name}
            <ul className={styles.reasons}>
              {nominations.map(({ by, reason }) => (
                <li key={by.id} className={styles.reason}>
                  “{reason}” {by.name}
                </li>
              ))}
            </ul>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}

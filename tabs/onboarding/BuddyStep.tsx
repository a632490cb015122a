import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { askBuddy, endBuddy, type openOnboarding } from '../../domain/onboarding/contract.ts';
import { call, type Reply } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { sayDate } from '../components/dates.ts';
import { Row, Rows } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { HelloButton } from './say-hello.tsx';
import { BUDDY_STEP } from './texts.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  more: { justifySelf: 'start' },
});

/** So many are shown at first. */
const SHOWN = 6;

type Known = Pick<Reply<typeof openOnboarding>, 'newcomer' | 'buddy' | 'buddies'>;

/** My buddy, or whom I may ask. */
export function BuddyStep({ communityId, known }: { communityId: string; known: Known }) {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const params = { communityId };
  const ask = useAction(async (operation, person: { readonly id: string; readonly name: string }) => {
    await call(askBuddy, { params, body: { personId: person.id }, operation });
    toast(BUDDY_STEP.asked(person.name));
  });
  const end = useAction(async (operation) => {
    await call(endBuddy, { params, operation });
    toast(BUDDY_STEP.ended);
  });
  const { newcomer, buddy, buddies } = known;
  const problem = (
    <>
      {ask.problem !== null && <Problem slim problem={ask.problem} onRetry={() => void ask.again()} />}
      {end.problem !== null && <Problem slim problem={end.problem} onRetry={() => void end.again()} />}
    </>
  );
  if (buddy) {
    const { person, state, mail, endsAt } = buddy;
    const accepted = state === 'accepted';
    return (
      <>
        <p className={styles.text}>
          {accepted
            ? `${BUDDY_STEP.yours(person.name)} ${sayDate(endsAt.slice(0, 10))}.`
            : BUDDY_STEP.waiting(person.name)}
        </p>
        <div className={styles.actions}>
          {accepted && (
            <HelloButton mail={mail} label={BUDDY_STEP.helloTo(person.name)}>
              {BUDDY_STEP.hello}
            </HelloButton>
          )}
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={end.busy}
            onClick={() => void end.run()}
          >
            {accepted ? BUDDY_STEP.without : BUDDY_STEP.takeBack}
          </Button>
        </div>
        {problem}
      </>
    );
  }
  if (!newcomer) return <p className={styles.quiet}>{BUDDY_STEP.late}</p>;
  const shown = all ? buddies : buddies.slice(0, SHOWN);
  return (
    <>
      <p className={styles.quiet}>
        {BUDDY_STEP.why}{' '}
        {buddies.length === 0
          ? BUDDY_STEP.nobody
          : buddies.every(({ organiser }) => organiser) && BUDDY_STEP.organisers}
      </p>
      <Rows>
        {shown.map((person) => (
          <Row
            key={person.id}
            sign={<Face person={person} />}
            end={
              <Button
                size="small"
                aria-label={BUDDY_STEP.askOf(person.name)}
                disabledFocusable={ask.busy}
                onClick={() => void ask.run(person)}
              >
                {BUDDY_STEP.ask}
              </Button>
            }
          >
            {person.name}
          </Row>
        ))}
      </Rows>
      {shown.length < buddies.length && (
        <Button size="small" appearance="subtle" className={styles.more} onClick={() => setAll(true)}>
          {BUDDY_STEP.more(buddies.length - shown.length)}
        </Button>
      )}
      {problem}
    </>
  );
}

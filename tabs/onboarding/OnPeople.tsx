import { Button, Checkbox, Field, makeStyles } from '@fluentui/react-components';
import { answerNewcomer, listMyNewcomers, offerToBeBuddy } from '../../domain/onboarding/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { leaveRow } from '../components/AnswerButtons.tsx';
import { sayDate } from '../components/dates.ts';
import { Row, Rows, Section } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { AskedRow } from './AskedRow.tsx';
import { NEWCOMERS } from './texts.ts';

const useStyles = makeStyles({ check: { marginInlineStart: '-8px' }, offer: { paddingTop: '8px' } });

interface OfMine {
  readonly communityId: string;
  readonly person: PersonRef;
  readonly endsAt: string;
}

/** A newcomer whose buddy I am, until it ends by itself or I end it. */
function MyNewcomer({ communityId, person, endsAt }: OfMine) {
  const end = useAction(async (operation) => {
    const params = { communityId, personId: person.id };
    await call(answerNewcomer, { params, body: { accept: false }, operation });
    leaveRow(NEWCOMERS.ended(person.name));
  });
  return (
    <Row
      sign={<Face person={person} />}
      end={
        <Button
          size="small"
          appearance="subtle"
          aria-label={NEWCOMERS.endOf(person.name)}
          disabledFocusable={end.busy}
          onClick={() => void end.run()}
        >
          {NEWCOMERS.end}
        </Button>
      }
    >
      {NEWCOMERS.until(person.name)} {sayDate(endsAt.slice(0, 10))}
      {end.problem !== null && <Problem slim problem={end.problem} onRetry={() => void end.again()} />}
    </Row>
  );
}

/** Whether I offer to be a buddy, and whose I am. Others see nothing of it here. */
export default function OnPeople({ communityId }: { communityId: string }) {
  const styles = useStyles();
  const { data, error, reload, patch } = useData(listMyNewcomers, { params: { communityId } });
  const offer = useAction(async (operation, offers: boolean) => {
    patch((before) => ({ ...before, offers }));
    try {
      await call(offerToBeBuddy, { params: { communityId }, body: { offers }, operation });
    } catch (problem) {
      patch((before) => ({ ...before, offers: !offers }));
      throw problem;
    }
  });
  return (
    <Section title={NEWCOMERS.title}>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={1} />}
      {data && (
        <>
          <Rows>
            {data.newcomers.map(({ person, state, endsAt }) =>
              state === 'asked' ? (
                <AskedRow key={person.id} communityId={communityId} person={person} />
              ) : (
                <MyNewcomer key={person.id} communityId={communityId} person={person} endsAt={endsAt} />
              ),
            )}
          </Rows>
          <Field hint={NEWCOMERS.offerHint} className={styles.offer}>
            <Checkbox
              className={styles.check}
              label={NEWCOMERS.offer}
              checked={data.offers}
              onChange={(_, { checked }) => void offer.run(checked === true)}
            />
          </Field>
          {offer.problem !== null && (
            <Problem slim problem={offer.problem} onRetry={() => void offer.again()} />
          )}
        </>
      )}
    </Section>
  );
}

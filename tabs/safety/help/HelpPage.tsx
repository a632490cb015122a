import { makeStyles, tokens } from '@fluentui/react-components';
import { listHelp } from '../../../domain/safety/contract.ts';
import { type ExchangeOutline, waitsFor } from '../../../domain/safety/help.ts';
import { useData } from '../../api/use-data.ts';
import type { Page } from '../../app/routes.ts';
import { PageHead, Row, Rows, Section } from '../../components/Page.tsx';
import { Face } from '../../components/People.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { useHost } from '../../host/use-host.ts';
import { AskForm } from './AskForm.tsx';
import { OfferForm } from './OfferForm.tsx';
import { HELP } from './texts.ts';

const useStyles = makeStyles({
  quiet: { margin: 0, padding: '8px 0', color: tokens.colorNeutralForeground3 },
  private: {
    margin: '0 0 16px',
    maxWidth: '640px',
    paddingInlineStart: '12px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
  },
});

function stateOf(one: ExchangeOutline, me: string): string {
  if (one.state === 'done') return HELP.states.done;
  if (waitsFor(one, me)) return HELP.states.waits;
  return one.notNow ? HELP.states.notNow : HELP.states.theirs;
}

/** Whom can I ask, and what have I asked? */
const HelpPage: Page = ({ params }) => {
  const styles = useStyles();
  const { personId } = useHost();
  const communityId = params.communityId ?? '';
  const { data, error, reload } = useData(listHelp, { params: { communityId } });
  const back = { href: `/communities/${communityId}/people`, label: HELP.back };
  return (
    <>
      <PageHead title={HELP.title} back={back} />
      <p className={styles.private}>{HELP.private}</p>
      {error && <Problem slim={data !== undefined} problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={6} />}
      {data && (
        <>
          <AskForm communityId={communityId} helpers={data.helpers} />
          <Section title={HELP.mine}>
            {data.exchanges.length === 0 && <p className={styles.quiet}>{HELP.none}</p>}
            <Rows>
              {data.exchanges.map((one) => {
                const asked = one.asker.id === personId;
                const other = asked ? one.asked : one.asker;
                return (
                  <Row
                    key={one.id}
                    sign={<Face person={other} />}
                    end={
                      <>
                        {stateOf(one, personId)} · <When at={one.lastAt} as="distance" />
                      </>
                    }
                  >
                    <TextLink href={`/communities/${communityId}/people/help/${one.id}`}>
                      {(asked ? HELP.youAsked : HELP.askedYou)(other.name)}
                    </TextLink>
                  </Row>
                );
              })}
            </Rows>
          </Section>
          <OfferForm communityId={communityId} offer={data.offer} />
        </>
      )}
    </>
  );
};
export default HelpPage;

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { readCommunity } from '../../../domain/community/abilities.ts';
import type { Role } from '../../../domain/community/community.ts';
import { openCommunity } from '../../../domain/community/contract.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import { openRhythm } from '../../../domain/rhythm/contract.ts';
import { planSessions } from '../../../domain/sessions/abilities.ts';
import { useData } from '../../api/use-data.ts';
import { sayCadence } from '../../components/cadence.ts';
import { cityOf, sayMoment } from '../../components/dates.ts';
import { NEXT } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    justifyItems: 'start',
    gap: '4px',
    paddingBottom: '24px',
    marginBottom: '24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly communities: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
}

/** No session to come: when the next would be by the cadence, and for organisers a link to plan it. */
export function NothingPlanned({ communities }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const plans = communities.find(({ role }) => roleMay(role, planSessions));
  // Guests are told of showcases, and not of when members meet.
  const about = plans ?? communities.find(({ role }) => roleMay(role, readCommunity));
  const { data } = useData(openCommunity, about ? { params: { communityId: about.id } } : null);
  const rhythm = useData(openRhythm, about ? { params: { communityId: about.id } } : null);
  const details = data?.details;
  const next = rhythm.data?.drafts[0]?.startsAt;
  return (
    <section className={styles.root} aria-labelledby="next-session">
      <h2 id="next-session" className={styles.title}>
        {about ? NEXT.nothingPlanned : NEXT.noShowcase}
      </h2>
      <p className={styles.text}>
        {details && next
          ? NEXT.cadence(details.name, sayCadence(details.cadence), cityOf(details.zone), sayMoment(next))
          : about
            ? NEXT.nothingPlannedWhy
            : NEXT.noShowcaseWhy}
      </p>
      {plans && (
        <Button appearance="primary" onClick={() => go(`/communities/${plans.id}/plan`)}>
          {NEXT.plan}
        </Button>
      )}
    </section>
  );
}

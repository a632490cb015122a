import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import type { Community } from '../../../domain/community/community.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { momentsOf, sayCadence } from '../../components/cadence.ts';
import { cityOf, sayMoment } from '../../components/dates.ts';
import { Rows, Section } from '../../components/Page.tsx';
import { COMPONENTS } from '../../components/texts.ts';
import { When } from '../../components/When.tsx';
import { freeDates } from './free-dates.ts';
import { LIST } from './texts.ts';

const useStyles = makeStyles({
  said: { margin: 0, padding: '8px 0', color: tokens.colorNeutralForeground2 },
  date: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '16px',
    minHeight: '44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** How many dates are shown. */
const DATES = 3;

interface Props {
  readonly community: Community;
  /** What is planned already, and what was. */
  readonly sessions: readonly Session[];
  readonly plans: boolean;
}

/** When the community would meet next, and for those who plan a way to plan on one of the dates. */
export function Rhythm({ community, sessions, plans }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const dates = freeDates(community, sessions, DATES, new Date());
  const moments = momentsOf(dates, community.zone);
  if (dates.length === 0) return null;
  return (
    <Section title={LIST.rhythm} aside={COMPONENTS.yourTime}>
      <p className={styles.said}>{LIST.rhythmSaid(sayCadence(community.cadence), cityOf(community.zone))}</p>
      <Rows>
        {dates.map(({ date }, at) => {
          const moment = moments[at] ?? '';
          return (
            <li key={date} className={styles.date}>
              <When at={moment} zone={community.zone} plain />
              {plans && (
                <Button
                  size="small"
                  aria-label={LIST.planOnOf(sayMoment(moment))}
                  onClick={() => go(`/communities/${community.id}/plan?on=${date}`)}
                >
                  {LIST.planOn}
                </Button>
              )}
            </li>
          );
        })}
      </Rows>
    </Section>
  );
}

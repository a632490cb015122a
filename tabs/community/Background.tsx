import { makeStyles, tokens } from '@fluentui/react-components';
import type { Community } from '../../domain/community/community.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { momentsOf, nextDates, sayCadence } from '../components/cadence.ts';
import { cityOf, sayTimeOfDay } from '../components/dates.ts';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { ownZone } from './own-zone.ts';
import { COMMUNITY } from './texts.ts';

const useStyles = makeStyles({
  root: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  summary: {
    minHeight: '32px',
    lineHeight: '32px',
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  title: {
    margin: '12px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  text: { margin: '4px 0 0' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  norms: { margin: '4px 0 0', paddingInlineStart: '20px', display: 'grid', gap: '4px' },
});

function Rhythm({ community }: { community: Community }) {
  const styles = useStyles();
  const { cadence, zone } = community;
  const [next] = momentsOf(nextDates(cadence, zone, 1), zone);
  const here = next ? wallTime(next, ownZone()).time : cadence.time;
  return (
    <>
      <h3 className={styles.title}>{COMMUNITY.cadence}</h3>
      <p className={styles.text}>
        {COMMUNITY.meets(sayCadence(cadence))}
        {here !== cadence.time && ` (${COMMUNITY.yourTime(sayTimeOfDay(here))})`}
      </p>
      <p className={styles.quiet}>{COMMUNITY.clock(cadence.minutes, cityOf(zone))}</p>
    </>
  );
}

/** How the community meets and where it comes from: there to be looked up, and folded until it is. */
export function Background({ community }: { community: Community }) {
  const styles = useStyles();
  const { norms, startedAt, startedBy } = community;
  return (
    <details className={styles.root}>
      <summary className={styles.summary}>{COMMUNITY.background}</summary>
      {norms.length > 0 && (
        <>
          <h3 className={styles.title}>{COMMUNITY.norms}</h3>
          <ul className={styles.norms}>
            {norms.map((norm) => (
              <li key={norm}>{norm}</li>
            ))}
          </ul>
        </>
      )}
      <Rhythm community={community} />
      <h3 className={styles.title}>{COMMUNITY.history}</h3>
      <p className={styles.text}>
        {COMMUNITY.started} <When at={startedAt} as="distance" /> {COMMUNITY.startedBy(startedBy.name)}
      </p>
      <TextLink href={`/communities/${community.id}/sessions`}>{COMMUNITY.pastSessions}</TextLink>
    </details>
  );
}

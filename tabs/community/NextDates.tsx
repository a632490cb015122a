import { makeStyles, tokens } from '@fluentui/react-components';
import { cadence } from '../../domain/community/community.ts';
import { zone as aZone, wallTime } from '../../domain/shared/time.ts';
import { momentsOf, nextDates } from '../components/cadence.ts';
import { atStart, cityOf, sayDay, sayTimeOfDay } from '../components/dates.ts';
import { type CommunityForm, cadenceOf } from './form.ts';
import { ownZone } from './own-zone.ts';
import { FORM } from './texts.ts';

const useStyles = makeStyles({
  root: {
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    // Its height stays the same while a time is being typed.
    minHeight: '96px',
    boxSizing: 'border-box',
  },
  title: { margin: '0 0 4px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, padding: 0, listStyleType: 'none', fontVariantNumeric: 'tabular-nums' },
  own: { color: tokens.colorNeutralForeground3 },
});

/** The next three dates the cadence gives, on the community's clock and, where it differs, on the reader's. */
export function NextDates({ form }: { form: CommunityForm }) {
  const styles = useStyles();
  const rule = cadence.safeParse(cadenceOf(form));
  const { zone } = form;
  if (!rule.success || !aZone.safeParse(zone).success) return <div className={styles.root} />;
  const dates = nextDates(rule.data, zone, 3);
  const moments = momentsOf(dates, zone);
  const mine = ownZone();
  return (
    <div className={styles.root}>
      <p className={styles.title}>{FORM.datesTitle}</p>
      <ul className={styles.list}>
        {dates.map(({ date, time }, at) => {
          const here = wallTime(moments[at] ?? '', mine);
          const differs = here.time !== time || here.date !== date;
          return (
            <li key={date}>
              {atStart(sayDay(date))} {sayTimeOfDay(time)}
              {differs && (
                <span className={styles.own}>
                  {' '}
                  {FORM.datesIn(cityOf(zone))} ·{' '}
                  {FORM.datesYours(
                    here.date === date
                      ? sayTimeOfDay(here.time)
                      : `${sayDay(here.date)} ${sayTimeOfDay(here.time)}`,
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

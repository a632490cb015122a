import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { listHolidays } from '../../domain/rhythm/contract.ts';
import { useData } from '../api/use-data.ts';
import { sayDate } from '../components/dates.ts';
import { language } from '../components/language.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
import type { RhythmForm } from './form.ts';
import { RHYTHM } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: '12px',
  },
  summary: {
    minHeight: '24px',
    width: 'fit-content',
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: { margin: '4px 0 0', padding: 0, listStyleType: 'none', columns: '260px', columnGap: '24px' },
  one: { display: 'flex', gap: '8px', padding: '2px 0', breakInside: 'avoid' },
  date: { flex: '0 0 112px', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

interface Props {
  readonly communityId: string;
  readonly form: Pick<RhythmForm, 'country' | 'region'>;
  readonly onChange: (change: Pick<RhythmForm, 'country' | 'region'>) => void;
}

/** Whose public holidays are left out, and which these are. */
export function HolidayFields({ communityId, form: { country, region }, onChange }: Props) {
  const styles = useStyles();
  const { data, error, reload } = useData(
    listHolidays,
    {
      params: { communityId },
      query: { ...(country && { country }), ...(region && { region }) },
    },
    { keepPrevious: true },
  );
  if (!data) return error ? <Problem slim problem={error} onRetry={reload} /> : <SkeletonRows rows={2} />;
  const names = new Intl.DisplayNames(language(), { type: 'region' });
  const countries = data.countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const regions = country ? data.regions : [];
  return (
    <div className={styles.root}>
      <div className={styles.pair}>
        <Field label={RHYTHM.country}>
          {(control) => (
            <Select
              {...control}
              value={country}
              onChange={(event) => onChange({ country: event.target.value, region: '' })}
            >
              <option value="">{RHYTHM.noCountry}</option>
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {regions.length > 0 && (
          <Field label={RHYTHM.region}>
            {(control) => (
              <Select
                {...control}
                value={region}
                onChange={(event) => onChange({ country, region: event.target.value })}
              >
                <option value="">{RHYTHM.wholeCountry}</option>
                {regions.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
      </div>
      {country && data.holidays.length > 0 && (
        <details>
          <summary className={styles.summary}>{RHYTHM.nextHolidays(data.holidays.length)}</summary>
          <ul className={styles.list}>
            {data.holidays.map(({ date, name }) => (
              <li key={date} className={styles.one}>
                <span className={styles.date}>{sayDate(date)}</span>
                <span>{name}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

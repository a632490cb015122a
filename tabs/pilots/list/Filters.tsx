import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { TAXONOMY } from '../../../domain/knowledge/taxonomy.ts';
import type { PilotOutline } from '../../../domain/pilots/pilot.ts';
import { VERDICTS } from '../../../domain/pilots/states.ts';
import { Select } from '../../components/Select.tsx';
import { TAXONOMY_WORDS } from '../../sessions/session-words.ts';
import { VERDICT_WORDS } from '../words.ts';
import type { Filter } from './filters.ts';
import { LIST } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '8px', margin: '0 0 16px', padding: 0, border: 0, minWidth: 0 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(140px, 100%), 1fr))',
    gap: '8px',
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  // As high with its words as without, so that nothing below it moves.
  now: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    color: tokens.colorNeutralForeground2,
  },
});

/** What of `all` a filter can choose: each once, by name, with what is chosen now. */
function choices(all: readonly (readonly [value: string, words: string])[], now: string | undefined) {
  const found = new Map(all.filter(([value]) => value !== ''));
  if (now && !found.has(now)) found.set(now, now);
  return [...found].sort(([, a], [, b]) => a.localeCompare(b));
}

interface Props {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  /** What there is to choose from. */
  readonly pilots: readonly PilotOutline[];
}

/** By area, verdict, function and playbook; what the address asks for besides stands below in words. */
export function Filters({ filter, onChange, pilots }: Props) {
  const styles = useStyles();
  const functions = choices(
    pilots.map((pilot) => [pilot.function.toLowerCase(), pilot.function]),
    filter.function?.toLowerCase(),
  );
  const artifacts = choices(
    pilots.flatMap(({ artifact }) => (artifact ? [[artifact.id, artifact.title] as const] : [])),
    filter.artifactId,
  );
  const select = (
    label: string,
    name: keyof Filter,
    every: string,
    options: readonly (readonly [value: string, words: string])[],
    value = filter[name] ?? '',
  ) => (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => onChange({ ...filter, [name]: event.target.value || undefined })}
    >
      <option value="">{every}</option>
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </Select>
  );
  const chosen = Object.values(filter).some(Boolean);
  return (
    <fieldset className={styles.root} aria-label={LIST.filters}>
      <div className={styles.fields}>
        {select(
          LIST.area,
          'taxonomy',
          LIST.everyArea,
          TAXONOMY.map((one) => [one, TAXONOMY_WORDS[one]]),
        )}
        {select(LIST.verdict, 'verdict', LIST.everyVerdict, [
          ...VERDICTS.map((one) => [one, VERDICT_WORDS[one]] as const),
          ['none', LIST.noVerdict] as const,
        ])}
        {functions.length > 0 &&
          select(
            LIST.function,
            'function',
            LIST.everyFunction,
            functions,
            filter.function?.toLowerCase() ?? '',
          )}
        {artifacts.length > 0 && select(LIST.artifact, 'artifactId', LIST.everyArtifact, artifacts)}
      </div>
      {chosen && (
        <div className={styles.now}>
          {filter.kept && <span>{LIST.kept[filter.kept]}.</span>}
          <Button size="small" onClick={() => onChange({})}>
            {LIST.showAll}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

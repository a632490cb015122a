import { makeStyles } from '@fluentui/react-components';
import { ARTIFACT_TYPES, TAXONOMY } from '../../domain/knowledge/artifact.ts';
import type { listArtifacts } from '../../domain/knowledge/contract.ts';
import { EVIDENCES, SORTS } from '../../domain/knowledge/listing.ts';
import { tagKey } from '../../domain/knowledge/tags.ts';
import type { Reply } from '../api/client.ts';
import { Select } from '../components/Select.tsx';
import { Chips } from './Chips.tsx';
import type { Filter } from './filters.ts';
import { LIST, TAGS } from './tag-texts.ts';
import { KNOWLEDGE, TAXONOMIES, TYPES } from './texts.ts';

const useStyles = makeStyles({
  filters: { display: 'grid', gap: '8px', marginBottom: '24px' },
  selects: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  choice: { flex: '0 1 208px', minWidth: 0 },
});

interface Props {
  readonly filter: Filter;
  readonly list: Pick<Reply<typeof listArtifacts>, 'counts' | 'anyTried'>;
  readonly onChoose: (change: Partial<Filter>) => void;
}

/** What a list is limited to. Each choice says how many it would find with the others as they are. */
export function Filters({ filter, list: { counts, anyTried }, onChoose }: Props) {
  const styles = useStyles();
  const types = ARTIFACT_TYPES.filter((type) => counts.type[type] || type === filter.type);
  const tags = Object.entries(counts.tag).filter(([tag]) => tag !== '');
  // One that nothing has under the other filters can still be taken off.
  const chosen =
    filter.tag === null
      ? null
      : (tags.find(([tag]) => tagKey(tag) === tagKey(filter.tag ?? ''))?.[0] ?? filter.tag);
  return (
    <div className={styles.filters}>
      <Chips
        label={KNOWLEDGE.byTaxonomy}
        chosen={filter.taxonomy}
        onChoose={(taxonomy) => onChoose({ taxonomy })}
        choices={[null, ...TAXONOMY].map((value) => ({
          value,
          label: value ? TAXONOMIES[value] : KNOWLEDGE.all,
          count: counts.taxonomy[value ?? ''] ?? 0,
        }))}
      />
      {(types.length > 1 || filter.type) && (
        <Chips
          label={KNOWLEDGE.byType}
          chosen={filter.type}
          onChoose={(type) => onChoose({ type })}
          choices={[null, ...types].map((value) => ({
            value,
            label: value ? TYPES[value] : KNOWLEDGE.everyType,
            count: counts.type[value ?? ''] ?? 0,
          }))}
        />
      )}
      <div className={styles.selects}>
        {(tags.length > 0 || chosen !== null) && (
          <Select
            className={styles.choice}
            aria-label={TAGS.byTag}
            value={chosen ?? ''}
            onChange={({ target }) => onChoose({ tag: target.value || null })}
          >
            <option value="">{`${LIST.tagAny} (${counts.tag[''] ?? 0})`}</option>
            {chosen !== null && !tags.some(([tag]) => tag === chosen) && (
              <option value={chosen}>{`#${chosen} (0)`}</option>
            )}
            {tags.map(([tag, count]) => (
              <option key={tag} value={tag}>{`#${tag} (${count})`}</option>
            ))}
          </Select>
        )}
        {(anyTried || filter.evidence) && (
          <Select
            className={styles.choice}
            aria-label={KNOWLEDGE.byEvidence}
            value={filter.evidence ?? ''}
            onChange={({ target }) =>
              onChoose({ evidence: EVIDENCES.find((one) => one === target.value) ?? null })
            }
          >
            {[null, ...EVIDENCES].map((one) => (
              <option key={one} value={one ?? ''}>
                {KNOWLEDGE.evidence(one, counts.evidence[one ?? ''] ?? 0)}
              </option>
            ))}
          </Select>
        )}
        <Select
          className={styles.choice}
          aria-label={KNOWLEDGE.sort}
          value={filter.sort ?? ''}
          onChange={({ target }) => onChoose({ sort: SORTS.find((one) => one === target.value) ?? null })}
        >
          <option value="">{KNOWLEDGE.sorts.area}</option>
          {SORTS.filter((one) => anyTried || one === 'changed' || one === filter.sort).map((one) => (
            <option key={one} value={one}>
              {KNOWLEDGE.sorts[one]}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}

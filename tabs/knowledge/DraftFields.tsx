import { Field, type FieldProps, Input, makeStyles } from '@fluentui/react-components';
import type { RefObject } from 'react';
import { type ArtifactDraft, type ArtifactType, artifactType } from '../../domain/knowledge/artifact.ts';
import { taxonomy } from '../../domain/knowledge/taxonomy.ts';
import { LAST_DATE } from '../components/dates.ts';
import { Select } from '../components/Select.tsx';
import { AreaOptions, TypeOptions } from './options.tsx';
import TagsField from './TagsField.tsx';
import { EDITOR } from './texts.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 180px 150px 160px',
    gap: '8px 16px',
    alignItems: 'start',
    marginBottom: '16px',
    '@media (max-width: 900px)': { gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))' },
  },
  title: { '@media (max-width: 900px)': { gridColumn: '1 / -1' } },
  // As high as the field with its hint.
  tags: { gridColumn: '1 / -1', minHeight: '88px' },
  control: { minWidth: 0, width: '100%' },
});

interface Props {
  readonly communityId: string;
  readonly draft: ArtifactDraft;
  readonly titleField: RefObject<HTMLInputElement | null>;
  readonly errorAt: (name: string) => Pick<FieldProps, 'validationState' | 'validationMessage'>;
  readonly onChange: (part: Partial<ArtifactDraft>) => void;
  readonly onType: (type: ArtifactType) => void;
}

/** What stands around the text: title, type, taxonomy, tags, when to look at it again. */
export function DraftFields({ communityId, draft, titleField, errorAt, onChange, onType }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      <Field label={EDITOR.title} required className={styles.title} {...errorAt('title')}>
        <Input
          ref={titleField}
          value={draft.title}
          placeholder={EDITOR.titleHint}
          maxLength={200}
          onChange={(_, data) => onChange({ title: data.value })}
        />
      </Field>
      <Field label={EDITOR.type}>
        {(control) => (
          <Select
            {...control}
            value={draft.type}
            onChange={(event) => onType(artifactType.parse(event.target.value))}
          >
            <TypeOptions />
          </Select>
        )}
      </Field>
      <Field label={EDITOR.taxonomy}>
        {(control) => (
          <Select
            {...control}
            value={draft.taxonomy}
            onChange={(event) => onChange({ taxonomy: taxonomy.parse(event.target.value) })}
          >
            <AreaOptions />
          </Select>
        )}
      </Field>
      <Field label={EDITOR.reviewBy} {...errorAt('reviewBy')}>
        <Input
          type="date"
          max={LAST_DATE}
          className={styles.control}
          value={draft.reviewBy ?? ''}
          onChange={(_, data) => onChange({ reviewBy: data.value || null })}
        />
      </Field>
      <div className={styles.tags}>
        <TagsField communityId={communityId} tags={draft.tags} onChange={(tags) => onChange({ tags })} />
      </div>
    </div>
  );
}

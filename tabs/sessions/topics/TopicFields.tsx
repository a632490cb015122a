import { Field, Input, Textarea } from '@fluentui/react-components';
import * as z from 'zod/mini';
import { TAXONOMY, taxonomy } from '../../../domain/knowledge/taxonomy.ts';
import type { TopicDraft } from '../../../domain/sessions/topic.ts';
import { fieldState } from '../../app/refusals.ts';
import { isEnter } from '../../components/enter.ts';
import { Select } from '../../components/Select.tsx';
import { TAXONOMY_WORDS } from '../session-words.ts';
import { TOPICS } from './texts.ts';

export const topicForm = z.object({ title: z.string(), why: z.string(), taxonomy: z.nullable(taxonomy) });
export type TopicForm = z.infer<typeof topicForm>;

/** Fields that show their own problem. */
export const TOPIC_FIELDS = ['title', 'why', 'taxonomy'];

export const draftOf = ({ title, ...form }: TopicForm): TopicDraft => ({ ...form, title: title.trim() });

/** The dialog that it stands in gives it the focus when it opens. */
const takesFocus = (field: HTMLInputElement | null) => field?.setAttribute('autofocus', '');

interface Props {
  readonly form: TopicForm;
  readonly onChange: (change: Partial<TopicForm>) => void;
  readonly problem: unknown;
  /** Enter in the one line sends it. */
  readonly onEnter: () => void;
}

/** What is decided about a topic. */
export function TopicFields({ form, onChange, problem, onEnter }: Props) {
  return (
    <>
      <Field label={TOPICS.name} required hint={TOPICS.nameHint} {...fieldState(problem, 'title')}>
        <Input
          ref={takesFocus}
          maxLength={120}
          value={form.title}
          onKeyDown={(event) => {
            if (isEnter(event)) onEnter();
          }}
          onChange={(_, { value }) => onChange({ title: value })}
        />
      </Field>
      <Field label={TOPICS.reason} hint={TOPICS.reasonHint} {...fieldState(problem, 'why')}>
        <Textarea
          maxLength={600}
          rows={3}
          value={form.why}
          onChange={(_, { value }) => onChange({ why: value })}
        />
      </Field>
      <Field label={TOPICS.area} {...fieldState(problem, 'taxonomy')}>
        {(control) => (
          <Select
            {...control}
            value={form.taxonomy ?? ''}
            onChange={({ target }) => onChange({ taxonomy: taxonomy.safeParse(target.value).data ?? null })}
          >
            <option value="">{TOPICS.areaNone}</option>
            {TAXONOMY.map((area) => (
              <option key={area} value={area}>
                {TAXONOMY_WORDS[area]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

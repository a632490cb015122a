import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import type { Taxonomy } from '../../domain/knowledge/taxonomy.ts';
import { beginPilot, changePilot } from '../../domain/pilots/contract.ts';
import type { Origin, Pilot } from '../../domain/pilots/pilot.ts';
import { beginning } from '../../domain/shared/text.ts';
import { call } from '../api/client.ts';
import { fieldState } from '../app/refusals.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { dayHere } from '../components/dates.ts';
import { isEnter } from '../components/enter.ts';
import { Problem } from '../components/Problem.tsx';
import { useLinkStyles } from '../components/TextLink.tsx';
import { useNew } from '../drafts/use-new.ts';
import { openInApp } from '../host/links.ts';
import { draftOf, newForm } from './plan/form.ts';
import { TRY_NEXT } from './try-texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '4px', margin: '4px 0' },
  line: { display: 'flex', gap: '8px', alignItems: 'start' },
  field: { flex: '1 1 0', minWidth: 0 },
  input: { width: '100%', minWidth: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  begun: { margin: 0, overflowWrap: 'anywhere' },
  link: { border: 0, padding: '4px 0', backgroundColor: 'transparent', font: 'inherit', cursor: 'pointer' },
});

const lineSchema = z.string();

interface Props {
  readonly communityId: string;
  readonly sessionId: string;
  readonly taxonomy: Taxonomy;
  /** What somebody said that the pilot begins with, and a name for it. */
  readonly from?: { readonly name: string; readonly words: string };
}

/** The most characters of a pilot's title. */
const TITLE_MAX = 120;

/** One line that begins a pilot of mine, which grew out of this session. Works beside a call and on a page. */
export default function TryNext({ communityId, sessionId, taxonomy, from }: Props) {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const draft = useNew<string>(`try-${sessionId}${from ? `.${from.name}` : ''}`, lineSchema, () =>
    from ? beginning(from.words.replace(/\s+/g, ' ').trim(), TITLE_MAX) : '',
  );
  const [begun, setBegun] = useState<readonly Pilot[]>([]);
  const title = draft.value.form;
  const save = useAction(async () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
    const body = draftOf(newForm(dayHere(), zone, { title, taxonomy }));
    const origin: Origin = { kind: 'session', sessionId };
    const pilot = await draft.save(body, {
      create: (pilotId, form, operation) =>
        call(beginPilot, { params: { communityId, pilotId }, body: { ...form, origin }, operation }),
      change: (there, form) =>
        call(changePilot, { params: { communityId, pilotId: there.id }, body: form, etag: there.etag }),
    });
    setBegun((before) => [...before, pilot]);
    draft.discard();
    // What somebody said becomes a pilot once.
    if (from) draft.set((before) => ({ ...before, form: '' }));
  });
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <Field
          className={styles.field}
          label={TRY_NEXT.label}
          hint={begun.length === 0 ? TRY_NEXT.hint : undefined}
          {...fieldState(save.problem, 'title')}
        >
          <Input
            className={styles.input}
            value={title}
            maxLength={TITLE_MAX}
            onChange={(_, { value }) => draft.set((before) => ({ ...before, form: value }))}
            onKeyDown={(event) => {
              if (isEnter(event) && title.trim() !== '') void save.run();
            }}
            contentAfter={
              <Button
                size="small"
                appearance="subtle"
                disabledFocusable={save.busy || title.trim() === ''}
                onClick={() => void save.run()}
              >
                {TRY_NEXT.begin}
              </Button>
            }
          />
        </Field>
      </div>
      {save.problem !== null && <Problem slim problem={save.problem} onRetry={() => void save.again()} />}
      <div role="status">
        {begun.map(({ id, title: begunTitle }) => (
          <p key={id} className={styles.begun}>
            <span className={styles.quiet}>{TRY_NEXT.begun}</span>{' '}
            <button
              type="button"
              className={`${link} ${styles.link}`}
              onClick={() => void openInApp(`/communities/${communityId}/pilots/${id}`)}
            >
              {begunTitle}
            </button>
          </p>
        ))}
      </div>
    </div>
  );
}

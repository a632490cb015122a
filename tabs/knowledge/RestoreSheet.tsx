import { Field, Input } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import * as z from 'zod/mini';
import { type ArtifactPage, restoreRevision } from '../../domain/knowledge/contract.ts';
import { call } from '../api/client.ts';
import { fieldState } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { isEnter } from '../components/enter.ts';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Steady } from '../components/Steady.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { RESTORE } from './living-texts.ts';

const why = z.string();
/** With what it says by itself it stays a line. */
const WHY_MAX = 260;

interface Props {
  readonly communityId: string;
  readonly page: ArtifactPage;
  readonly number: number;
  readonly base: string;
  readonly onClose: () => void;
}

/** Publishes an older revision once more, after saying what that does: everybody is told of it on Home. */
export default function RestoreSheet({ communityId, page, number, base, onClose }: Props) {
  const [, go] = useLocation();
  const { artifact, draft, draftSaved } = page;
  const next = artifact.revision + 1;
  const draftOfWhy = useDraft(`restore.${artifact.id}.${number}`, why, () => '');
  const restore = useAction(async (operation) => {
    const params = { communityId, artifactId: artifact.id, number: String(number) };
    const body = { changeNote: RESTORE.note(number, draftOfWhy.value.trim()) };
    const after = await call(restoreRevision, { params, body, etag: artifact.etag, operation });
    draftOfWhy.forget();
    toast(RESTORE.done(after.revision));
    go(base);
  });
  return (
    <Sheet
      title={RESTORE.title(number)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{RESTORE.leave}</Button>
          <Button appearance="primary" disabledFocusable={restore.busy} onClick={() => void restore.run()}>
            <Steady widest={RESTORE.go(next)}>{restore.busy ? RESTORE.busy : RESTORE.go(next)}</Steady>
          </Button>
        </>
      }
    >
      <p style={{ margin: 0 }}>
        {RESTORE.what(number, next)} {RESTORE.stays(artifact.revision)}
      </p>
      <Field label={RESTORE.why} hint={RESTORE.whyHint} {...fieldState(restore.problem, 'changeNote')}>
        <Input
          value={draftOfWhy.value}
          maxLength={WHY_MAX}
          onChange={(_, { value }) => draftOfWhy.set(value)}
          onKeyDown={(event) => {
            if (isEnter(event) && !restore.busy) void restore.run();
          }}
        />
      </Field>
      {draft && <p style={{ margin: 0 }}>{RESTORE.draft(draftSaved?.by.name ?? null)}</p>}
      {restore.problem !== null && <Problem slim problem={restore.problem} fields={['changeNote']} />}
    </Sheet>
  );
}

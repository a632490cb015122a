import { useLocation } from 'wouter';
import { type ArtifactPage, restoreRevision } from '../../domain/knowledge/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Steady } from '../components/Steady.tsx';
import { RESTORE } from './living-texts.ts';

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
  const restore = useAction(async (operation) => {
    const params = { communityId, artifactId: artifact.id, number: String(number) };
    const body = { changeNote: RESTORE.note(number) };
    const after = await call(restoreRevision, { params, body, etag: artifact.etag, operation });
    toast(RESTORE.done(after.revision));
    go(base);
  });
  return (
    <Sheet
      title={RESTORE.title(number)}
      onClose={onClose}
      actions={
        <Button appearance="primary" disabledFocusable={restore.busy} onClick={() => void restore.run()}>
          <Steady widest={RESTORE.go(next)}>{restore.busy ? RESTORE.busy : RESTORE.go(next)}</Steady>
        </Button>
      }
    >
      <p style={{ margin: 0 }}>
        {RESTORE.what(number, next)} {RESTORE.stays(artifact.revision)}
      </p>
      {draft && <p style={{ margin: 0 }}>{RESTORE.draft(draftSaved?.by.name ?? null)}</p>}
      {restore.problem !== null && <Problem slim problem={restore.problem} />}
    </Sheet>
  );
}

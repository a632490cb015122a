import { Button } from '@fluentui/react-components';
import { type ArtifactPage, discardDraft } from '../../domain/knowledge/contract.ts';
import { ApiProblem, call } from '../api/client.ts';
import { wordsFor } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { When } from '../components/When.tsx';
import { useHost } from '../host/use-host.ts';
import { draftOf } from './draft.ts';
import { localDrafts } from './local-drafts.ts';
import { Notice } from './Notice.tsx';
import { ARTIFACT, EDITOR, KNOWLEDGE } from './texts.ts';
import { useDiscarded } from './use-discarded.ts';

interface Props {
  readonly page: ArtifactPage;
  readonly communityId: string;
  readonly reading: boolean;
  readonly onRead: () => void;
}

/** That there is a draft, whose and since when; it can be read, and discarded. */
export function DraftNotice({ page, communityId, reading, onRead }: Props) {
  const { personId } = useHost();
  const { artifact, draftSaved } = page;
  const unpublished = artifact.state === 'draft';
  const discarded = useDiscarded(communityId, artifact.id);
  const discard = useAction(async (operation) => {
    const params = { communityId, artifactId: artifact.id };
    const here = localDrafts(personId, communityId);
    try {
      const after = await call(discardDraft, { params, etag: artifact.etag, operation });
      // Text that was not sent yet is discarded with it, and restored by the undo.
      const draft = here.get(artifact.id)?.draft ?? draftOf(page);
      here.remove(artifact.id);
      await discarded({ draft, left: after.artifact });
    } catch (problem) {
      const met = problem instanceof ApiProblem && problem.code === 'changed-meanwhile';
      toast(met ? EDITOR.discardMet : EDITOR.notDiscarded(wordsFor(problem).title));
    }
  });
  return (
    <Notice
      onScreen={!unpublished && !reading}
      action={
        <>
          {!unpublished && (
            <Button size="small" onClick={onRead}>
              {reading ? ARTIFACT.readPublished : ARTIFACT.readDraft}
            </Button>
          )}
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={discard.busy}
            onClick={() => void discard.run()}
          >
            {discard.busy ? EDITOR.discarding : EDITOR.discard}
          </Button>
        </>
      }
    >
      {unpublished && ARTIFACT.draftNotice}
      {!unpublished && reading && ARTIFACT.readingDraft}
      {!unpublished && !reading && (
        <>
          {ARTIFACT.draftWaits}
          {draftSaved && (
            <>
              {` ${ARTIFACT.lastChanged} `}
              <When at={draftSaved.at} as="distance" />
              {` ${KNOWLEDGE.by} ${draftSaved.by.name}.`}
            </>
          )}
        </>
      )}
    </Notice>
  );
}

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { type ArtifactDraft, BODY_MAX } from '../../domain/knowledge/artifact.ts';
import { draftArtifact } from '../../domain/knowledge/contract.ts';
import { call } from '../api/client.ts';
import { refreshed } from '../api/use-data.ts';
import { wordsFor } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { textOf } from '../components/file-text.ts';
import { TextLink } from '../components/TextLink.tsx';
import { useHost } from '../host/use-host.ts';
import { looksLikeMarkdown, readMarkdown } from './import-markdown.ts';
import { keepLocally } from './local-drafts.ts';
import { KNOWLEDGE } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '8px',
    justifyItems: 'start',
    marginBottom: '24px',
    padding: '12px 16px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: { margin: 0, paddingInlineStart: '20px' },
});

interface Failed {
  readonly name: string;
  readonly why: string;
  /** Where it can be put right, once the browser keeps it. */
  readonly editor: string | null;
}

interface Props {
  readonly communityId: string;
  readonly files: readonly File[];
  readonly onDone: () => void;
}

/** Makes a draft of each file, one after the other, and says which ones it could not and why. */
export default function ImportFiles({ communityId, files, onDone }: Props) {
  const styles = useStyles();
  const { personId } = useHost();
  const [done, setDone] = useState(0);
  const [failed, setFailed] = useState<readonly Failed[] | null>(null);
  const begun = useRef<readonly File[] | null>(null);

  useEffect(() => {
    if (begun.current === files) return;
    begun.current = files;
    void run();
    async function run() {
      setDone(0);
      setFailed(null);
      const refused: Failed[] = [];
      for (const [at, file] of files.entries()) {
        const outcome = await importOne(file);
        if (outcome) refused.push(outcome);
        setDone(at + 1);
      }
      await refreshed();
      const made = files.length - refused.length;
      if (made > 0) toast(KNOWLEDGE.imported(made));
      if (refused.length === 0) onDone();
      else setFailed(refused);
    }
    async function importOne(file: File): Promise<Failed | null> {
      const fail = (why: string, editor: string | null = null) => ({ name: file.name, why, editor });
      const text = looksLikeMarkdown(file) ? textOf(new Uint8Array(await file.arrayBuffer())) : null;
      if (text === null) return fail(KNOWLEDGE.notMarkdown);
      const { title, body, type, taxonomy, reviewBy, tags } = readMarkdown(text, file.name);
      if (!body) return fail(KNOWLEDGE.nothingInIt);
      const draft: ArtifactDraft = {
        title,
        body,
        reviewBy,
        tags,
        type: type ?? 'playbook',
        taxonomy: taxonomy ?? 'process',
      };
      const artifactId = crypto.randomUUID();
      const editor = `/communities/${communityId}/knowledge/new?id=${artifactId}`;
      const keep = () => keepLocally(personId, communityId, artifactId, draft, null);
      if (body.length > BODY_MAX) {
        keep();
        return fail(KNOWLEDGE.tooLong(body.length - BODY_MAX), editor);
      }
      try {
        await call(draftArtifact, { params: { communityId, artifactId }, body: draft });
        return null;
      } catch (problem) {
        keep();
        return fail(wordsFor(problem).title, editor);
      }
    }
  }, [files, communityId, personId, onDone]);

  return (
    <section className={styles.root} role="status" aria-label={KNOWLEDGE.importTitle}>
      {failed === null ? (
        KNOWLEDGE.importing(Math.min(done + 1, files.length), files.length)
      ) : (
        <>
          <strong>{KNOWLEDGE.notImported}</strong>
          <ul className={styles.list}>
            {failed.map(({ name, why, editor }) => (
              <li key={name}>
                {name}: {why} {editor && <TextLink href={editor}>{KNOWLEDGE.openInEditor}</TextLink>}
              </li>
            ))}
          </ul>
          <Button size="small" onClick={onDone}>
            {KNOWLEDGE.understood}
          </Button>
        </>
      )}
    </section>
  );
}

import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { Artifact } from '../../../domain/knowledge/artifact.ts';
import { Button } from '../../components/Button.tsx';
import { hasDraft } from '../../drafts/use-draft.ts';
import { openInApp } from '../../host/links.ts';
import { Layer } from './layers.tsx';
import { FILLING } from './working-texts.ts';
import type { WorkingProps } from './working-types.ts';

const FillInForm = lazy(() => import('./FillInForm.tsx'));

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginBottom: '12px' },
});

/** Fills in a template beside the call: what is made is a draft of one’s own, which the editor goes on with. */
export default function FillIn({ client, page, body, on }: WorkingProps) {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<Artifact | null>(null);
  if (on === 'stage' || page.abilities.write !== 'yes') return null;
  const { communityId, sessionId } = client.place;
  const name = `fill-in.${page.artifact.id}.${sessionId}`;
  const begin = hasDraft(client.personId, name) ? FILLING.goOn : made ? FILLING.another : FILLING.begin;
  return (
    <div className={styles.row}>
      <Button size="small" appearance={made ? 'secondary' : 'primary'} onClick={() => setIsOpen(true)}>
        {begin}
      </Button>
      <span role="status">{made && FILLING.made(made.title)}</span>
      {made && (
        <Button
          size="small"
          appearance="primary"
          onClick={() => void openInApp(`/communities/${communityId}/knowledge/${made.id}/edit`)}
        >
          {FILLING.open}
        </Button>
      )}
      {isOpen && (
        <Layer label={FILLING.title(page.artifact.title)}>
          <Suspense>
            <FillInForm
              {...{ communityId, name, body }}
              template={page.artifact}
              onMade={(artifact) => {
                setMade(artifact);
                setIsOpen(false);
              }}
              onDone={() => setIsOpen(false)}
            />
          </Suspense>
        </Layer>
      )}
    </div>
  );
}

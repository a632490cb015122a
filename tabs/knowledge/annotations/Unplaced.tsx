import { makeStyles } from '@fluentui/react-components';
import { Suspense, useId, useState } from 'react';
import type { Annotation } from '../../../domain/knowledge/annotation.ts';
import { declineAnnotation, placeAnnotation } from '../../../domain/knowledge/annotation-contract.ts';
import { call } from '../../api/client.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { Notice } from '../Notice.tsx';
import { useAbout } from './about.ts';
import { Card } from './Card.tsx';
import { alikeBlocks } from './groups.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { NOTES, UNPLACED } from './texts.ts';
import { useAsked } from './use-asked.ts';

const useStyles = makeStyles({
  root: { '@media print': { display: 'none' } },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    marginBottom: '24px',
    // As long as it is hidden it takes no room.
    '&[hidden]': { display: 'none' },
  },
});

const PickSheet = lazySheet(() => import('./PickSheet.tsx'));

interface Props {
  readonly annotations: readonly Annotation[];
  /** The annotation that is to be shown, by its id, if it is one of these. */
  readonly asked: string | null;
}

/** Annotations whose passage is gone from the text: what it was, and where it may belong now. */
export default function Unplaced({ annotations, asked }: Props) {
  const styles = useStyles();
  const id = useId();
  const { shown, setShown, opened, setOpened } = useAsked(annotations, asked);
  return (
    <section className={styles.root} aria-label={UNPLACED.notice(annotations.length)}>
      <Notice
        action={
          <Button size="small" aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}>
            {shown ? UNPLACED.hide : UNPLACED.show}
          </Button>
        }
      >
        {UNPLACED.notice(annotations.length)}. {UNPLACED.why}
      </Notice>
      <div id={id} hidden={!shown} className={styles.list}>
        {shown &&
          annotations.map((one) => (
            <Card
              key={one.id}
              annotation={one}
              quoted
              focused={asked === one.id}
              open={opened === one.id || annotations.length === 1}
              onOpen={(open) => setOpened(open ? one.id : null)}
              more={<Place annotation={one} />}
            />
          ))}
      </div>
    </section>
  );
}

/** Place it, or let it go with a reason. */
function Place({ annotation }: { annotation: Annotation }) {
  const { communityId, artifactId, title, text, revision, personId } = useAbout();
  const [doing, setDoing] = useState<'place' | 'let-go' | null>(null);
  const { id, etag, author, quote } = annotation;
  const params = { communityId, artifactId, annotationId: id };
  if (doing === 'let-go')
    return (
      <ReasonForm
        name={`decline.${id}`}
        label={author.id === personId ? NOTES.declineReasonMine : UNPLACED.letGoReason(author.name)}
        send={UNPLACED.letGo}
        onSend={(operation, reason) =>
          call(declineAnnotation, { params, body: { reason }, etag, operation }).then(() =>
            toast(UNPLACED.letGone),
          )
        }
        onDone={() => setDoing(null)}
      />
    );
  return (
    <>
      <Button size="small" appearance="primary" onClick={() => setDoing('place')}>
        {UNPLACED.place}
      </Button>
      <Button size="small" appearance="subtle" onClick={() => setDoing('let-go')}>
        {UNPLACED.letGo}
      </Button>
      <Suspense>
        {doing === 'place' && (
          <PickSheet
            title={UNPLACED.placeTitle}
            hint={UNPLACED.was}
            quote={quote}
            send={UNPLACED.placeHere}
            text={text}
            artifact={title}
            whole={false}
            first={{ label: UNPLACED.near, blocks: alikeBlocks(text, quote) }}
            onClose={() => setDoing(null)}
            onPick={async (anchor, operation) => {
              if (!anchor) return;
              await call(placeAnnotation, { params, body: { revision, anchor }, etag, operation });
              setDoing(null);
              toast(UNPLACED.placed);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

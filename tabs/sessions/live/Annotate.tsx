import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, type RefObject, Suspense, useMemo, useState } from 'react';
import type { Artifact } from '../../../domain/knowledge/artifact.ts';
import { quoteOf } from '../../../domain/knowledge/passages.ts';
import { artifactText } from '../../../domain/knowledge/text.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { useAnnotating } from '../../knowledge/annotations/annotating.ts';
import { useFields } from '../../knowledge/annotations/fields.ts';
import { PassagePicker, type Picked } from '../../knowledge/annotations/PassagePicker.tsx';
import { selectedAnchor, wholeWords } from '../../knowledge/annotations/places.ts';
import SelectionBar from '../../knowledge/annotations/SelectionBar.tsx';
import { ANNOTATE } from '../../knowledge/annotations/texts.ts';
import { Layer } from './layers.tsx';
import type { Place } from './session-client.ts';

const AnnotationForm = lazy(() => import('../../knowledge/annotations/AnnotationForm.tsx'));

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', paddingBlock: '8px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface Props {
  readonly place: Place;
  readonly artifact: Pick<Artifact, 'id' | 'title' | 'type'>;
  /** The revision that is shown, and its body. */
  readonly revision: number;
  readonly body: string;
  /** What it is drawn in. */
  readonly root: RefObject<HTMLElement | null>;
  /** Whether a passage is to be picked from a list, because none is selected. */
  readonly picking: boolean;
  readonly onDone: () => void;
}

/** Annotates a playbook during a session, which becomes the annotation’s context. */
export default function Annotate({ place, artifact, revision, body, root, picking, onDone }: Props) {
  const styles = useStyles();
  const fields = useFields();
  const { communityId, sessionId } = place;
  const { id: artifactId, title, type } = artifact;
  const draft = useAnnotating({ communityId, artifactId, sessionId });
  const text = useMemo(() => artifactText(type, body), [type, body]);
  const [picked, setPicked] = useState<Picked | undefined>(
    () => (root.current && wholeWords(text, selectedAnchor(root.current, text))) ?? undefined,
  );
  const begin = (anchor: Picked) => ({ anchor, revision, quote: anchor ? quoteOf(text, anchor) : '' });
  const asks = picking && !draft.form;
  return (
    <>
      <SelectionBar
        root={root}
        text={text}
        onChoose={(kind, anchor) => draft.begin({ kind, ...begin(anchor) })}
      />
      {(asks || draft.form) && (
        <Layer label={ANNOTATE.pickTitle}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields within */}
          <div
            className={styles.root}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              onDone();
            }}
          >
            <h2 className={styles.title}>{ANNOTATE.pickTitle}</h2>
            {asks ? (
              <>
                <p className={fields.quiet}>{ANNOTATE.pickHint}</p>
                <PassagePicker text={text} title={title} picked={picked} onPick={setPicked} whole />
                <div className={fields.actions}>
                  <Button size="small" onClick={onDone}>
                    {ANNOTATE.cancel}
                  </Button>
                  <Button
                    size="small"
                    appearance="primary"
                    disabledFocusable={picked === undefined}
                    onClick={() => picked !== undefined && draft.begin({ kind: null, ...begin(picked) })}
                  >
                    {ANNOTATE.goOn}
                  </Button>
                </div>
              </>
            ) : (
              <Suspense>
                <AnnotationForm
                  draft={{
                    ...draft,
                    discard: () => {
                      draft.discard();
                      onDone();
                    },
                  }}
                  about={{ communityId, artifactId }}
                  shown={revision}
                  quoted
                  onSent={() => {
                    toast(ANNOTATE.sent);
                    onDone();
                  }}
                />
              </Suspense>
            )}
          </div>
        </Layer>
      )}
    </>
  );
}

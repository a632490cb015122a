import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { walk } from '../../../domain/knowledge/types/check-tree.ts';
import { isQuestion, isTree, readTree } from '../../../domain/knowledge/types/tree.ts';
import { currentItem } from '../../../domain/sessions/agenda.ts';
import { NOTE_MAX } from '../../../domain/sessions/note.ts';
import { beginning } from '../../../domain/shared/text.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { nameOfNode } from '../../knowledge/tree/edit-tree.ts';
import { Walk } from '../../knowledge/tree/Walk.tsx';
import { Introduction } from './Introduction.tsx';
import { useWalking } from './use-walking.ts';
import { WALKING } from './working-texts.ts';
import type { WorkingProps } from './working-types.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', marginBottom: '16px' },
  // Read from across a room.
  large: { zoom: 1.4 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  lead: { flex: '1 1 auto', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** A decision tree in a session: one person leads through it and all see where they are, or one walks alone. */
export default function WalkTogether({ client, state, page, revision, body, on }: WorkingProps) {
  const styles = useStyles();
  const tree = useMemo(() => readTree(body), [body]);
  const { id: artifactId, title } = page.artifact;
  const [alone, setAlone] = useState<readonly string[] | null>(null);
  const [noted, setNoted] = useState<string | null>(null);
  const told = state.walks.get(artifactId);
  const going = told && !told.over && told.revision === revision ? told : null;
  const leads = going?.lead.id === client.personId;
  const may = state.abilities.capture === 'yes';
  const move = useWalking(client, artifactId, revision);
  if (!isTree(tree)) return null;

  // On the stage the first question is there to be seen before anybody leads.
  const path = going?.path ?? alone ?? (on === 'stage' ? [] : null);
  const goesOn = going ? leads : alone !== null;
  const { steps, at } = walk(tree, path ?? []);
  const answers = steps.map(({ node, answer }) => `${nameOfNode(node)} ${answer}`).join('\n');
  const outcome = beginning(`${WALKING.noted(title, at ? nameOfNode(at) : '')}\n\n${answers}`, NOTE_MAX);
  // By whoever led before as well; one's own waits to be sent, or was changed since.
  const isNoted =
    noted === outcome || state.notes.some(({ kind, text }) => kind === 'decision' && text === outcome);
  const note = () => {
    setNoted(outcome);
    client.capture(
      {
        kind: 'decision',
        text: outcome,
        agendaItemId: currentItem(state.agenda.items)?.id ?? null,
        tags: [],
        ownerId: null,
        due: null,
      },
      false,
    );
    toast(WALKING.kept);
  };
  return (
    <section className={styles.root} aria-label={WALKING.title}>
      {!path && tree.intro && <Introduction>{tree.intro}</Introduction>}
      <div className={styles.row} role="status">
        {going && (
          <span className={styles.lead}>{leads ? WALKING.youLead : WALKING.leads(going.lead.name)}</span>
        )}
        {!going && alone && <span className={styles.lead}>{WALKING.alone}</span>}
        {leads && going && (
          <Button size="small" onClick={() => move({ path: going.path, over: true })}>
            {WALKING.end}
          </Button>
        )}
        {going && !leads && may && (
          <Button size="small" onClick={() => move({ path: going.path, take: true })}>
            {WALKING.take}
          </Button>
        )}
        {!going && may && (
          <Button
            appearance={alone ? 'secondary' : 'primary'}
            size="small"
            onClick={() => {
              setAlone(null);
              move({ path: alone ?? [] });
            }}
          >
            {WALKING.together}
          </Button>
        )}
        {!going && !alone && on === 'panel' && (
          <Button size="small" onClick={() => setAlone([])}>
            {WALKING.walkAlone}
          </Button>
        )}
      </div>
      {path && (
        <div className={on === 'stage' ? styles.large : undefined}>
          <Walk
            tree={tree}
            path={path}
            keys="within"
            {...(goesOn && { onPath: going ? (next) => move({ path: next }) : setAlone })}
            atOutcome={
              goesOn &&
              may &&
              at &&
              !isQuestion(at) && (
                <div className={styles.row}>
                  <Button size="small" appearance="primary" disabledFocusable={isNoted} onClick={note}>
                    {isNoted ? WALKING.isNoted : WALKING.note}
                  </Button>
                </div>
              )
            }
          />
        </div>
      )}
    </section>
  );
}
